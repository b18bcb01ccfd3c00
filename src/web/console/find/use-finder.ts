// What is found for what is typed: at once among what this page holds, a moment later by the hub.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { FloorView } from '../../../wire/agent-events.js';
import type { TagView } from '../../../wire/tag-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import { nameOf } from '../desk/key-map.js';
import { useKeyMap } from '../desk/keys.js';
import { FLOOR_KEY } from '../floor/use-floor.js';
import { useLeave } from '../session/use-leave.js';
import { useSession } from '../session/use-session.js';
import { useRested } from '../shell/use-rested.js';
import { TAGS_KEY } from '../tags/tags-feed.js';
import { useWords } from '../words/words.js';
import { deskEntries } from './desk-entries.js';
import { readOffer } from './desk-offer.js';
import { createSearch, withFound, type Entry, type EntryGroup } from './entries.js';
import { find } from './find-client.js';
import { foundEntries, personEntries, talkEntry, type Finder } from './found-entries.js';
import { ownEntries } from './own-entries.js';
import { readRecent } from './recent.js';

/** Wait for the typing to pause before asking. Unit: ms. */
const PAUSE_MS = 150;
/** As many letters as the hub takes. */
const MOST_CHARS = 100;

export interface Found {
  readonly groups: readonly EntryGroup[];
  /** The hub has not answered for these words. */
  readonly isAsking: boolean;
  /** The hub does not answer: what is shown is what this page holds. */
  readonly fault: Error | null;
}

export function useFinder(query: string): Found {
  const { say } = useWords();
  const { staff, csrfToken } = useSession();
  // As things stand when the search opens: what happens behind it must not move what is chosen.
  const desk = useMemo(readOffer, []);
  const finder = useMemo((): Finder => ({ say, roles: staff.roles, desk }), [say, staff.roles, desk]);
  const here = useEntriesHere(finder);
  const search = useMemo(() => createSearch(here, readRecent(staff.id)), [here, staff.id]);
  const typed = query.trim().slice(0, MOST_CHARS);
  const asked = useRested(typed, PAUSE_MS);
  const { data, error, isFetching } = useQuery({
    queryKey: ['find', asked],
    queryFn: ({ signal }) => find(asked, csrfToken, signal),
    enabled: asked !== '',
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
  });
  const groups = useMemo(() => {
    const found = data === undefined || asked !== typed ? [] : foundEntries(data, finder);
    return withFound(search(typed), found);
  }, [data, asked, typed, search, finder]);
  return { groups, isAsking: typed !== '' && (asked !== typed || isFetching), fault: error };
}

function useEntriesHere(finder: Finder): readonly Entry[] {
  const cache = useQueryClient();
  const [keys] = useKeyMap();
  const leave = useLeave();
  return useMemo(() => {
    const { say, roles, desk } = finder;
    const lists = cache.getQueriesData<readonly ConversationRow[]>({ queryKey: ['rows'] });
    const rows = new Map(lists.flatMap(([, list = []]) => list.map((row) => [row.conversationId, row])));
    const tags = cache.getQueryData<readonly TagView[]>(TAGS_KEY) ?? [];
    const people = cache.getQueryData<FloorView>(FLOOR_KEY)?.agents ?? [];
    const tagsOf = ({ tags: on = [] }: ConversationRow): string =>
      tags.flatMap(({ id, name }) => (on.includes(id) ? [name] : [])).join(' ');
    return [
      ...[...rows.values()].map((row) => talkEntry(row, finder, tagsOf(row))),
      ...(desk === undefined ? [] : deskEntries(desk, keys, say)),
      ...people.flatMap((person) => personEntries(person, finder)),
      ...ownEntries({ say, roles, keysKey: nameOf(keys.show), leave: () => void leave() }),
    ];
  }, [cache, keys, leave, finder]);
}
