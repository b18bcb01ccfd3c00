// Where the person is, kept in the address: the desk with its tab and open talk, the lists, the set-up page.

import { useSyncExternalStore } from 'react';

import type { ListRequest, TalkFilter } from '../../../wire/agent-events.js';
import { without } from '../desk/talk-filter.js';

export const TABS = [
  'waiting',
  'mine',
  'all',
  'paused',
  'resolved',
] as const satisfies readonly ListRequest['tab'][];
export type Tab = (typeof TABS)[number];

export type Route =
  | {
      readonly screen: 'desk';
      readonly tab: Tab;
      readonly conversationId?: string;
      readonly filter?: TalkFilter;
      /** Messages that citizens have left, instead of the tab's talks. */
      readonly list?: 'callbacks' | undefined;
    }
  | { readonly screen: Page }
  /** `search`: what the page is asked for, as it keeps it in the address. */
  | { readonly screen: 'figures'; readonly search?: string }
  | { readonly screen: 'articles' | 'requests' | 'digest'; readonly search?: string }
  /** `id` absent: a new one. */
  | { readonly screen: 'article'; readonly id?: string }
  | { readonly screen: 'setup'; readonly token: string };

const BASE = '/console';
const PATHS = {
  staff: '/staff',
  channels: '/channels',
  letters: '/letters',
  teams: '/teams',
  canned: '/canned',
  calendar: '/calendar',
  wall: '/wall',
  imports: '/knowledge/import',
  unanswered: '/knowledge/unanswered',
} as const;
const ARTICLES = '/knowledge';
/** Named in the address as here. */
const SEARCHED = ['figures', 'requests', 'digest'] as const;
type Page = keyof typeof PATHS;
const PAGES: readonly Page[] = [
  'staff',
  'channels',
  'letters',
  'teams',
  'canned',
  'calendar',
  'wall',
  'imports',
  'unanswered',
];
const listeners = new Set<() => void>();

function readRoute(href: string): Route {
  const url = new URL(href);
  const path = url.pathname.slice(BASE.length).replace(/\/+$/, '');
  if (path === '/setup') return { screen: 'setup', token: url.searchParams.get('token') ?? '' };
  const searched = SEARCHED.find((screen) => path === `/${screen}`);
  if (searched !== undefined) return { screen: searched, search: url.search };
  const page = PAGES.find((screen) => PATHS[screen] === path);
  if (page !== undefined) return { screen: page };
  if (path === ARTICLES) return { screen: 'articles', search: url.search };
  if (path.startsWith(`${ARTICLES}/`)) return readArticle(path.slice(ARTICLES.length + 1));
  const asked = url.searchParams.get('tab');
  const tab = TABS.find((known) => known === asked) ?? 'waiting';
  const conversationId = url.searchParams.get('talk');
  const filter = without({
    channelId: url.searchParams.get('channel'),
    reason: url.searchParams.get('reason'),
    agentId: url.searchParams.get('agent'),
    tagId: url.searchParams.get('tag'),
    teamId: url.searchParams.get('team'),
    caseNumber: url.searchParams.get('case'),
  });
  const list = url.searchParams.get('list') === 'callbacks' ? ({ list: 'callbacks' } as const) : {};
  return { screen: 'desk', tab, filter, ...list, ...(conversationId === null ? {} : { conversationId }) };
}

/** Every id may stand in an address, but for the words of ours. */
const readArticle = (part: string): Route =>
  part === 'new' ? { screen: 'article' } : { screen: 'article', id: decodeURIComponent(part) };

export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'setup':
      return `${BASE}/setup?token=${encodeURIComponent(route.token)}`;
    case 'figures':
    case 'requests':
    case 'digest':
      return `${BASE}/${route.screen}${searchIn(route)}`;
    case 'articles':
      return `${BASE}${ARTICLES}${searchIn(route)}`;
    case 'article':
      return `${BASE}${ARTICLES}/${route.id === undefined ? 'new' : encodeURIComponent(route.id)}`;
    case 'desk':
      return hrefOfDesk(route);
    default:
      return `${BASE}${PATHS[route.screen]}`;
  }
}

function hrefOfDesk({ conversationId, list, tab, filter }: DeskRoute): string {
  const talk = conversationId === undefined ? '' : `&talk=${encodeURIComponent(conversationId)}`;
  return `${BASE}/?tab=${tab}${list === undefined ? '' : `&list=${list}`}${filterQuery(filter)}${talk}`;
}

const searchIn = ({ search = '' }: { readonly search?: string }): string => search;

function filterQuery({ channelId, reason, agentId, tagId, teamId, caseNumber }: TalkFilter = {}): string {
  const named = { channel: channelId, reason, agent: agentId, tag: tagId, team: teamId, case: caseNumber };
  const asked = Object.entries(named);
  return asked
    .map(([name, value]) => (value === undefined ? '' : `&${name}=${encodeURIComponent(value)}`))
    .join('');
}

/** Where the person looks now, with another list, filter or talk. */
export function goInDesk(change: Partial<Omit<DeskRoute, 'screen'>>): void {
  const now = readRoute(location.href);
  if (now.screen === 'desk') go({ ...now, ...change });
}

export type DeskRoute = Extract<Route, { readonly screen: 'desk' }>;

export function go(route: Route, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](undefined, '', hrefOf(route));
  for (const listener of listeners) listener();
}

export function useRoute(): Route {
  return readRoute(useSyncExternalStore(subscribe, () => location.href));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}
