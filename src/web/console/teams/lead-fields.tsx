// What leads talks to a team, each kind in a drawer of its own.

import { useId } from 'react';

import type { TeamsView, TeamWishRequest } from '../../../wire/team-api.js';
import { useWords } from '../words/words.js';
import { ChoiceChecks } from './choice-checks.js';
import { choicesFor, LEADS } from './lead-words.js';

export interface WishProps {
  readonly wish: TeamWishRequest;
  readonly onSet: (change: Partial<TeamWishRequest>) => void;
}

export function LeadFields({ wish: { leads }, view, onSet }: WishProps & { readonly view: TeamsView }) {
  const { say } = useWords();
  const id = useId();
  return (
    <fieldset className="field team-lead-fields">
      <legend>{say('teams.leads')}</legend>
      <div className="field">
        <label htmlFor={`${id}words`}>{say('teams.words')}</label>
        <textarea
          id={`${id}words`}
          className="composer-box"
          rows={2}
          aria-describedby={`${id}hint`}
          value={leads.words.join('\n')}
          onChange={({ target }) => {
            onSet({ leads: { ...leads, words: target.value.split('\n') } });
          }}
        />
        <p id={`${id}hint`} className="field-hint">
          {say('teams.words.hint')}
        </p>
      </div>
      {LEADS.filter((kind) => kind !== 'words').map((kind) => {
        const choices = choicesFor(kind, leads[kind], view);
        if (choices.length === 0) return null;
        return (
          <details key={kind} className="team-lead" open={leads[kind].length > 0}>
            <summary>
              {say(`teams.${kind}`)}
              <span className="count">{say('teams.chosen', { n: leads[kind].length })}</span>
            </summary>
            <ChoiceChecks
              label={say(`teams.${kind}`)}
              choices={choices}
              chosen={leads[kind]}
              onChoose={(chosen) => {
                onSet({ leads: { ...leads, [kind]: [...chosen] } });
              }}
            />
          </details>
        );
      })}
    </fieldset>
  );
}
