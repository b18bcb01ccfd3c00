// Passes a talk on: to a colleague, to the queue, or back to the bot, with a note for who comes next.

import { useState, type SubmitEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';

import type { FloorAgent, FloorView } from '../../../wire/agent-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { DeskTeam } from '../../../wire/team-events.js';
import { FaultLine } from '../shell/fault-line.js';
import { Skeleton } from '../shell/skeleton.js';
import { useTeams } from '../teams/use-teams.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';
import { AgentState } from './agent-state.js';
import { byReadiness, canTake, useFloor } from './use-floor.js';
import { useTransfer, type Target } from './use-transfer.js';

interface Props {
  readonly row: ConversationRow;
  /** Whom the person has named already. */
  readonly toAgentId?: string | undefined;
  readonly onClose: () => void;
}

export function TransferDialog({ row, toAgentId, onClose }: Props) {
  const { say } = useWords();
  const floor = useFloor();
  const [target, setTarget] = useState<Target | undefined>(
    toAgentId === undefined ? undefined : `agent:${toAgentId}`,
  );
  const named = floor?.agents.find(({ id }) => `agent:${id}` === target);
  const isReady = target !== undefined && (named === undefined || canTake(named));
  const [note, setNote] = useState('');
  const { pass, fault, isBusy } = useTransfer(row, onClose);
  const lacksNote = floor?.rules.isNoteNeeded === true && note.trim() === '';
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isReady && !lacksNote && !isBusy) void pass(target, note.trim());
  };
  return (
    <TitledDialog className="transfer" title={say('transfer.title', { name: row.name })} onClose={onClose}>
      <form className="form" onSubmit={send}>
        {floor === undefined ? (
          <Skeleton rows={3} />
        ) : (
          <Targets floor={floor} ownerId={row.assignee?.id} target={target} onTarget={setTarget} />
        )}
        <div className="field">
          <label htmlFor="transfer-note">
            {say(floor?.rules.isNoteNeeded === true ? 'transfer.note.needed' : 'transfer.note')}
          </label>
          <textarea
            id="transfer-note"
            className="composer-box"
            rows={3}
            maxLength={5_000}
            value={note}
            onChange={(event) => {
              setNote(event.target.value);
            }}
          />
          <p className="field-hint">{say('transfer.note.hint')}</p>
        </div>
        <FaultLine error={fault} isAlert />
        <div className="form-buttons">
          <Button className="button" onPress={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" className="button primary" isDisabled={!isReady || lacksNote || isBusy}>
            {say('transfer.do')}
          </Button>
        </div>
      </form>
    </TitledDialog>
  );
}

interface TargetsProps {
  readonly floor: FloorView;
  readonly ownerId: string | undefined;
  readonly target: Target | undefined;
  readonly onTarget: (target: Target) => void;
}

function Targets({ floor, ownerId, target, onTarget }: TargetsProps) {
  const { say, language } = useWords();
  const teams = useTeams() ?? [];
  const sorted = byReadiness(floor.agents.filter(({ id }) => id !== ownerId));
  return (
    <RadioGroup
      className="targets"
      aria-label={say('transfer.to')}
      value={target ?? null}
      onChange={onTarget}
    >
      {sorted.length === 0 ? <p className="field-hint">{say('transfer.alone')}</p> : null}
      {sorted.map((agent) => (
        <RadioField key={agent.id} value={`agent:${agent.id}`} isDisabled={!canTake(agent)}>
          <RadioButton className="target">
            <span className="target-name">{agent.name}</span>
            <AgentState state={agent.state} />
            <span className="load">{say('floor.talks', { load: agent.load, capacity: agent.capacity })}</span>
            {agent.load >= agent.capacity ? <span className="tag">{say('floor.full')}</span> : null}
          </RadioButton>
        </RadioField>
      ))}
      {teams.map((team) => (
        <RadioField key={team.id} value={`team:${team.id}`}>
          <RadioButton className="target">
            <span className="target-name">{say('transfer.team', { team: team.name[language] })}</span>
            <span className="target-next">
              {say('transfer.team.next', { there: thereOf(team, floor.agents), n: team.afterMinutes })}
            </span>
          </RadioButton>
        </RadioField>
      ))}
      <RadioField value="queue">
        <RadioButton className="target">
          <span className="target-name">{say('transfer.queue')}</span>
          <span className="target-next">{say('transfer.queue.next')}</span>
        </RadioButton>
      </RadioField>
      <RadioField value="bot">
        <RadioButton className="target">
          <span className="target-name">{say('transfer.bot')}</span>
          <span className="target-next">{say('transfer.bot.next')}</span>
        </RadioButton>
      </RadioField>
    </RadioGroup>
  );
}

/** Its members who are on line. */
const thereOf = ({ members }: DeskTeam, agents: readonly FloorAgent[]): number =>
  agents.filter(({ id, state }) => members.includes(id) && (state === 'online' || state === 'busy')).length;
