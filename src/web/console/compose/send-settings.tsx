// How this person sends: by which key, and whether it rests a moment first. Kept on this machine.

import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';

import { PopoverPanel } from '../shell/popover-panel.js';
import { Segments } from '../shell/segments.js';
import { useStored } from '../shell/stored.js';
import { useWords } from '../words/words.js';

/** How long a reply may rest, in seconds; 0: it leaves at once. */
const HOLDS = ['0', '5', '10', '20'] as const;
const USUAL_HOLD = '5';

const SEND_KEYS = ['enter', 'mod'] as const;

export interface SendSettings {
  readonly sendsBy: 'enter' | 'mod';
  /** Undefined: it leaves at once. */
  readonly holdMs: number | undefined;
}

export function useSendSettings(): SendSettings {
  const [key] = useStored('send.key');
  const [hold] = useStored('send.hold');
  const seconds = HOLDS.find((each) => each === hold) ?? USUAL_HOLD;
  return {
    sendsBy: key === 'mod' ? 'mod' : 'enter',
    holdMs: seconds === '0' ? undefined : Number(seconds) * 1_000,
  };
}

export function SendSettingsButton() {
  const { say } = useWords();
  const { sendsBy, holdMs } = useSendSettings();
  const [, setKey] = useStored('send.key');
  const [, setHold] = useStored('send.hold');
  return (
    <DialogTrigger>
      <Button className="icon-button" aria-label={say('send.settings')}>
        ⋯
      </Button>
      <PopoverPanel placement="top end" className="send-settings">
        {() => (
          <>
            <Segments
              className="stacked"
              label={say('send.by')}
              options={SEND_KEYS.map((id) => ({ id, label: say(`send.${id}`) }))}
              chosen={sendsBy}
              onChoose={setKey}
            />
            <p className="field-hint">{say('send.hold')}</p>
            <Segments
              label={say('send.hold')}
              options={HOLDS.map((id) => ({
                id,
                label: id === '0' ? say('send.now') : say('send.seconds', { n: id }),
              }))}
              chosen={HOLDS.find((each) => Number(each) * 1_000 === (holdMs ?? 0)) ?? USUAL_HOLD}
              onChoose={setHold}
            />
          </>
        )}
      </PopoverPanel>
    </DialogTrigger>
  );
}
