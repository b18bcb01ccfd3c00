// Puts a talk of mine aside: until a time, or until somebody says something in it.

import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { useDesk } from './desk-context.js';
import { tomorrowAt } from './pause-times.js';

const MINUTE_MS = 60_000;

interface Props {
  readonly row: ConversationRow;
  readonly onClose: () => void;
}

export function PauseDialog({ row, onClose }: Props) {
  const { say, language } = useWords();
  const { hub } = useDesk();
  const nowMs = Date.now();
  const until = (untilMs?: number): void => {
    const { conversationId } = row;
    hub.ask('pause', { conversationId, ...(untilMs === undefined ? {} : { untilMs }) }).then(() => {
      tellDone('pause.done', { name: row.name });
      onClose();
    }, tellFault);
  };
  const times = [
    { word: 'pause.half', untilMs: nowMs + 30 * MINUTE_MS },
    { word: 'pause.hour', untilMs: nowMs + 60 * MINUTE_MS },
    { word: 'pause.three', untilMs: nowMs + 180 * MINUTE_MS },
    { word: 'pause.tomorrow', untilMs: tomorrowAt(9, nowMs) },
  ] as const;
  return (
    <TitledDialog className="pause" title={say('pause.title', { name: row.name })} onClose={onClose}>
      <p>{say('pause.lead')}</p>
      <div className="pause-times">
        {times.map(({ word, untilMs }, index) => (
          <Button
            key={word}
            className="button wide"
            autoFocus={index === 0}
            onPress={() => {
              until(untilMs);
            }}
          >
            {say(word)} <small>{momentOf(untilMs, language)}</small>
          </Button>
        ))}
        <Button
          className="button wide"
          onPress={() => {
            until();
          }}
        >
          {say('pause.words')}
        </Button>
      </div>
    </TitledDialog>
  );
}
