// In the top bar: am I there for new talks, how many do I have, and what becomes of them if I am not.

import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';

import type { FloorAgent } from '../../../wire/agent-events.js';
import type { FloorRules } from '../../../wire/floor-events.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import { tellFault } from '../shell/notices.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { spanOf } from '../words/span-words.js';
import { useWords } from '../words/words.js';
import { useFloor, useMe } from './use-floor.js';

const CHOICES = ['online', 'busy', 'offline'] as const;
type Choice = (typeof CHOICES)[number];

/** The hub takes a screen for gone after a minute without a sign of it. Unit: ms. */
const AWAY_AFTER_MS = 60_000;

export function AvailabilityMenu() {
  const { say } = useWords();
  const me = useMe();
  const rules = useFloor()?.rules;
  const lost = useLost();
  const [isOpen, setIsOpen] = useState(false);
  if (me === undefined || rules === undefined) return null;
  return (
    <>
      <Button
        className="availability"
        data-state={lost === undefined ? me.state : 'lost'}
        aria-haspopup="dialog"
        onPress={() => {
          setIsOpen(true);
        }}
      >
        <span className="hidden-text">{say('floor.mine')}</span>
        <span className="state-dot" aria-hidden="true" />
        <span>{lost ?? say(`floor.${me.state}`)}</span>
        <span className="load" title={say('floor.load', { load: me.load, capacity: me.capacity })}>
          {me.load}/{me.capacity}
        </span>
      </Button>
      <TitledDialog
        className="availability-dialog"
        title={say('floor.mine')}
        isOpen={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
      >
        <AvailabilityForm me={me} rules={rules} isLost={lost !== undefined} />
      </TitledDialog>
    </>
  );
}

interface FormProps {
  readonly me: FloorAgent;
  readonly rules: FloorRules;
  readonly isLost: boolean;
}

function AvailabilityForm({ me, rules, isLost }: FormProps) {
  const { say, language } = useWords();
  const choose = useAvailability();
  const mode = rules.isAutomatic ? 'automatic' : 'manual';
  const absent = spanOf(rules.absentAfterMs, language);
  const silent = spanOf(rules.silentAfterMs, language);
  return (
    <>
      <RadioGroup
        className="availability-choices"
        aria-label={say('floor.mine')}
        value={me.state === 'away' ? 'online' : me.state}
        isDisabled={isLost}
        onChange={(value) => {
          const choice = CHOICES.find((known) => known === value);
          if (choice !== undefined) choose(choice);
        }}
      >
        {CHOICES.map((choice) => (
          <RadioField key={choice} value={choice}>
            <RadioButton className="availability-choice" data-state={choice}>
              <span className="state-dot" aria-hidden="true" />
              <span className="choice-words">
                <strong>{say(`floor.${choice}`)}</strong>
                <span>{say(`floor.${choice}.${mode}`)}</span>
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </RadioGroup>
      <div className="availability-rules">
        <p>{say('floor.load', { load: me.load, capacity: me.capacity })}</p>
        <p>{say('floor.keeps', { silent, absent })}</p>
        {isLost ? <p className="lost-words">{say('floor.lost.next', { absent })}</p> : null}
      </div>
    </>
  );
}

function useAvailability(): (choice: Choice) => void {
  const { hub } = useDesk();
  return (availability) => {
    hub.ask('availability', { availability }).catch(tellFault);
  };
}

/** What the chip says without a connection; undefined while there is one. */
function useLost(): string | undefined {
  const { say } = useWords();
  const { link } = useDesk();
  const isLost = useLink(link).state === 'offline';
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    setIsAway(false);
    if (!isLost) return;
    const timer = setTimeout(() => {
      setIsAway(true);
    }, AWAY_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isLost]);
  return isLost ? say(isAway ? 'floor.lost.away' : 'floor.lost') : undefined;
}
