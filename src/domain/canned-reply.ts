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
