// The banner for all channels as screens, windows and pages are told it.

import type { Banner } from '../domain/banner.js';
import type { BannerNow, ShownBanner } from '../wire/shown-banner.js';
import type { BannerRoom } from './banner-room.js';

export const toShownBanner = ({ id, text, untilMs }: Banner): ShownBanner => ({
  bannerId: id,
  text,
  untilMs,
});

export function bannerNow({ current }: Pick<BannerRoom, 'current'>): BannerNow {
  const banner = current();
  return banner === undefined ? {} : { banner: toShownBanner(banner) };
}
