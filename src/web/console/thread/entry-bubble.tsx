// One entry: who, when, the words, what came with them, what became of it.

import { memo } from 'react';

import type { ThreadEntry } from '../../../wire/thread-views.js';
import { useSession } from '../session/use-session.js';
import { momentOf, timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { QuoteButton } from './quote-button.js';
import { EntryBody } from './entry-body.js';
import { DeliveryMark } from './delivery-mark.js';
import { SignLine } from './sign-line.js';
import { Why } from './why.js';

interface Props {
  readonly entry: ThreadEntry;
  readonly citizenName?: string;
  /** Present while the reader may answer this very message. */
  readonly onQuote?: (entry: ThreadEntry) => void;
}

/** What the citizen has before their eyes: their own words, and what their platform took of ours. */
const canBeQuoted = ({ author, isUnsent, delivery = 'accepted' }: ThreadEntry): boolean =>
  author !== 'note' && isUnsent !== true && delivery === 'accepted';

/** Drawn again only when the entry itself changes: a talk has a hundred of them. */
export const EntryBubble = memo(function EntryBubble({ entry, citizenName, onQuote }: Props) {
  const { say, language } = useWords();
  const { name: myName } = useSession().staff;
  const { author, agentName, speaker } = entry;
  const who =
    author === 'citizen' && (speaker ?? citizenName) !== undefined
      ? (speaker ?? citizenName)
      : agentName === undefined
        ? say(`author.${author}`)
        : author === 'note'
          ? `${say(entry.isWhisper === true ? 'entry.whisper' : 'author.note')} · ${agentName}`
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
      <EntryBody entry={entry} />
      <SignLine signs={entry.reactions ?? []} />
      {entry.delivery === undefined || (author === 'bot' && entry.delivery === 'accepted') ? null : (
        <DeliveryMark entry={entry} delivery={entry.delivery} />
      )}
      {onQuote === undefined || !canBeQuoted(entry) ? null : <QuoteButton entry={entry} onQuote={onQuote} />}
      {entry.why === undefined ? null : <Why why={entry.why} />}
    </article>
  );
});
