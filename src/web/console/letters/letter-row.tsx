// One letter without its words: where it was to go, why it did not, and the ways to look into it.

import type { DeadLettersView } from '../../../wire/delivery-api.js';
import { ChannelMark } from '../desk/channel-mark.js';
import type { Fault } from '../shell/fault.js';
import { FaultText } from '../shell/fault-text.js';
import { OpenTalkButton } from '../shell/open-talk-button.js';
import { JournalButton } from '../thread/journal-button.js';
import { momentOf } from '../words/clock-words.js';
import { reasonWords } from '../words/known-word.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly letter: DeadLettersView['letters'][number];
  readonly label: string;
  readonly isChosen: boolean;
  readonly isLocked: boolean;
  readonly outcome: 'begun' | Fault | undefined;
  readonly onChoose: (isChosen: boolean) => void;
}

export function LetterRow({ letter, label, isChosen, isLocked, outcome, onChoose }: Props) {
  const { say, language } = useWords();
  const { id, accountId, channelId, author, state, reason, attempts, diedAtMs, conversationId } = letter;
  const words = reasonWords(say, reason);
  return (
    <li className="letter" data-state={state}>
      <label className="check">
        <input
          type="checkbox"
          className="hidden-text"
          aria-label={label}
          checked={isChosen}
          disabled={isLocked}
          onChange={({ target }) => {
            onChoose(target.checked);
          }}
        />
        <span className="check-box" aria-hidden="true" />
      </label>
      <div className="letter-body">
        <p className="letter-head">
          <strong className="letter-state">
            {say(state === 'unclear' ? 'delivery.unclear' : 'delivery.refused')}
          </strong>
          <ChannelMark channelId={channelId} />
          <span>{accountId}</span>
          <time dateTime={new Date(diedAtMs).toISOString()}>{momentOf(diedAtMs, language)}</time>
          <span>{say(`author.${author}`)}</span>
          <span>
            {say('letters.tries')} {say('letters.times', { n: attempts })}
          </span>
        </p>
        {words === undefined ? null : <p>{words}</p>}
        <p className="journal-reason">{reason}</p>
        {outcome === undefined ? null : (
          <p className="letter-outcome" role="status">
            {outcome === 'begun' ? say('letters.again') : <FaultText fault={outcome} />}
          </p>
        )}
      </div>
      <div className="letter-buttons">
        <JournalButton id={id} isShown />
        <OpenTalkButton conversationId={conversationId} />
      </div>
    </li>
  );
}
