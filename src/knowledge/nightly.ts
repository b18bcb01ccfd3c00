// Once a night, by one instance: what waited for another day is settled, and if anything was learned the weights are fitted anew.
// Every minute: follows what other instances have learned.

import { sinceTaipeiMidnightMs, taipeiDay } from '../domain/taipei-time.js';
import type { Clock } from '../lib/clock.js';
import type { VariantLearning } from './learn-variants.js';
import type { Models, RefitLive } from './models.js';
import type { ModelStore } from './model-store.js';
import type { Popularity } from './popularity.js';

export interface NightlyParts {
  readonly store: Pick<ModelStore, 'claimNight' | 'list'>;
  readonly models: Pick<Models, 'refit' | 'follow' | 'inUse'>;
  readonly live: RefitLive;
  readonly learning: Pick<VariantLearning, 'settleHeld' | 'sweep'>;
  readonly popularity: Pick<Popularity, 'refresh'>;
  readonly clock: Clock;
  /** In [0, 1): spreads instances and cities over the quarter of an hour. */
  readonly jitter: number;
}

const HOUR_MS = 3_600_000;
/** From three in the morning, when the fewest ask, to five: a hub that was off then waits for the next night. Unit: ms. */
const NIGHT = { fromMs: 3 * HOUR_MS, untilMs: 5 * HOUR_MS, spreadMs: HOUR_MS / 4 } as const;

/** To be called about once a minute. */
export function createNightly(parts: NightlyParts): () => Promise<void> {
  const { store, models, live, learning, popularity, clock, jitter } = parts;
  return async () => {
    await learning.sweep();
    await popularity.refresh();
    await models.follow(live);
    const atMs = sinceTaipeiMidnightMs(clock());
    if (atMs < NIGHT.fromMs + jitter * NIGHT.spreadMs || atMs >= NIGHT.untilMs) return;
    if (!(await store.claimNight(taipeiDay(clock())))) return;
    await learning.settleHeld();
    if (await hasLearned(parts)) await (await models.refit(live, { reason: 'nightly' }))?.ended;
  };
}

/** Are other variants live than those that the weights in use were learned with? */
async function hasLearned({ store, models, live }: NightlyParts): Promise<boolean> {
  const { variantIds } = live.learningTask();
  const runs = await store.list(20);
  const used = new Set(runs.find(({ id }) => id === models.inUse())?.variantIds);
  return used.size !== variantIds.length || variantIds.some((id) => !used.has(id));
}
