// What a search box over everything offers for what was typed: fuzzy over what is here, in groups, what the hub found after it. Pure.

import Fuse from 'fuse.js';

export const GROUPS = [
  'recent',
  'talks',
  'actions',
  'articles',
  'replies',
  'people',
  'screens',
  'settings',
] as const;
export type Group = (typeof GROUPS)[number];

export interface Entry {
  /** Of its own among all; kept as what was taken lately. */
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** Said beside it: a talk's last words, the beginning of a text. */
  readonly hint?: string;
  /** The key that does the same. */
  readonly key?: string;
  /** Other words that people look for it by. */
  readonly also?: string;
  /** A channel's id, of a talk. */
  readonly channelId?: string;
  readonly run: () => void;
}

export interface EntryGroup {
  readonly group: Group;
  readonly entries: readonly Entry[];
}

/** Fuse's distance from which a hit is none: 0 is the same text, 1 anything. As for the "/" palette. */
const MOST_DISTANCE = 0.4;
/** Of one group, so that the others are seen too. */
const MOST_IN_GROUP = 6;
const MOST_RECENT = 6;

type Search = (query: string) => readonly EntryGroup[];

/** Indexes the entries once; `search` may then be asked at every letter. Nothing typed: what was taken lately, actions, screens. */
export function createSearch(here: readonly Entry[], recentIds: readonly string[]): Search {
  const fuse = new Fuse(here, {
    keys: [
      { name: 'label', weight: 4 },
      { name: 'also', weight: 2 },
      { name: 'hint', weight: 1 },
      { name: 'key', weight: 1 },
    ],
    threshold: MOST_DISTANCE,
    ignoreLocation: true,
    includeScore: true,
  });
  return (query) => {
    const words = query.trim().split(/\s+/u).filter(Boolean);
    return words.length === 0 ? unasked(here, recentIds) : grouped(ranked(fuse, words));
  };
}

/** Every word has to be somewhere; the best first. */
function ranked(fuse: Fuse<Entry>, words: readonly string[]): readonly Entry[] {
  const sums = new Map<Entry, { hits: number; distance: number }>();
  for (const word of words)
    for (const { item, score = 1 } of fuse.search(word)) {
      const { hits, distance } = sums.get(item) ?? { hits: 0, distance: 0 };
      sums.set(item, { hits: hits + 1, distance: distance + score });
    }
  return [...sums]
    .filter(([, { hits }]) => hits === words.length)
    .sort(([, one], [, other]) => one.distance - other.distance)
    .map(([entry]) => entry);
}

/** The group of the best entry first, so that Enter takes the best one. */
function grouped(entries: readonly Entry[]): readonly EntryGroup[] {
  const order = [...new Set(entries.map(({ group }) => group))];
  return order.map((group) => ({
    group,
    entries: entries.filter((entry) => entry.group === group).slice(0, MOST_IN_GROUP),
  }));
}

function unasked(here: readonly Entry[], recentIds: readonly string[]): readonly EntryGroup[] {
  const byId = new Map(here.map((entry) => [entry.id, entry]));
  const recent = recentIds.flatMap((id) => byId.get(id) ?? []).slice(0, MOST_RECENT);
  const others = here.filter((entry) => !recent.includes(entry));
  const of = (group: Group): readonly Entry[] => others.filter((entry) => entry.group === group);
  const groups: readonly EntryGroup[] = [
    { group: 'recent', entries: recent },
    { group: 'actions', entries: of('actions').slice(0, MOST_IN_GROUP) },
    { group: 'screens', entries: of('screens') },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** What the hub found comes after what was here: nothing that stands already moves up or down within its group. */
export function withFound(groups: readonly EntryGroup[], found: readonly Entry[]): readonly EntryGroup[] {
  const here = new Set(groups.flatMap(({ entries }) => entries.map(({ id }) => id)));
  const fresh = found.filter(({ id }) => !here.has(id));
  const joined = groups.map(({ group, entries }) => ({
    group,
    entries: [...entries, ...fresh.filter((entry) => entry.group === group)],
  }));
  const known = new Set(groups.map(({ group }) => group));
  return [...joined, ...grouped(fresh.filter(({ group }) => !known.has(group)))];
}
