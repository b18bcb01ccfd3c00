// Which screen: set-up by its link, sign-in for strangers, then the desk or one of the lists.

import { lazy, Suspense, type ReactNode } from 'react';

import type { Role } from '../../wire/staff-api.js';
import { DeskProvider } from './desk/desk-provider.js';
import { DeskScreen } from './desk/desk-screen.js';
import { NoDesk } from './desk/no-desk.js';
import { IdleWarning } from './session/idle-warning.js';
import { SignInScreen } from './session/sign-in-screen.js';
import { SessionContext, useSessionQuery } from './session/use-session.js';
import { CrashScreen } from './shell/crash-screen.js';
import { useRoute, type Route } from './shell/route.js';
import { Skeleton } from './shell/skeleton.js';

const WallScreen = lazy(async () => ({ default: (await import('./wall/wall-screen.js')).WallScreen }));
const SetUpScreen = lazy(async () => ({ default: (await import('./session/set-up-screen.js')).SetUpScreen }));
const ChannelsScreen = lazy(async () => ({
  default: (await import('./channels/channels-screen.js')).ChannelsScreen,
}));
const LettersScreen = lazy(async () => ({
  default: (await import('./letters/letters-screen.js')).LettersScreen,
}));
const StaffScreen = lazy(async () => ({ default: (await import('./staff/staff-screen.js')).StaffScreen }));

const CalendarScreen = lazy(async () => ({
  default: (await import('./calendar/calendar-screen.js')).CalendarScreen,
}));

const ImportsScreen = lazy(async () => ({
  default: (await import('./imports/imports-screen.js')).ImportsScreen,
}));

const ArticlesScreen = lazy(async () => ({
  default: (await import('./articles/articles-screen.js')).ArticlesScreen,
}));
const ArticleScreen = lazy(async () => ({
  default: (await import('./articles/article-screen.js')).ArticleScreen,
}));
const UnansweredScreen = lazy(async () => ({
  default: (await import('./unanswered/unanswered-screen.js')).UnansweredScreen,
}));

const FiguresScreen = lazy(async () => ({
  default: (await import('./figures/figures-screen.js')).FiguresScreen,
}));

/** Screens beside the desk, each fetched when it is first opened. */
const PAGES: Readonly<Partial<Record<Route['screen'], ReactNode>>> = {
  staff: <StaffScreen />,
  channels: <ChannelsScreen />,
  letters: <LettersScreen />,
  calendar: <CalendarScreen />,
  imports: <ImportsScreen />,
  articles: <ArticlesScreen />,
  article: <ArticleScreen />,
  unanswered: <UnansweredScreen />,
  figures: <FiguresScreen />,
};

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
      <IdleWarning />
      {PAGES[route.screen] !== undefined ? (
        <Suspense fallback={<Skeleton rows={6} />}>{PAGES[route.screen]}</Suspense>
      ) : !mayServe(session.data.staff.roles) ? (
        <NoDesk />
      ) : (
        <DeskProvider>
          {route.screen === 'wall' ? (
            <Suspense fallback={<Skeleton rows={6} />}>
              <WallScreen />
            </Suspense>
          ) : (
            <DeskScreen route={route.screen === 'desk' ? route : { screen: 'desk', tab: 'waiting' }} />
          )}
        </DeskProvider>
      )}
    </SessionContext>
  );
}

/** As the door `/agent` lets people in. */
const mayServe = (roles: readonly Role[]): boolean => roles.includes('agent') || roles.includes('supervisor');
