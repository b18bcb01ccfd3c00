// The port of the figures: counts of talks, first answers and closed matters, and the lists behind them. One filter serves a
// count and its list, so that the two cannot differ.

import type { ConversationId } from '../domain/ids.js';
import type { CategoryCounts, Figure, FigureRow } from '../wire/figures-api.js';

/** `fromMs` inclusive, `toMs` exclusive. */
export interface FigureScope {
  readonly fromMs: number;
  readonly toMs: number;
  readonly channelId?: string;
  /** Only what began while people answer. */
  readonly isOfficeHours?: true;
  /** Only matters that this member of staff closed. */
  readonly agentId?: string;
  /** Only matters that were sorted under this; empty: under nothing. */
  readonly category?: string;
}

/** How days are put together. */
export type PeriodUnit = 'day' | 'month';

/** Of a day (`2026-11-21`) or month (`2026-11`) on a channel; absent: of all of them together. */
export interface CellKey {
  readonly period?: string;
  readonly channelId?: string;
}

export interface TalkCounts extends CellKey {
  readonly talks: number;
  readonly byBot: number;
  readonly handedOver: number;
}

/** Each wait for a first answer, in no order: a spread does not add up, so it is worked out for every sum anew. Unit: ms. */
export interface AnswerWaits extends CellKey {
  readonly waitsMs: readonly number[];
}

export interface MatterCounts extends CellKey {
  readonly closed: number;
  /** How many gave each face, from the worst to the best. */
  readonly faces: readonly [number, number, number, number, number];
  readonly commented: number;
  readonly notSolved: number;
}

export interface WaitingNow {
  readonly channelId: string;
  readonly waiting: number;
  readonly longestSinceMs: number;
}

/** A row's place in its list, which goes from the latest to the earliest. */
export interface RowPlace {
  readonly atMs: number;
  readonly id: string;
}

export interface FigureEntry extends Omit<FigureRow, 'conversationId'> {
  readonly conversationId: ConversationId;
}

/** Every read is answered from an index. Throws StoreUnavailableError. */
export interface FiguresStore {
  /** By period and channel. */
  readonly countTalks: (scope: FigureScope, unit: PeriodUnit) => Promise<readonly TalkCounts[]>;
  /** By period and channel. */
  readonly countMatters: (scope: FigureScope, unit: PeriodUnit) => Promise<readonly MatterCounts[]>;
  /** By period and channel. */
  readonly listWaits: (scope: FigureScope, unit: PeriodUnit) => Promise<readonly AnswerWaits[]>;
  /** The most first, at most `MOST_CATEGORIES`. */
  readonly countCategories: (scope: FigureScope) => Promise<readonly CategoryCounts[]>;
  readonly countWaiting: () => Promise<readonly WaitingNow[]>;
  readonly list: (
    figure: Figure,
    scope: FigureScope,
    page: { readonly limit: number; readonly before?: RowPlace },
  ) => Promise<readonly FigureEntry[]>;
  readonly count: (figure: Figure, scope: FigureScope) => Promise<number>;
}
