// The latest trouble in words, with the next step; the platform's own words behind it, for whoever has to call its support.

import type { AccountStatus } from '../../../wire/channel-api.js';
import { momentOf } from '../words/clock-words.js';
import { wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly trouble: NonNullable<AccountStatus['lastTrouble']>;
  readonly isHealed: boolean;
}

export function LastTrouble({ trouble: { cause, reason, atMs, status, requestId }, isHealed }: Props) {
  const { say, language } = useWords();
  return (
    <div className="trouble" data-healed={isHealed}>
      <p>
        <strong>{wordFor(say, 'trouble', cause)}</strong> {isHealed ? say('channels.healed') : null}
      </p>
      {isHealed ? null : <p>{wordFor(say, 'trouble', `${cause}.next`)}</p>}
      <details>
        <summary>
          {momentOf(atMs, language)}
          {status === undefined ? '' : ` · HTTP ${status}`}
        </summary>
        <p className="journal-reason">{reason}</p>
        {requestId === undefined ? null : (
          <p className="field-hint">
            {say('journal.request')} <code className="long-code">{requestId}</code>
          </p>
        )}
      </details>
    </div>
  );
}
