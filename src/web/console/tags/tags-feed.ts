// Where the list of tags lies in the cache, and what the hub says of it.

import type { QueryClient } from '@tanstack/react-query';

import type { HubToTag } from '../../../wire/tag-events.js';

export const TAGS_KEY = ['tags'] as const;

export const tagListeners = (cache: QueryClient): HubToTag => ({
  tagsChanged: () => {
    void cache.invalidateQueries({ queryKey: TAGS_KEY });
  },
});
