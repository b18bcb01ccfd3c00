// A banner as citizens and staff are shown it. Without schemas: the widget loads it.

/** Longest text of a banner in each language: it stands in front of an answer on a phone. Unit: UTF-16 units. */
export const MOST_BANNER_CHARS = 300;

export interface ShownBanner {
  readonly bannerId: string;
  /** Without English the Chinese is shown. */
  readonly text: { readonly zh: string; readonly en?: string };
  /** Gone from this moment on, by the hub's clock, also where nobody says so. */
  readonly untilMs: number;
}

/** What stands now; without a banner: nothing. */
export interface BannerNow {
  readonly banner?: ShownBanner;
}
