// The port of the banners.

import type { Banner, Deed } from '../domain/banner.js';

/** Every write is one guarded update of one document. Throws StoreUnavailableError. */
export interface BannerStore {
  /** Does nothing where it is there. */
  readonly add: (banner: Omit<Banner, 'published' | 'ended'>) => Promise<void>;
  readonly find: (id: string) => Promise<Banner | undefined>;
  /** Those that have not ended and whose time is not over. */
  readonly listOpen: (nowMs: number) => Promise<readonly Banner[]>;
  /** While it is a draft whose time is not over; false otherwise. `notBy`: nor where this person wrote it. */
  readonly publish: (id: string, deed: Deed, notBy?: string) => Promise<boolean>;
  /** False where it has ended already. */
  readonly end: (id: string, deed: Deed) => Promise<boolean>;
}
