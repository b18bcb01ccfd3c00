// Pictures that a citizen chose together: one bubble, side by side.

import type { ThreadEntry } from '../../../wire/thread-views.js';
import { momentOf, timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { AttachmentView } from './attachment-view.js';

interface Props {
  readonly entries: readonly [ThreadEntry, ...ThreadEntry[]];
  readonly citizenName: string;
}

export function PictureSet({ entries, citizenName }: Props) {
  const { say, language } = useWords();
  const [{ seq, atMs, speaker }] = entries;
  return (
    <article className="entry" data-author="citizen" data-seq={seq}>
      <p className="entry-head">
        <span className="entry-who">{speaker ?? citizenName}</span>
        <time dateTime={new Date(atMs).toISOString()} title={momentOf(atMs, language)}>
          {timeOf(atMs)}
        </time>
      </p>
      <div className="bubble picture-set" role="group" aria-label={say('media.set', { n: entries.length })}>
        {entries.map((entry) =>
          entry.isUnsent === true ? (
            <p key={entry.seq} className="bubble-text unsent">
              {say('entry.unsent')}
            </p>
          ) : (
            entry.attachments?.map((attachment, index) => (
              <AttachmentView key={`${entry.seq}-${index}`} attachment={attachment} />
            ))
          ),
        )}
      </div>
    </article>
  );
}
