// Asks the hub what every citizen is to know now.

import type { BannerNow, ShownBanner } from '../../wire/shown-banner.js';

export interface BannerAnswer {
  readonly banner: ShownBanner | undefined;
  /** By the hub's clock: the visitor's may be wrong. */
  readonly nowMs: number;
}

/** Undefined where the hub does not answer. */
export async function readBanner(): Promise<BannerAnswer | undefined> {
  try {
    const answer = await fetch('/banner.json');
    if (!answer.ok) return undefined;
    const { banner } = (await answer.json()) as BannerNow;
    const saidMs = Date.parse(answer.headers.get('date') ?? '');
    return { banner, nowMs: Number.isNaN(saidMs) ? Date.now() : saidMs };
  } catch {
    return undefined; // out of reach: the next look asks again
  }
}
