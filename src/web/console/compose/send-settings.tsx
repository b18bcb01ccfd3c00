// How this person sends: by which key, and whether it rests a moment first. Kept on this machine.

import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

import { PopoverPanel } from '../shell/popover-panel.js';
import { useStored } from '../shell/stored.js';
import { useWords } from '../words/words.js';

/** How long a reply may rest, in seconds; 0: it leaves at once. */
const HOLDS = ['0', '5', '10', '20'] as const;
const USUAL_HOLD = '5';

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
            <ToggleButtonGroup
              className="segments stacked"
              aria-label={say('send.by')}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[sendsBy]}
              onSelectionChange={(keys) => {
                setKey(keys.has('mod') ? 'mod' : 'enter');
              }}
            >
              <ToggleButton id="enter" className="segment">
                {say('send.enter')}
              </ToggleButton>
              <ToggleButton id="mod" className="segment">
                {say('send.mod')}
              </ToggleButton>
            </ToggleButtonGroup>
            <p className="field-hint">{say('send.hold')}</p>
            <ToggleButtonGroup
              className="segments"
              aria-label={say('send.hold')}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[String((holdMs ?? 0) / 1_000)]}
              onSelectionChange={(keys) => {
                setHold(HOLDS.find((each) => keys.has(each)));
              }}
            >
              {HOLDS.map((seconds) => (
                <ToggleButton key={seconds} id={seconds} className="segment">
                  {seconds === '0' ? say('send.now') : say('send.seconds', { n: seconds })}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </>
        )}
      </PopoverPanel>
    </DialogTrigger>
  );
}
