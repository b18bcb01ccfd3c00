// So many in so long, counted in this process. Used by the doors of browsers.

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface LimitRule {
  readonly points: number;
  readonly seconds: number;
}

/** Takes one; the wait before the next try in ms, undefined: go ahead. */
export type Limit = (key: string) => Promise<number | undefined>;

export function createLimit({ points, seconds }: LimitRule): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key) => {
    try {
      await limiter.consume(key);
      return undefined;
    } catch (error) {
      if (error instanceof RateLimiterRes) return error.msBeforeNext;
      throw error;
    }
  };
}
