// The way to send a file: a button, and what is dropped on the window or pasted into its line.

import { useRef } from 'preact/hooks';

import { ClipIcon } from './icons.js';
import type { TalkClient } from './talk-client.js';
import type { Words } from './words.js';

/** Each is a message of its own; more at once are a mistake. Ours. */
const MOST_AT_ONCE = 5;

export function sendFiles(client: TalkClient, files: FileList): void {
  for (const file of [...files].slice(0, MOST_AT_ONCE)) client.sendFile(file);
}

export function AttachButton({ client, say }: { readonly client: TalkClient; readonly say: Words }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="clip icon"
        aria-label={say.attach}
        title={say.attach}
        onClick={() => {
          input.current?.click();
        }}
      >
        <ClipIcon />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={say.attach}
        onChange={({ currentTarget }) => {
          if (currentTarget.files !== null) sendFiles(client, currentTarget.files);
          // The same one may be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
