// Which screen: set-up by its link, sign-in for strangers, then the desk or one of the lists.

import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';

import type { Role } from '../../wire/staff-api.js';
import { DeskProvider } from './desk/desk-provider.js';
import { DeskScreen } from './desk/desk-screen.js';
import { NoDesk } from './desk/no-desk.js';
import { IdleWarning } from './session/idle-warning.js';
import { SignInScreen } from './session/sign-in-screen.js';
import { SessionContext, useSessionQuery } from './session/use-session.js';
import { OverScreens } from './shell/over.js';
import { CrashScreen } from './shell/crash-screen.js';
import { useRoute, type Route } from './shell/route.js';
import { Skeleton } from './shell/skeleton.js';

/** A screen that is fetched when it is first opened, with the words of such screens. */
function late(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => {
    const [screen] = await Promise.all([load(), import('./words/late-words.js')]);
    return { default: screen };
  });
}

const WallScreen = late(async () => (await import('./wall/wall-screen.js')).WallScreen);
const SetUpScreen = lazy(async () => ({ default: (await import('./session/set-up-screen.js')).SetUpScreen }));
const ChannelsScreen = late(async () => (await import('./channels/channels-screen.js')).ChannelsScreen);
const LettersScreen = late(async () => (await import('./letters/letters-screen.js')).LettersScreen);
const StaffScreen = late(async () => (await import('./staff/staff-screen.js')).StaffScreen);
const TeamsScreen = late(async () => (await import('./teams/teams-screen.js')).TeamsScreen);
const CannedScreen = late(async () => (await import('./canned/canned-screen.js')).CannedScreen);
const CalendarScreen = late(async () => (await import('./calendar/calendar-screen.js')).CalendarScreen);
const ImportsScreen = late(async () => (await import('./imports/imports-screen.js')).ImportsScreen);
const ArticlesScreen = late(async () => (await import('./articles/articles-screen.js')).ArticlesScreen);
const ArticleScreen = late(async () => (await import('./articles/article-screen.js')).ArticleScreen);
const UnansweredScreen = late(
  async () => (await import('./unanswered/unanswered-screen.js')).UnansweredScreen,
);
const RequestsScreen = late(async () => (await import('./requests/requests-screen.js')).RequestsScreen);
const DigestScreen = late(async () => (await import('./digest/digest-screen.js')).DigestScreen);
const FiguresScreen = late(async () => (await import('./figures/figures-screen.js')).FiguresScreen);

/** Screens beside the desk, each fetched when it is first opened. */
const PAGES: Readonly<Partial<Record<Route['screen'], ReactNode>>> = {
  staff: <StaffScreen />,
  teams: <TeamsScreen />,
  canned: <CannedScreen />,
  channels: <ChannelsScreen />,
  letters: <LettersScreen />,
  calendar: <CalendarScreen />,
  imports: <ImportsScreen />,
  articles: <ArticlesScreen />,
  article: <ArticleScreen />,
  unanswered: <UnansweredScreen />,
  requests: <RequestsScreen />,
  digest: <DigestScreen />,
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
      <OverScreens />
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
