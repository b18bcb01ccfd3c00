// Everybody who may sign in, the way to change them, and the switch that ends it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { StaffView } from '../../../wire/staff-api.js';
import { changeStaff } from '../session/staff-client.js';
import { useSession } from '../session/use-session.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { EditStaffDialog } from './edit-staff-dialog.js';

export function StaffTable({ staff }: { readonly staff: readonly StaffView[] }) {
  const { say, language } = useWords();
  const { csrfToken, staff: me } = useSession();
  const cache = useQueryClient();
  const [editedId, setEditedId] = useState<string>();
  const edited = staff.find(({ id }) => id === editedId);
  const change = useMutation({
    mutationFn: ({ id, isActive }: StaffView) => changeStaff(id, { isActive: !isActive }, csrfToken),
    onSuccess: async ({ name }) => {
      tellDone('staff.changed', { name });
      await cache.invalidateQueries({ queryKey: ['staff'] });
    },
    onError: tellFault,
  });
  return (
    <div className="table-frame" role="region" aria-label={say('staff.title')} tabIndex={0}>
      <table className="table" role="table">
        <thead>
          <tr>
            <th scope="col">{say('staff.name')}</th>
            <th scope="col">{say('staff.email')}</th>
            <th scope="col">{say('staff.roles')}</th>
            <th scope="col">{say('staff.last')}</th>
            <th scope="col">{say('staff.state')}</th>
          </tr>
        </thead>
        <tbody>
          {staff.map((person) => (
            <tr key={person.id} data-active={person.isActive}>
              <th scope="row">{person.name}</th>
              <td>{person.email}</td>
              <td>
                {person.roles.map((role) => (
                  <span key={role} className="tag">
                    {say(`role.${role}`)}
                  </span>
                ))}
              </td>
              <td>
                {person.lastSignInAtMs === undefined
                  ? say('staff.never')
                  : momentOf(person.lastSignInAtMs, language)}
              </td>
              <td>
                <span className="staff-state">
                  {say(person.isActive ? 'staff.active' : 'staff.inactive')}
                </span>
                <span className="staff-buttons">
                  <Button
                    className="button small"
                    aria-label={`${say('staff.edit')} ${person.name}`}
                    onPress={() => {
                      setEditedId(person.id);
                    }}
                  >
                    {say('staff.edit')}
                  </Button>
                  {person.id === me.id ? null : (
                    <Button
                      className="button small"
                      aria-label={`${say(person.isActive ? 'staff.deactivate' : 'staff.activate')} ${person.name}`}
                      onPress={() => {
                        change.mutate(person);
                      }}
                    >
                      {say(person.isActive ? 'staff.deactivate' : 'staff.activate')}
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited === undefined ? null : (
        <EditStaffDialog
          person={edited}
          onClose={() => {
            setEditedId(undefined);
          }}
        />
      )}
    </div>
  );
}
