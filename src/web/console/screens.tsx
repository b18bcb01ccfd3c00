// Which screen: set-up by its link, sign-in for strangers, then the desk or the staff list.

import { lazy, Suspense } from 'react';

import { DeskProvider } from './desk/desk-provider.js';
import { DeskScreen } from './desk/desk-screen.js';
import { SignInScreen } from './session/sign-in-screen.js';
import { SessionContext, useSessionQuery } from './session/use-session.js';
import { CrashScreen } from './shell/crash-screen.js';
import { useRoute } from './shell/route.js';
import { Skeleton } from './shell/skeleton.js';

const SetUpScreen = lazy(async () => ({ default: (await import('./session/set-up-screen.js')).SetUpScreen }));
const StaffScreen = lazy(async () => ({ default: (await import('./staff/staff-screen.js')).StaffScreen }));

export function Screens() {
  const route = useRoute();
  const session = useSessionQuery();
  if (session.isPending) return <Skeleton rows={3} />;
  if (session.isError) return <CrashScreen error={session.error} />;
  if (route.screen === 'setup' && session.data === null)
    return (
      <Suspense fallback={<Skeleton rows={3} />}>
        <SetUpScreen token={route.token} />
      </Suspense>
    );
  if (session.data === null) return <SignInScreen />;
  return (
    <SessionContext value={session.data}>
      {route.screen === 'staff' ? (
        <Suspense fallback={<Skeleton rows={6} />}>
          <StaffScreen />
        </Suspense>
      ) : (
        <DeskProvider>
          <DeskScreen route={route.screen === 'desk' ? route : { screen: 'desk', tab: 'waiting' }} />
        </DeskProvider>
      )}
    </SessionContext>
  );
}
