// What counts as a miss of an article, as it is written down with the turn in which it showed.

/**
 * How an article did not help. Counted only where somebody said or did so:
 * `unhelpful`: its answer was given, and the next thing said about it was that it did not help ·
 * `passed-by`: it was offered under "which of these?" and none of them was it (who picks one passes by no other: a choice is meant to
 *   hold one that fits) ·
 * `asked-again`: it was offered, nothing was picked, and within `MISS_WITHIN_MS` the citizen asked what leads to the same articles
 *   again (whoever asks something else has changed the subject; whoever is answered with one of them has found it) ·
 * `person`: its answer was given, or it was offered, and within `MISS_WITHIN_MS` the citizen asked for a person instead ·
 * `dismissed`: it was suggested to an agent, who threw the suggestion away.
 * One answer, or one offer, is missed at most once: each of the first four makes the talk forget it.
 */
export type ArticleMissKind = 'unhelpful' | 'passed-by' | 'asked-again' | 'person' | 'dismissed';
export const ARTICLE_MISS_KINDS = [
  'unhelpful',
  'passed-by',
  'asked-again',
  'person',
  'dismissed',
] as const satisfies readonly ArticleMissKind[];

/** The articles that a turn showed to have missed. */
export interface MissedArticles {
  readonly how: Exclude<ArticleMissKind, 'dismissed'>;
  readonly articleIds: readonly string[];
}

/** Whoever asks again, or for a person, later than this does not do so because of the bot's last words. Ours. Unit: ms. */
export const MISS_WITHIN_MS = 15 * 60_000;
