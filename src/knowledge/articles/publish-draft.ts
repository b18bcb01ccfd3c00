// A draft goes live: every field right, no question of another article taken, and the article still the one that it was begun
// from. Whoever fails leaves everything as it was. Called by editors and by the clock.

import type { Article, ArticleContent } from '../../domain/article.js';
import { contentDigest } from '../content-digest.js';
import type { QuestionTest } from '../check-questions.js';
import type { ArticleHead, Keeper } from '../knowledge-store.js';
import type { LiveKnowledge } from '../live-knowledge.js';
import { mayGoLive, publishByPeople, type Hands, type PeoplePublishDeps } from '../people-publish.js';
import { testsOf, type ShippedTests } from '../question-tests.js';
import { faultsOf, fileUrlsOf, unknownRelated, type FileLooker } from './what-it-names.js';
import { checkArticle, type ArticleFault, type CheckedArticle } from './check-article.js';
import { findStolen, type MissedQuestion, type Theft } from './find-stolen.js';

export interface GoLiveParts extends PeoplePublishDeps, FileLooker {
  readonly live: Pick<LiveKnowledge, 'current' | 'refresh'>;
  readonly tests: () => readonly QuestionTest[];
  readonly shippedTests: ShippedTests;
}

export interface GoLiveOrder extends Hands {
  readonly content: ArticleContent;
  /** The version that it was written against; 0: none was live. */
  readonly baseVersion: number;
  /** The article is to be taken off; `content` says which. */
  readonly ends?: true | undefined;
  readonly why?: string | undefined;
}

export type GoLiveOutcome =
  | {
      readonly kind: 'done';
      /** Live now; of what was taken off, the last one. */
      readonly version: number;
      readonly missed: readonly MissedQuestion[];
    }
  | { readonly kind: 'faults'; readonly faults: readonly ArticleFault[] }
  | { readonly kind: 'steals'; readonly thefts: readonly Theft[] }
  /** Somebody published it meanwhile, or took it off. */
  | { readonly kind: 'changed'; readonly live: Article | undefined }
  /** The setting asks for somebody else, and for a draft that was given to them. */
  | { readonly kind: 'needs-second-person' };

export async function goLive(parts: GoLiveParts, order: GoLiveOrder): Promise<GoLiveOutcome> {
  if (!mayGoLive(parts, order)) return { kind: 'needs-second-person' };
  if (order.ends === true) return takeOff(parts, order);
  await parts.live.refresh();
  const checked = await checkForLive(parts, order.content);
  if (checked.kind === 'faults') return checked;
  const { content } = checked;
  const { thefts, missed } = await weigh(parts, content);
  if (thefts.length > 0) return { kind: 'steals', thefts };
  const isOurs = await putGuarded(parts, { ...order, content });
  const live = await liveNow(parts, content.id);
  return isOurs && live !== undefined
    ? { kind: 'done', version: live.version, missed }
    : { kind: 'changed', live };
}

/** Field by field, and what it names: uploaded files, other articles. */
export async function checkForLive(
  parts: FileLooker & Pick<GoLiveParts, 'live'>,
  written: ArticleContent,
): Promise<CheckedArticle> {
  const checked = checkArticle(written);
  if (checked.kind === 'faults') return checked;
  const missing = await parts.missingFiles(fileUrlsOf(checked.content));
  const { published } = parts.live.current();
  const faults = [...faultsOf(checked.content, missing), ...unknownRelated(checked.content, published)];
  return faults.length === 0 ? checked : { kind: 'faults', faults };
}

async function takeOff(parts: GoLiveParts, order: GoLiveOrder): Promise<GoLiveOutcome> {
  const isOurs = await endGuarded(parts, order);
  const live = await liveNow(parts, order.content.id);
  return isOurs ? { kind: 'done', version: order.baseVersion, missed: [] } : { kind: 'changed', live };
}

/** Only the version that was looked at. */
async function endGuarded(parts: GoLiveParts, order: GoLiveOrder): Promise<boolean> {
  const { content, baseVersion } = order;
  let isOurs = false;
  await publishByPeople(parts, [order], (heads) => {
    isOurs = heads.get(content.id)?.version === baseVersion;
    return { put: [], end: isOurs ? [content.id] : [], note: noteOf(order) };
  });
  return isOurs;
}

async function liveNow({ live }: GoLiveParts, articleId: string): Promise<Article | undefined> {
  await live.refresh();
  return live.current().published.get(articleId);
}

export const noteOf = ({
  by,
  why,
}: {
  readonly by?: Keeper | undefined;
  readonly why?: string | undefined;
}) => ({
  ...(by === undefined ? {} : { by }),
  ...(why === undefined ? {} : { why }),
});

/** What a change would do to everybody's test questions. */
export function weigh(
  { live, tests, shippedTests }: Pick<GoLiveParts, 'live' | 'tests' | 'shippedTests'>,
  content: ArticleContent,
) {
  return findStolen(live.current(), content, { tests: tests(), own: testsOf(content, shippedTests) });
}

/** False: another version is live than the one that it was written against. The same words again are no change. */
async function putGuarded(parts: GoLiveParts, order: GoLiveOrder): Promise<boolean> {
  let isOurs = false;
  await publishByPeople(parts, [order], (heads) => {
    const stand = standOf(heads.get(order.content.id), order);
    isOurs = stand !== 'changed';
    const put = stand === 'free' ? [{ content: order.content, origin: 'editor' as const }] : [];
    return { put, end: [], note: noteOf(order) };
  });
  return isOurs;
}

/** `there`: these very words are live already. `changed`: another version is than the one that it was written against. */
export function standOf(
  head: ArticleHead | undefined,
  { content, baseVersion }: Pick<GoLiveOrder, 'content' | 'baseVersion'>,
): 'free' | 'there' | 'changed' {
  if (head?.origin === 'editor' && head.digest === contentDigest(content)) return 'there';
  return (head?.version ?? 0) === baseVersion ? 'free' : 'changed';
}
