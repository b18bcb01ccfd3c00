// The staff list, for administrators.

import { useQuery } from '@tanstack/react-query';

import { AlarmBanner } from '../channels/alarm-banner.js';
import { listStaff } from '../session/staff-client.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { AddStaffForm } from './add-staff-form.js';
import { StaffTable } from './staff-table.js';

export function StaffScreen() {
  const { say } = useWords();
  const isAdmin = useSession().staff.roles.includes('admin');
  const { data, error } = useQuery({ queryKey: ['staff'], queryFn: listStaff, enabled: isAdmin });
  return (
    <div className="page">
      <TopBar title={say('staff.title')} />
      <AlarmBanner />
      <main id="main" tabIndex={-1} className="page-body" data-keeps>
        <p className="lead">{say(isAdmin ? 'staff.lead' : 'staff.forbidden')}</p>
        {isAdmin ? (
          <>
            <FaultLine error={error} isAlert />
            {data === undefined ? <Skeleton rows={4} /> : <StaffTable staff={data} />}
            <AddStaffForm />
          </>
        ) : null}
      </main>
    </div>
  );
}
