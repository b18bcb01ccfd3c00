// Adds a colleague with roles and a first password.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { Role } from '../../../wire/staff-api.js';
import { fieldsOf } from '../session/form-fields.js';
import { PasswordField } from '../session/password-field.js';
import { SHORTEST_PASSWORD } from '../session/password-length.js';
import { PlainField } from '../session/plain-field.js';
import { addStaff } from '../session/staff-client.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { tellDone } from '../shell/notices.js';
import { useWords } from '../words/words.js';
import { ROLE_ORDER, RoleChecks } from './role-checks.js';

export function AddStaffForm() {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [roles, setRoles] = useState<readonly Role[]>(['agent']);
  const add = useMutation({
    mutationFn: (element: HTMLFormElement) => {
      const { name, email, password } = fieldsOf(element, ['name', 'email', 'password']);
      const chosen = ROLE_ORDER.filter((role) => roles.includes(role));
      return addStaff({ name: name.trim(), email: email.trim(), password, roles: chosen }, csrfToken);
    },
    onSuccess: async ({ name }) => {
      form.current?.reset();
      tellDone('staff.added', { name });
      await cache.invalidateQueries({ queryKey: ['staff'] });
    },
  });
  return (
    <form
      ref={form}
      className="form card"
      aria-labelledby="add-staff"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(event.currentTarget);
      }}
    >
      <h2 id="add-staff">{say('staff.add')}</h2>
      <div className="form-grid">
        <PlainField label={say('staff.name')} name="name" />
        <PlainField label={say('staff.email')} name="email" type="email" />
        <PasswordField
          label={say('staff.initialPassword')}
          name="password"
          autoComplete="new-password"
          hint={say('password.hint', { n: SHORTEST_PASSWORD })}
        />
        <RoleChecks chosen={roles} onChoose={setRoles} />
      </div>
      <div role="alert">
        {roles.length === 0 ? <p className="refusal">{say('staff.rolesNeeded')}</p> : null}
        <FaultLine error={add.error} />
      </div>
      <div>
        <Button
          type="submit"
          className="button primary"
          isDisabled={roles.length === 0}
          isPending={add.isPending}
        >
          {say('staff.addSubmit')}
        </Button>
      </div>
    </form>
  );
}
