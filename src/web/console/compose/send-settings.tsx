// How this person sends: by which key, and whether it rests a moment first. Kept on this machine.

import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

import { useStored } from '../shell/stored.js';
import { useWords } from '../words/words.js';

/** As long as S4 of the screens says. Unit: ms. */
const HOLD_MS = 5_000;

export interface SendSettings {
  readonly sendsBy: 'enter' | 'mod';
  /** Undefined: it leaves at once. */
  readonly holdMs: number | undefined;
}

export function useSendSettings(): SendSettings {
  const [key] = useStored('send.key');
  const [hold] = useStored('send.hold');
  return { sendsBy: key === 'mod' ? 'mod' : 'enter', holdMs: hold === 'off' ? undefined : HOLD_MS };
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
      <Popover placement="top end" className="popover">
        <Dialog className="send-settings" aria-label={say('send.settings')}>
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
          <label className="switch">
            <input
              type="checkbox"
              role="switch"
              className="hidden-text"
              checked={holdMs !== undefined}
              onChange={(event) => {
                setHold(event.target.checked ? undefined : 'off');
              }}
            />
            <span className="switch-track" aria-hidden="true" />
            {say('send.hold')}
          </label>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
