// One message as it was said: who, the words with their links, what was to be pressed, when.

import type { VisitorEntry } from '../../wire/visitor-events.js';
import { Card } from './card.js';
import { Files } from './files.js';
import { linkParts } from './link-parts.js';
import { timeOf } from './log-times.js';
import type { Words } from './words.js';

interface BubbleProps {
  readonly entry: VisitorEntry;
  /** The citizen went on: what could be pressed is read only. */
  readonly isPast: boolean;
  readonly say: Words;
  /** Origin of the hub, for its own pictures. */
  readonly hubUrl: string;
  /** Says something in the citizen's name. */
  readonly onSay: (text: string) => void;
}

export function Bubble({ entry, isPast, say, hubUrl, onSay }: BubbleProps) {
  const { author, text, atMs, agentName } = entry;
  const isMine = author === 'citizen';
  const name = isMine ? say.you : author === 'agent' ? (agentName ?? say.agent) : say[author];
  return (
    <article class={isMine ? 'mine' : 'theirs'}>
      <p class={isMine ? 'hidden' : 'name'}>{name}</p>
      {entry.quote !== undefined && (
        <p class="quote" lang={langOf(entry.quote.text)}>
          <span class="hidden">{say.answers}</span>
          {entry.quote.text === '' ? '…' : entry.quote.text}
        </p>
      )}
      {text !== '' && (
        <p class="bubble" lang={langOf(text)}>
          <Linked text={text} say={say} />
        </p>
      )}
      {entry.files !== undefined && <Files files={entry.files} say={say} hubUrl={hubUrl} />}
      {entry.cards?.map((card, at) => (
        <Card key={at} card={card} hubUrl={hubUrl} onSay={onSay} />
      ))}
      {isPast && entry.choices !== undefined && (
        <ul class="offered" aria-label={say.choices}>
          {entry.choices.map(({ label, payload }) => (
            <li key={payload} lang={langOf(label)}>
              {label}
            </li>
          ))}
        </ul>
      )}
      <time dateTime={new Date(atMs).toISOString()}>{timeOf(atMs, say.lang)}</time>
    </article>
  );
}

function Linked({ text, say }: { readonly text: string; readonly say: Words }) {
  return (
    <>
      {linkParts(text).map((part, at) =>
        part.href === undefined ? (
          part.text
        ) : (
          <a key={at} href={part.href} target="_blank" rel="noopener noreferrer">
            {part.text}
            <span class="hidden">{say.newWindow}</span>
          </a>
        ),
      )}
    </>
  );
}

/** Readers switch their voice by it: the window may be English and the answer Chinese. */
export function langOf(text: string): string {
  return /\p{Script=Han}/u.test(text) ? 'zh-Hant-TW' : 'en';
}
