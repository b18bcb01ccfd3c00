// A word to everybody on every channel, for a while: a typhoon, a power cut. Written by one supervisor, published by another. Pure.

import type { Agent } from './handoff.js';

/** English is optional: who reads English is shown the Chinese where there is none. */
export interface BannerText {
  readonly zh: string;
  readonly en?: string;
}

export interface Banner {
  readonly id: string;
  readonly text: BannerText;
  /** Not shown before this moment, nor before it is published. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly untilMs: number;
  readonly drafted: Deed;
  readonly published?: Deed;
  /** Taken down before its time, or a draft thrown away. */
  readonly ended?: Deed;
}

export interface Deed {
  readonly by: Agent;
  readonly atMs: number;
}

export const bannerWords = ({ zh, en }: BannerText, language: 'zh' | 'en'): string =>
  language === 'en' ? (en ?? zh) : zh;

/** What everybody is shown at this moment: of several the one that began last. */
export function standingBanner(banners: readonly Banner[], nowMs: number): Banner | undefined {
  return publishedBanners(banners, nowMs).find(({ fromMs }) => fromMs <= nowMs);
}

/** Shown now, waiting for its hour, or behind a later one; the one that begins last first. */
export function publishedBanners(banners: readonly Banner[], nowMs: number): readonly Banner[] {
  return banners
    .filter((banner) => banner.published !== undefined && isOpen(banner, nowMs))
    .toSorted((a, b) => beginsAt(b) - beginsAt(a));
}

/** Drafts that may still be published, the newest first. */
export function openDrafts(banners: readonly Banner[], nowMs: number): readonly Banner[] {
  return banners
    .filter((banner) => banner.published === undefined && isOpen(banner, nowMs))
    .toSorted((a, b) => b.drafted.atMs - a.drafted.atMs);
}

const isOpen = ({ ended, untilMs }: Banner, nowMs: number): boolean => ended === undefined && nowMs < untilMs;

const beginsAt = ({ fromMs, published }: Banner): number => Math.max(fromMs, published?.atMs ?? 0);
