// The banner for all channels on its store, its steps on record, and which channels show it by themselves.

import { WEB_CHANNEL } from '../channels/web/web-adapter.js';
import { createBannerRoom } from '../desk/banner-room.js';
import { staffId } from '../domain/ids.js';
import type { BannerFor } from '../turns/tell-banner.js';
import type { RoadParts } from './road-parts.js';
import type { Stores } from './stores.js';

export function createBanners(
  { banners: store }: Pick<Stores, 'banners'>,
  { config, deps: { clock }, events, audit }: RoadParts,
) {
  const banners = createBannerRoom({
    store,
    rules: config.desk.banner,
    log: {
      record: ({ by, bannerId, step, details }) =>
        audit.record({
          action: `banner-${step}`,
          actor: { id: staffId(by.id), name: by.name },
          target: { kind: 'banner', id: bannerId },
          details,
        }),
    },
    clock,
    onError: (error) => {
      events.jobFailed('banner watch', error);
    },
  });
  const bannerFor: BannerFor = (channel) => (channel === WEB_CHANNEL ? undefined : banners.current());
  return { banners, bannerFor };
}
