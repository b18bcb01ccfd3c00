// Which roles a person gets.

import type { Role } from '../../../wire/staff-api.js';
import { useWords } from '../words/words.js';

export const ROLE_ORDER = ['agent', 'editor', 'supervisor', 'admin'] as const satisfies readonly Role[];

interface Props {
  readonly chosen: readonly Role[];
  readonly onChoose: (chosen: readonly Role[]) => void;
}

export function RoleChecks({ chosen, onChoose }: Props) {
  const { say } = useWords();
  return (
    <fieldset className="field role-checks">
      <legend>{say('staff.roles')}</legend>
      <div className="checks">
        {ROLE_ORDER.map((role) => (
          <label key={role} className="check">
            <input
              type="checkbox"
              className="hidden-text"
              checked={chosen.includes(role)}
              onChange={({ target }) => {
                onChoose(target.checked ? [...chosen, role] : chosen.filter((each) => each !== role));
              }}
            />
            <span className="check-box" aria-hidden="true" />
            {say(`role.${role}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
