// A prewritten reply of the desk: agents pick it, edit it and send it; the bot never does.

export interface CannedReply {
  readonly id: string;
  readonly title: string;
  /** Typed after "/" to find it at once. */
  readonly code: string;
  /** What goes into the composer. */
  readonly text: string;
  /** What citizens write when it fits: suggestions are matched against these. */
  readonly when: readonly string[];
}

/** One that supervisors have written at the desk, besides those of the repository. */
export interface KeptReply extends CannedReply {
  readonly language: 'zh' | 'en';
  /** Absent: everybody's. */
  readonly teamId?: string;
  /** Otherwise kept, and offered to nobody. */
  readonly isActive: boolean;
  readonly createdAtMs: number;
  /** Grows with each change. */
  readonly revision: number;
}

/** A list that is found in. Ours. */
export const MOST_KEPT_REPLIES = 500;
