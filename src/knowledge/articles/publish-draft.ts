// A draft goes live: every field right, no question of another article taken, and the article still the one that it was begun
// from. Whoever fails leaves everything as it was. Called by editors and by the clock.

import type { Article, ArticleContent } from '../../domain/article.js';
import { contentDigest } from '../content-digest.js';
import type { QuestionTest } from '../check-questions.js';
import type { Keeper } from '../knowledge-store.js';
import type { LiveKnowledge } from '../live-knowledge.js';
import { publish, type PublishDeps } from '../publish.js';
import { testsOf, type ShippedTests } from '../question-tests.js';
import { checkArticle, type ArticleFault } from './check-article.js';
import { findStolen, type MissedQuestion, type Theft } from './find-stolen.js';

export interface GoLiveParts extends PublishDeps {
  readonly live: Pick<LiveKnowledge, 'current' | 'refresh'>;
  readonly tests: () => readonly QuestionTest[];
  readonly shippedTests: ShippedTests;
}

export interface GoLiveOrder {
  readonly content: ArticleContent;
  /** The version that it was written against; 0: none was live. */
  readonly baseVersion: number;
  readonly by?: Keeper;
  readonly why?: string;
}

export type GoLiveOutcome =
  | { readonly kind: 'done'; readonly version: number; readonly missed: readonly MissedQuestion[] }
  | { readonly kind: 'faults'; readonly faults: readonly ArticleFault[] }
  | { readonly kind: 'steals'; readonly thefts: readonly Theft[] }
  /** Somebody published it meanwhile, or took it off. */
  | { readonly kind: 'changed'; readonly live: Article | undefined };

export async function goLive(parts: GoLiveParts, order: GoLiveOrder): Promise<GoLiveOutcome> {
  const checked = checkArticle(order.content);
  if (checked.kind === 'faults') return checked;
  const { content } = checked;
  await parts.live.refresh();
  const { thefts, missed } = await weigh(parts, content);
  if (thefts.length > 0) return { kind: 'steals', thefts };
  const isOurs = await putGuarded(parts, { ...order, content });
  await parts.live.refresh();
  const live = parts.live.current().published.get(content.id);
  return isOurs && live !== undefined
    ? { kind: 'done', version: live.version, missed }
    : { kind: 'changed', live };
}

/** What a change would do to everybody's test questions. */
export function weigh(
  { live, tests, shippedTests }: Pick<GoLiveParts, 'live' | 'tests' | 'shippedTests'>,
  content: ArticleContent,
) {
  return findStolen(live.current(), content, { tests: tests(), own: testsOf(content, shippedTests) });
}

/** False: another version is live than the one that it was written against. The same words again are no change. */
async function putGuarded(
  parts: GoLiveParts,
  { content, baseVersion, by, why }: GoLiveOrder,
): Promise<boolean> {
  let isOurs = false;
  await publish(parts, (heads) => {
    const head = heads.get(content.id);
    const isThere = head?.origin === 'editor' && head.digest === contentDigest(content);
    isOurs = isThere || (head?.version ?? 0) === baseVersion;
    const note = { ...(by === undefined ? {} : { by }), ...(why === undefined ? {} : { why }) };
    return { put: isOurs && !isThere ? [{ content, origin: 'editor' as const }] : [], end: [], note };
  });
  return isOurs;
}
