// Where the banner lies in the cache, and what the hub says of it.

import type { QueryClient } from '@tanstack/react-query';

import type { HubToBanner } from '../../../wire/banner-events.js';
import type { ShownBanner } from '../../../wire/shown-banner.js';

/** What everybody is shown now; null: nothing. */
export const BANNER_KEY = ['banner'] as const;
/** What supervisors are shown besides: all that is published, and drafts. */
export const BANNERS_KEY = ['banners'] as const;

export const bannerListeners = (cache: QueryClient): HubToBanner => ({
  banner: ({ banner }) => {
    cache.setQueryData<ShownBanner | null>(BANNER_KEY, banner ?? null);
    void cache.invalidateQueries({ queryKey: BANNERS_KEY });
  },
});
