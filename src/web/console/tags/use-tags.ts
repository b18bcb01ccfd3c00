// The list of tags, as the hub tells it.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { TagView } from '../../../wire/tag-events.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import { TAGS_KEY } from './tags-feed.js';

const NO_TAGS: readonly TagView[] = [];

/** Undefined until the hub has answered. */
export function useTags(): readonly TagView[] | undefined {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: TAGS_KEY,
    queryFn: async () => (await hub.ask('tags', {})).tags,
    enabled: isOnline,
  }).data;
}

/** Those of a talk, in the order of the list. */
export function useTagsOf(ids: readonly string[] = []): readonly TagView[] {
  const tags = useTags();
  return useMemo(() => (tags ?? NO_TAGS).filter(({ id }) => ids.includes(id)), [tags, ids]);
}
