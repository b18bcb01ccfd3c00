// The banner for all channels: what stands, as the hub tells it, and for supervisors what waits, as it is asked for.

import { useQuery } from '@tanstack/react-query';

import type { ShownBanner } from '../../../wire/shown-banner.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import { useSession } from '../session/use-session.js';
import { BANNER_KEY, BANNERS_KEY } from './banner-feed.js';

/** What everybody is shown; the hub takes it away. */
export function useBanner(): ShownBanner | undefined {
  // Only the feed puts something there.
  const { data } = useQuery<ShownBanner | null>({
    queryKey: BANNER_KEY,
    queryFn: () => null,
    enabled: false,
  });
  return data ?? undefined;
}

/** For supervisors; others are not asked for it. */
export function useBanners() {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  const isSupervisor = useSession().staff.roles.includes('supervisor');
  return useQuery({
    queryKey: BANNERS_KEY,
    queryFn: () => hub.ask('banners', {}),
    enabled: isOnline && isSupervisor,
  });
}

/** Drafts of others that wait for this supervisor. */
export function useAwaitingDrafts(): number {
  const { id } = useSession().staff;
  return useBanners().data?.drafts.filter(({ draftedBy }) => draftedBy.id !== id).length ?? 0;
}
