// One entry: who, when, the words, what came with them, what became of it.

import { memo } from 'react';

import type { ThreadEntry } from '../../../wire/agent-events.js';
import { useSession } from '../session/use-session.js';
import { momentOf, timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { AttachmentLine } from './attachment-line.js';
import { CardView } from './card-view.js';
import { DeliveryMark } from './delivery-mark.js';
import { Why } from './why.js';

interface Props {
  readonly entry: ThreadEntry;
  readonly citizenName?: string;
}

/** Drawn again only when the entry itself changes: a talk has a hundred of them. */
export const EntryBubble = memo(function EntryBubble({ entry, citizenName }: Props) {
  const { say, language } = useWords();
  const { name: myName } = useSession().staff;
  const { author, agentName, speaker } = entry;
  // What the words already list is not shown twice.
  const choices = (entry.choices ?? []).filter(({ label }) => !entry.text.includes(label));
  const who =
    author === 'citizen' && (speaker ?? citizenName) !== undefined
      ? (speaker ?? citizenName)
      : agentName === undefined
        ? say(`author.${author}`)
        : author === 'note'
          ? `${say('author.note')} · ${agentName}`
          : agentName === myName
            ? say('author.me')
            : agentName;
  if (author === 'system') return <p className="system-line">{entry.text}</p>;
  return (
    <article className="entry" data-author={author} data-seq={entry.seq} data-delivery={entry.delivery}>
      <p className="entry-head">
        <span className="entry-who">{who}</span>
        <time dateTime={new Date(entry.atMs).toISOString()} title={momentOf(entry.atMs, language)}>
          {timeOf(entry.atMs)}
        </time>
        {entry.isEdited === true ? <span>{say('entry.edited')}</span> : null}
      </p>
      <div className="bubble">
        {entry.isUnsent === true ? (
          <p className="bubble-text unsent">{say('entry.unsent')}</p>
        ) : entry.text === '' ? null : (
          <p className="bubble-text">{entry.text}</p>
        )}
        {entry.attachments?.map((attachment, index) => (
          <AttachmentLine key={index} {...attachment} />
        ))}
        {entry.cards?.map((card, index) => (
          <CardView key={index} card={card} />
        ))}
        {choices.length === 0 ? null : (
          <ul className="choices" aria-label={say('choices.offered')}>
            {choices.map(({ label, payload }) => (
              <li key={payload} className="choice">
                {label}
              </li>
            ))}
          </ul>
        )}
      </div>
      {entry.delivery === undefined || (author === 'bot' && entry.delivery === 'accepted') ? null : (
        <DeliveryMark entry={entry} delivery={entry.delivery} />
      )}
      {entry.why === undefined ? null : <Why why={entry.why} />}
    </article>
  );
});
