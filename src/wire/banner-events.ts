// What a screen of the desk says and hears about the banner for all channels. Part of the namespace `/agent`; `agent-events.ts` joins
// it.

import { z } from 'zod';

import type { Ack } from './shared.js';
import { MOST_BANNER_CHARS, type BannerNow, type ShownBanner } from './shown-banner.js';

const words = z.string().trim().min(1).max(MOST_BANNER_CHARS);
const moment = z.number().int().min(0);
const one = z.strictObject({ bannerId: z.string().min(1).max(100) });

export const bannerRequests = {
  banners: z.strictObject({}),
  draftBanner: z.strictObject({
    zh: words,
    en: words.exactOptional(),
    fromMs: moment.exactOptional(),
    untilMs: moment,
  }),
  publishBanner: one,
  endBanner: one,
} as const;

interface By {
  readonly id: string;
  readonly name: string;
}

/** Waits for a second person. */
export interface BannerDraft extends ShownBanner {
  readonly fromMs: number;
  readonly draftedBy: By;
  readonly draftedAtMs: number;
}

export interface PublishedBanner extends BannerDraft {
  readonly publishedBy: By;
  readonly publishedAtMs: number;
  /** Everybody is shown it now; otherwise it waits for its hour, or stands behind a later one. */
  readonly isShown: boolean;
}

export interface BannersView {
  readonly published: readonly PublishedBanner[];
  readonly drafts: readonly BannerDraft[];
  readonly rules: { readonly mostHours: number; readonly isSecondNeeded: boolean };
}

export interface BannerToHub {
  /** A supervisor, else NOT_SUPERVISOR, as all of these. What is published, and drafts whose time is not over. */
  banners: (request: z.infer<typeof bannerRequests.banners>, ack: (answer: Ack<BannersView>) => void) => void;
  /** BANNER_OVER where its end has passed, BANNER_TOO_LONG beyond the city's limit. On record, as the two below. */
  draftBanner: (request: z.infer<typeof bannerRequests.draftBanner>, ack: (answer: Ack) => void) => void;
  /** Not by its writer, unless the city lets one person: OWN_DRAFT. From now on, or from its hour, it stands on every channel. */
  publishBanner: (request: z.infer<typeof bannerRequests.publishBanner>, ack: (answer: Ack) => void) => void;
  /** Takes it down, or throws a draft away. */
  endBanner: (request: z.infer<typeof bannerRequests.endBanner>, ack: (answer: Ack) => void) => void;
}

export interface HubToBanner {
  /** What stands now, at the connect and whenever it, or what waits, changes; without a mark. */
  banner: (event: BannerNow) => void;
}
