// What an entry says and brings: its words, what it answers, what came with it, what was to be chosen.

import type { ThreadEntry } from '../../../wire/thread-views.js';
import { MentionWords } from '../mentions/mention-words.js';
import { useWords } from '../words/words.js';
import { AttachmentView } from './attachment-view.js';
import { CardView } from './card-view.js';
import { QuoteLine } from './quote-line.js';

export function EntryBody({ entry }: { readonly entry: ThreadEntry }) {
  const { say } = useWords();
  // What the words already list is not shown twice.
  const choices = (entry.choices ?? []).filter(({ label }) => !entry.text.includes(label));
  return (
    <div className="bubble">
      {entry.quote === undefined ? null : <QuoteLine quote={entry.quote} />}
      {entry.isUnsent === true ? (
        <p className="bubble-text unsent">{say('entry.unsent')}</p>
      ) : entry.text === '' ? null : (
        <p className="bubble-text">
          <MentionWords entry={entry} />
        </p>
      )}
      {entry.attachments?.map((attachment, index) => (
        <AttachmentView key={index} attachment={attachment} />
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
  );
}
