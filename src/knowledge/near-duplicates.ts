// Two articles that ask nearly the same: the matcher can only guess between them. Pure; called by `content:check`.

import type { Article } from '../domain/article.js';
import { pushTo } from '../lib/push-to.js';
import { likeness, pairsOf } from './text-likeness.js';

/** From here on two wordings are the same question: one word more or less in a sentence of ten characters. */
const SAME_QUESTION = 0.8;
/** Share of the shorter article's wordings with a partner in the other one: from `similar` on an editor should look, from
 *  `double` on it is the same article twice. */
const SHARES = { similar: 0.3, double: 0.6 } as const;

export interface NearDuplicate {
  readonly articleId: string;
  readonly otherId: string;
  /** Share of the shorter article's wordings that the other one asks too, in [0, 1]. */
  readonly share: number;
  readonly isDouble: boolean;
  /** Of the two titles, in [0, 1]. */
  readonly titleLikeness: number;
  /** The two wordings that are most alike. */
  readonly wording: string;
  readonly otherWording: string;
}

interface Wording {
  readonly article: number;
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
}

/** Pairs of articles whose titles are nearly one, or that share too many ways of asking; the most alike first. */
export function findNearDuplicates(articles: readonly Article[]): readonly NearDuplicate[] {
  const wordings = articles.flatMap(({ title, variants }, article) =>
    [title, ...variants].map((text): Wording => ({ article, text, pairs: pairsOf(text) })),
  );
  const twins = findTwins(wordings);
  return [...twins.values()]
    .map((twin) => describe(twin, articles))
    .filter(({ share, titleLikeness }) => titleLikeness >= SAME_QUESTION || share >= SHARES.similar)
    .sort((left, right) => right.share - left.share || (left.articleId < right.articleId ? -1 : 1));
}

/** What two articles have in common; `left` comes first in the list. */
interface Twin {
  readonly left: number;
  readonly right: number;
  readonly shared: { readonly left: Set<Wording>; readonly right: Set<Wording> };
  best: { readonly likeness: number; readonly left: Wording; readonly right: Wording };
}

/** Compares only wordings that share a pair of characters at all: few of all the pairs there are. */
function findTwins(wordings: readonly Wording[]): ReadonlyMap<string, Twin> {
  const byPair = new Map<string, Wording[]>();
  const twins = new Map<string, Twin>();
  for (const wording of wordings) {
    for (const other of neighboursOf(wording, byPair)) {
      const alike = likeness(other.pairs, wording.pairs);
      if (alike >= SAME_QUESTION) note(twins, { likeness: alike, left: other, right: wording });
    }
    for (const pair of wording.pairs) pushTo(byPair, pair, wording);
  }
  return twins;
}

/** Wordings of other articles that came before and have a pair in common. */
function neighboursOf(
  { article, pairs }: Wording,
  byPair: ReadonlyMap<string, readonly Wording[]>,
): ReadonlySet<Wording> {
  const sharing = Array.from(pairs).flatMap((pair) => byPair.get(pair) ?? []);
  return new Set(
    sharing.filter((other) => {
      // Of two that differ so much in length not even all pairs in common would be enough.
      const least = 2 * Math.min(other.pairs.size, pairs.size);
      return other.article !== article && least >= SAME_QUESTION * (other.pairs.size + pairs.size);
    }),
  );
}

function note(twins: Map<string, Twin>, best: Twin['best']): void {
  const key = `${best.left.article}:${best.right.article}`;
  const twin = twins.get(key) ?? {
    left: best.left.article,
    right: best.right.article,
    shared: { left: new Set<Wording>(), right: new Set<Wording>() },
    best,
  };
  twin.shared.left.add(best.left);
  twin.shared.right.add(best.right);
  if (best.likeness > twin.best.likeness) twin.best = best;
  twins.set(key, twin);
}

function describe({ left, right, shared, best }: Twin, articles: readonly Article[]): NearDuplicate {
  const [first, second] = [articles[left], articles[right]];
  const countOf = (article: Article | undefined): number => 1 + (article?.variants.length ?? 0);
  const share = Math.max(shared.left.size / countOf(first), shared.right.size / countOf(second));
  return {
    articleId: first?.id ?? '',
    otherId: second?.id ?? '',
    share,
    isDouble: share >= SHARES.double,
    wording: best.left.text,
    otherWording: best.right.text,
    titleLikeness: likeness(pairsOf(first?.title ?? ''), pairsOf(second?.title ?? '')),
  };
}
