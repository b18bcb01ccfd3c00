// How this person wants to be told of news: sound, quiet hours, notes of the system.

import { Fragment, useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';
import { playSound } from './sound.js';
import { useAlertSettings } from './use-alerts.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export function AlertsDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const [settings, change] = useAlertSettings();
  const id = useId();
  const { volume } = settings;
  return (
    <TitledDialog className="alerts-dialog" title={say('alert.title')} onClose={onClose}>
      <div className="field">
        <label htmlFor={`${id}volume`}>{say('alert.volume', { n: volume })}</label>
        <input
          id={`${id}volume`}
          type="range"
          min={0}
          max={100}
          step={10}
          value={volume}
          onChange={(event) => {
            change({ ...settings, volume: Number(event.target.value) });
          }}
        />
        <Button
          className="button small"
          onPress={() => {
            playSound(volume);
          }}
        >
          {say('alert.try')}
        </Button>
      </div>
      <div className="field">
        <span id={`${id}quiet`}>{say('alert.quiet')}</span>
        <div className="quiet-hours" role="group" aria-labelledby={`${id}quiet`}>
          {(['quietFrom', 'quietTo'] as const).map((end) => (
            <Fragment key={end}>
              {end === 'quietTo' ? <span aria-hidden="true">–</span> : null}
              <select
                aria-label={say(`alert.${end}`)}
                value={settings[end]}
                onChange={(event) => {
                  change({ ...settings, [end]: Number(event.target.value) });
                }}
              >
                {HOURS.map((hour) => (
                  <option key={hour} value={hour}>
                    {`${String(hour).padStart(2, '0')}:00`}
                  </option>
                ))}
              </select>
            </Fragment>
          ))}
        </div>
        <p className="field-hint">{say('alert.quiet.hint')}</p>
      </div>
      <OnScreen />
    </TitledDialog>
  );
}

function OnScreen() {
  const { say } = useWords();
  const [settings, change] = useAlertSettings();
  const [isRefused, setIsRefused] = useState(false);
  const choose = async (isOnScreen: boolean): Promise<void> => {
    const answer = isOnScreen && 'Notification' in window ? await Notification.requestPermission() : 'denied';
    setIsRefused(isOnScreen && answer !== 'granted');
    change({ ...settings, isOnScreen: isOnScreen && answer === 'granted' });
  };
  return (
    <div className="field">
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          className="hidden-text"
          checked={settings.isOnScreen}
          onChange={(event) => void choose(event.target.checked)}
        />
        <span className="switch-track" aria-hidden="true" />
        {say('alert.onScreen')}
      </label>
      <p className="field-hint">{say('alert.onScreen.hint')}</p>
      {isRefused ? <p className="refusal">{say('alert.refused')}</p> : null}
    </div>
  );
}
