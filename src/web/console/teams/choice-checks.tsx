// Several of a list, each with a box.

import { useId } from 'react';

import type { LeadChoice } from './lead-words.js';

interface Props {
  readonly label: string;
  readonly choices: readonly LeadChoice[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

export function ChoiceChecks({ label, choices, chosen, onChoose }: Props) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="field team-checks">
      <span id={id} className="team-checks-label">
        {label}
      </span>
      <div className="checks">
        {choices.map((choice) => (
          <label key={choice.id} className="check">
            <input
              type="checkbox"
              className="hidden-text"
              checked={chosen.includes(choice.id)}
              onChange={({ target }) => {
                onChoose(
                  target.checked ? [...chosen, choice.id] : chosen.filter((each) => each !== choice.id),
                );
              }}
            />
            <span className="check-box" aria-hidden="true" />
            {choice.name}
          </label>
        ))}
      </div>
    </div>
  );
}
