// What is kept with the very step that finishes a talk, until the matter is written down from it: whatever falls in between, no matter
// is lost.

import type { Agent } from './handoff.js';

/** What the person who finished a talk says of it; each of it may be left out. */
export interface WrapUp {
  /** A category of the knowledge base, or words of their own. */
  readonly category?: string;
  /** For colleagues; no citizen reads it. */
  readonly note?: string;
  readonly isSolved?: boolean;
}

export interface Closing {
  /** The conversation and the epoch that its end began: a matter is closed once. */
  readonly matterId: string;
  readonly by: Agent;
  readonly atMs: number;
  /** How long it was with a person. Unit: ms. */
  readonly servedMs: number;
  readonly wrapUp?: WrapUp;
}
