// Changes a colleague's name, roles or password; an administrator may change their own.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ChangeStaffRequest, Role, StaffView } from '../../../wire/staff-api.js';
import { fieldsOf } from '../session/form-fields.js';
import { PasswordField } from '../session/password-field.js';
import { SHORTEST_PASSWORD } from '../session/password-length.js';
import { PlainField } from '../session/plain-field.js';
import { changeStaff } from '../session/staff-client.js';
import { endSession, useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { tellDone } from '../shell/notices.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { setTeamsOf, TEAM_LIST_KEY } from '../teams/team-client.js';
import { TeamChecks, useTeamsOf } from '../teams/teams-of-person.js';
import { useWords } from '../words/words.js';
import { ROLE_ORDER, RoleChecks } from './role-checks.js';

interface Props {
  readonly person: StaffView;
  readonly onClose: () => void;
}

export function EditStaffDialog({ person, onClose }: Props) {
  const { say } = useWords();
  return (
    <TitledDialog
      className="edit-dialog"
      title={say('staff.editTitle', { name: person.name })}
      onClose={onClose}
    >
      <EditStaffForm person={person} onClose={onClose} />
    </TitledDialog>
  );
}

function EditStaffForm({ person, onClose }: Props) {
  const { say } = useWords();
  const isMe = useSession().staff.id === person.id;
  const [roles, setRoles] = useState<readonly Role[]>(person.roles);
  const known = useTeamsOf(person.id);
  const [chosen, setChosen] = useState<readonly string[]>();
  const change = useChange(person, isMe, onClose);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        const { name, password } = fieldsOf(event.currentTarget, ['name', 'password']);
        change.mutate({
          request: toRequest(person, { name: name.trim(), password, roles }),
          teamIds: chosen,
        });
      }}
    >
      <p className="field-hint">{person.email}</p>
      <PlainField label={say('staff.name')} name="name" value={person.name} isFirst />
      <RoleChecks chosen={roles} onChoose={setRoles} />
      {known === undefined ? null : <TeamChecks chosen={chosen ?? known} onChoose={setChosen} />}
      <PasswordField
        label={say('staff.newPassword')}
        name="password"
        autoComplete="new-password"
        hint={`${say('staff.newPassword.hint')} ${say('password.hint', { n: SHORTEST_PASSWORD })}`}
        isOptional
      />
      <p className="field-hint">{say(isMe ? 'staff.endsMine' : 'staff.endsTheirs')}</p>
      <div role="alert">
        {roles.length === 0 ? <p className="refusal">{say('staff.rolesNeeded')}</p> : null}
        <FaultLine error={change.error} />
      </div>
      <div className="form-buttons">
        <Button type="button" className="button" onPress={onClose}>
          {say('cancel')}
        </Button>
        <Button
          type="submit"
          className="button primary"
          isDisabled={roles.length === 0}
          isPending={change.isPending}
        >
          {say('staff.save')}
        </Button>
      </div>
    </form>
  );
}

function useChange(person: StaffView, isMe: boolean, onClose: () => void) {
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ request, teamIds }: Change) => {
      // First: a change of one's own roles ends the session that both need.
      if (teamIds !== undefined) await setTeamsOf(person.id, teamIds, csrfToken);
      return Object.keys(request).length === 0 ? person : changeStaff(person.id, request, csrfToken);
    },
    onSuccess: async ({ name }, { request: { roles, password } }) => {
      void cache.invalidateQueries({ queryKey: TEAM_LIST_KEY });
      onClose();
      tellDone('staff.changed', { name });
      // The hub has ended every session of the account: whoever changed their own comes in again with the new roles.
      if (isMe && (roles !== undefined || password !== undefined)) endSession(cache);
      else await cache.invalidateQueries({ queryKey: isMe ? [] : ['staff'] });
    },
  });
}

interface Change {
  readonly request: ChangeStaffRequest;
  /** Absent: they stay. */
  readonly teamIds: readonly string[] | undefined;
}

interface Wanted {
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

/** Only what is another than before: the same roles again would end the person's sessions for nothing. */
function toRequest(person: StaffView, { name, password, roles }: Wanted): ChangeStaffRequest {
  const chosen = ROLE_ORDER.filter((role) => roles.includes(role));
  const isSame = chosen.length === person.roles.length && chosen.every((role) => person.roles.includes(role));
  return {
    ...(name === person.name ? {} : { name }),
    ...(isSame ? {} : { roles: chosen }),
    ...(password === '' ? {} : { password }),
  };
}
