// Something that came without words, by its kind and name.

import { useWords } from '../words/words.js';
import type { WordKey } from '../words/zh.js';

const KINDS: readonly (readonly [beginning: string, word: WordKey])[] = [
  ['image', 'attachment.image'],
  ['audio', 'attachment.audio'],
  ['video', 'attachment.video'],
  ['sticker', 'attachment.sticker'],
  ['application/vnd.yima.sticker', 'attachment.sticker'],
  ['location', 'attachment.location'],
];

export function AttachmentLine({
  contentType,
  name,
}: {
  readonly contentType: string;
  readonly name?: string;
}) {
  const { say } = useWords();
  const kind = contentType.includes('sticker')
    ? 'attachment.sticker'
    : (KINDS.find(([beginning]) => contentType.startsWith(beginning))?.[1] ?? 'attachment.file');
  return (
    <p className="attachment">
      <span className="attachment-kind">{say(kind)}</span>
      {name === undefined ? null : <span>{name}</span>}
    </p>
  );
}
