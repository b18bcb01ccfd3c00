// What came with a message and cannot be shown: its kind, its name, and why it is not there.

import type { ThreadAttachment } from '../../../wire/thread-views.js';
import { useWords } from '../words/words.js';
import type { WordKey } from '../words/zh.js';

export const KIND_WORDS = {
  image: 'attachment.image',
  sticker: 'attachment.sticker',
  video: 'attachment.video',
  audio: 'attachment.audio',
  file: 'attachment.file',
  location: 'attachment.location',
  link: 'attachment.link',
} as const satisfies Record<ThreadAttachment['kind'], WordKey>;

const STATE_WORDS = {
  arriving: 'media.arriving',
  'too-large': 'media.too-large',
  gone: 'media.gone',
  'not-allowed': 'media.not-allowed',
  unavailable: 'media.unavailable',
  'disk-full': 'media.disk-full',
  removed: 'media.removed',
} as const satisfies Record<Exclude<NonNullable<ThreadAttachment['media']>['state'], 'stored'>, WordKey>;

export function AttachmentLine({ kind, name, media }: ThreadAttachment) {
  const { say } = useWords();
  const state = media === undefined || media.state === 'stored' ? undefined : media.state;
  return (
    <p className="attachment" data-media={state}>
      <span className="attachment-kind">{say(KIND_WORDS[kind])}</span>
      {name === undefined ? null : <span className="attachment-name">{name}</span>}
      {state === undefined ? null : <span className="attachment-state">{say(STATE_WORDS[state])}</span>}
    </p>
  );
}
