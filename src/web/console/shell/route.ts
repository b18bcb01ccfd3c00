// Where the person is, kept in the address: the desk with its tab and open talk, the lists, the set-up page.

import { useSyncExternalStore } from 'react';

import type { ListRequest } from '../../../wire/agent-events.js';

export type Tab = ListRequest['tab'];
export const TABS = ['waiting', 'mine', 'all', 'resolved'] as const satisfies readonly Tab[];

export type Route =
  | { readonly screen: 'desk'; readonly tab: Tab; readonly conversationId?: string }
  | { readonly screen: 'staff' | 'channels' | 'letters' | 'calendar' }
  | { readonly screen: 'setup'; readonly token: string };

const BASE = '/console';
const PAGES = {
  '/staff': 'staff',
  '/channels': 'channels',
  '/letters': 'letters',
  '/calendar': 'calendar',
} as const;
const isPage = (path: string): path is keyof typeof PAGES => Object.hasOwn(PAGES, path);
const listeners = new Set<() => void>();

function readRoute(href: string): Route {
  const url = new URL(href);
  const path = url.pathname.slice(BASE.length).replace(/\/+$/, '');
  if (path === '/setup') return { screen: 'setup', token: url.searchParams.get('token') ?? '' };
  if (isPage(path)) return { screen: PAGES[path] };
  const asked = url.searchParams.get('tab');
  const tab = TABS.find((known) => known === asked) ?? 'waiting';
  const conversationId = url.searchParams.get('talk');
  return conversationId === null ? { screen: 'desk', tab } : { screen: 'desk', tab, conversationId };
}

export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'setup':
      return `${BASE}/setup?token=${encodeURIComponent(route.token)}`;
    case 'staff':
    case 'channels':
    case 'letters':
    case 'calendar':
      return `${BASE}/${route.screen}`;
    case 'desk': {
      const talk =
        route.conversationId === undefined ? '' : `&talk=${encodeURIComponent(route.conversationId)}`;
      return `${BASE}/?tab=${route.tab}${talk}`;
    }
  }
}

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
