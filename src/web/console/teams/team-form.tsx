// Makes a team, or changes one.

import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { TeamsView, TeamView, TeamWishRequest } from '../../../wire/team-api.js';
import { FaultLine } from '../shell/fault-line.js';
import { useWords } from '../words/words.js';
import { ChoiceChecks } from './choice-checks.js';
import { LeadFields, type WishProps } from './lead-fields.js';
import { useKeepTeam } from './use-keep-team.js';

/** As wire/team-api.ts takes them. */
const MOST_ZH_CHARS = 20;
const MOST_EN_CHARS = 40;
const MOST_MINUTES = 60;

const NEW: TeamWishRequest = {
  name: { zh: '', en: '' },
  leads: { words: [], accounts: [], departments: [], categories: [], intents: [] },
  overflow: { afterMinutes: 5 },
  members: [],
  isRetired: false,
};

interface Props {
  readonly view: TeamsView;
  /** Absent: a new one. */
  readonly team: TeamView | undefined;
  readonly onDone: () => void;
}

export function TeamForm({ view, team, onDone }: Props) {
  const { say } = useWords();
  const [wish, setWish] = useState<TeamWishRequest>(() => wishOf(team));
  const keeping = useKeepTeam(onDone);
  const set = (change: Partial<TeamWishRequest>): void => {
    setWish((now) => ({ ...now, ...change }));
  };
  const isReady = wish.name.zh.trim() !== '' && wish.name.en.trim() !== '';
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        const known = team === undefined ? {} : { id: team.id, revision: team.revision };
        keeping.mutate({ ...known, wish: cleaned(wish) });
      }}
    >
      <NameFields wish={wish} onSet={set} />
      <ChoiceChecks
        label={say('teams.members')}
        choices={view.staff}
        chosen={wish.members}
        onChoose={(members) => {
          set({ members: [...members] });
        }}
      />
      <OverflowFields wish={wish} view={view} teamId={team?.id} onSet={set} />
      <LeadFields wish={wish} view={view} onSet={set} />
      <FaultLine error={keeping.error} isAlert />
      <div className="form-buttons">
        <Button className="button" onPress={onDone}>
          {say('cancel')}
        </Button>
        <Button type="submit" className="button primary" isDisabled={!isReady} isPending={keeping.isPending}>
          {say('teams.save')}
        </Button>
      </div>
    </form>
  );
}

function NameFields({ wish: { name }, onSet }: WishProps) {
  const { say } = useWords();
  const id = useId();
  return (
    <div className="form-grid">
      <div className="field">
        <label htmlFor={`${id}zh`}>{say('teams.name.zh')}</label>
        <input
          id={`${id}zh`}
          maxLength={MOST_ZH_CHARS}
          required
          autoFocus
          value={name.zh}
          onChange={({ target }) => {
            onSet({ name: { ...name, zh: target.value } });
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}en`}>{say('teams.name.en')}</label>
        <input
          id={`${id}en`}
          lang="en"
          maxLength={MOST_EN_CHARS}
          required
          value={name.en}
          onChange={({ target }) => {
            onSet({ name: { ...name, en: target.value } });
          }}
        />
      </div>
    </div>
  );
}

interface OverflowProps extends WishProps {
  readonly view: TeamsView;
  readonly teamId: string | undefined;
}

function OverflowFields({ wish: { overflow }, view, teamId, onSet }: OverflowProps) {
  const { say, language } = useWords();
  const id = useId();
  const others = view.teams.filter((each) => each.id !== teamId && !each.isRetired);
  return (
    <fieldset className="field">
      <legend>{say('teams.overflow')}</legend>
      <div className="team-pair">
        <div className="field">
          <label htmlFor={`${id}minutes`}>{say('teams.minutes')}</label>
          <input
            id={`${id}minutes`}
            type="number"
            min={1}
            max={MOST_MINUTES}
            required
            value={overflow.afterMinutes}
            onChange={({ target }) => {
              onSet({ overflow: { ...overflow, afterMinutes: target.valueAsNumber || 1 } });
            }}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}to`}>{say('teams.to')}</label>
          <select
            id={`${id}to`}
            value={overflow.toTeamId ?? ''}
            onChange={({ target: { value } }) => {
              const { afterMinutes } = overflow;
              onSet({ overflow: value === '' ? { afterMinutes } : { afterMinutes, toTeamId: value } });
            }}
          >
            <option value="">{say('teams.to.everybody')}</option>
            {others.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name[language]}
              </option>
            ))}
          </select>
        </div>
      </div>
    </fieldset>
  );
}

/** A team's own fields, free to be changed. */
function wishOf(team: TeamView | undefined): TeamWishRequest {
  if (team === undefined) return NEW;
  const { name, leads, overflow, members, isRetired } = team;
  const { words, accounts, departments, categories, intents } = leads;
  return {
    ...{ name: { ...name }, overflow: { ...overflow }, members: [...members], isRetired },
    leads: {
      words: [...words],
      accounts: [...accounts],
      departments: [...departments],
      categories: [...categories],
      intents: [...intents],
    },
  };
}

/** Empty lines are no words. */
function cleaned(wish: TeamWishRequest): TeamWishRequest {
  const words = wish.leads.words.map((word) => word.trim()).filter((word) => word !== '');
  const { zh, en } = wish.name;
  return {
    ...wish,
    name: { zh: zh.trim(), en: en.trim() },
    leads: { ...wish.leads, words: [...new Set(words)] },
  };
}
