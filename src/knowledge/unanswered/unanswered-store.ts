// What the list of unanswered questions asks of its store: the turns and matters in which citizens did not get what they asked for,
// and which of the questions editors have put aside. Implemented by `storage/unanswered-store.ts`.

/**
 * `no-answer`: the bot owned that it does not know, or called a person for that · `refused`: choices were offered and none was it ·
 * `unhelpful`: they said that the answer was not the right one · `not-solved`: said so after a person had closed the matter ·
 * `bad-rating`: gave one of the two lowest faces.
 */
export const MISS_KINDS = ['no-answer', 'refused', 'unhelpful', 'not-solved', 'bad-rating'] as const;
export type MissKind = (typeof MISS_KINDS)[number];

/** One time that somebody did not get an answer. */
export interface Miss {
  readonly kind: MissKind;
  readonly atMs: number;
  /** The citizen's own words, as they stand now; what was taken back is not here. */
  readonly text: string;
  /** What they wrote beside their face. */
  readonly comment?: string;
}

/** Questions that editors have put aside. */
export interface Dismissal {
  /** Of the normalised words (`questionKey`). */
  readonly key: string;
  /** The words for people, without personal data. */
  readonly text: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly atMs: number;
}

/** Throws StoreUnavailableError. */
export interface UnansweredStore {
  /** The latest first, at most `limit` of turns and as many of matters. */
  readonly listMisses: (range: {
    readonly fromMs: number;
    /** Exclusive; absent: until now. */
    readonly untilMs?: number;
    readonly limit: number;
  }) => Promise<readonly Miss[]>;
  /** The latest first. */
  readonly listDismissals: (limit: number) => Promise<readonly Dismissal[]>;
  /** Idempotent; the first one stays. */
  readonly dismiss: (dismissals: readonly Dismissal[]) => Promise<void>;
  readonly restore: (keys: readonly string[]) => Promise<void>;
}
