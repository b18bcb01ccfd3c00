// What the weekly digest asks of the turns on record. Implemented by `storage/digest-store.ts`.

export interface AnswerCount {
  readonly articleId: string;
  /** Times that the bot gave this article as its answer. */
  readonly count: number;
  readonly lastAtMs: number;
}

/** Throws StoreUnavailableError. */
export interface DigestStore {
  /** Answers of the bot in [fromMs, untilMs), by article; a message with several questions in it is not counted. */
  readonly countAnswers: (range: {
    readonly fromMs: number;
    readonly untilMs: number;
  }) => Promise<readonly AnswerCount[]>;
}
