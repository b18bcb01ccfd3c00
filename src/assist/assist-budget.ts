// What a helper may cost a day, in tokens: reserved before a call, settled after it. Durable, so that a restart does
// not open the purse again, and one count for all instances.

import { taipeiDay } from '../domain/taipei-time.js';
import type { Clock } from '../lib/clock.js';

export interface AssistBudgetStore {
  /** Adds `tokens` to the day's count unless that would pass `limit`; true when added. One guarded update. */
  readonly reserve: (key: string, tokens: number, limit: number) => Promise<boolean>;
  /** Adds `tokens`, which may be negative. */
  readonly settle: (key: string, tokens: number) => Promise<void>;
  /** Tokens counted under the key; 0 where there is none. */
  readonly read: (key: string) => Promise<number>;
}

export interface AssistBudget {
  /** True: the tokens are reserved and have to be settled. False: the day is spent, or nobody can tell. */
  readonly reserve: (tokens: number) => Promise<Reservation | undefined>;
  readonly spentToday: () => Promise<number>;
}

export interface Reservation {
  /** What the call really took; undefined: nobody said, the reservation stays as it is. */
  readonly settle: (usedTokens: number | undefined) => Promise<void>;
}

export interface AssistBudgetOptions {
  /** Whose purse: `embedding`, `llm`. */
  readonly name: string;
  readonly dailyTokens: number;
  readonly store: AssistBudgetStore;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export function createAssistBudget(options: AssistBudgetOptions): AssistBudget {
  const { name, dailyTokens, store, clock, onError } = options;
  const keyNow = (): string => `${name}:${taipeiDay(clock())}`;
  return {
    async reserve(tokens) {
      const key = keyNow();
      try {
        if (!(await store.reserve(key, tokens, dailyTokens))) return undefined;
      } catch (error) {
        onError(error);
        return undefined; // a purse that cannot be counted stays shut
      }
      return {
        async settle(usedTokens) {
          if (usedTokens === undefined || usedTokens === tokens) return;
          await store.settle(key, usedTokens - tokens).catch(onError);
        },
      };
    },
    spentToday: () => store.read(keyNow()),
  };
}

/** At least as many tokens as a text can take: a Chinese character is seldom more than two, four letters seldom more than two. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 1.5) + 8;
}
