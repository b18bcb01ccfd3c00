// What editors do to what is live: take articles off, bring an old version back, say that nothing has changed. Each may be undone.
// Where a second person has to look, the first two are drafts that somebody else puts live.

import { plusDays, taipeiDay, type LocalDay } from '../../domain/taipei-time.js';
import type { Article } from '../../domain/article.js';
import type { Clock } from '../../lib/clock.js';
import type { Keeper } from '../knowledge-store.js';
import { mayGoLive, publishByPeople } from '../people-publish.js';
import type { ArticleHistory } from './article-history.js';
import { checkArticle } from './check-article.js';
import type { ArticleDraft, DraftStore } from './draft-store.js';
import type { Overtaken } from './drafts.js';
import { goLive, noteOf, type GoLiveOutcome, type GoLiveParts } from './publish-draft.js';
import type { ReviewMarkStore } from './review-marks.js';

export interface KeepParts extends GoLiveParts {
  readonly history: ArticleHistory;
  readonly marks: ReviewMarkStore;
  readonly drafts: Pick<DraftStore, 'add' | 'addAll' | 'find'>;
  readonly clock: Clock;
}

export interface ArchivedLine {
  readonly id: string;
  /** As it was last: `rollBack` brings it back. */
  readonly version: number;
}

export interface ArchiveOutcome {
  readonly ended: readonly ArchivedLine[];
  /** Given to a second person: the draft that proposes it. */
  readonly asked: readonly { readonly id: string; readonly rev: number }[];
  /** Somebody is writing at them: their draft stays, and so does the article. */
  readonly keptIds: readonly string[];
}

export interface ArchiveOrder {
  readonly ids: readonly string[];
  readonly by: Keeper;
  readonly why?: string | undefined;
}

/** Takes them off at once, all in one revision, or has a second person do so. Those that are not live are left out. */
export async function archive(parts: KeepParts, order: ArchiveOrder): Promise<ArchiveOutcome> {
  if (!mayGoLive(parts, order)) return askToArchive(parts, order);
  let ended: readonly ArchivedLine[] = [];
  await publishByPeople(parts, [order], (heads) => {
    ended = [...new Set(order.ids)].flatMap((id) => {
      const head = heads.get(id);
      return head === undefined ? [] : [{ id, version: head.version }];
    });
    return { put: [], end: ended.map(({ id }) => id), note: noteOf(order) };
  });
  await parts.live.refresh();
  return { ended, asked: [], keptIds: [] };
}

async function askToArchive(parts: KeepParts, order: ArchiveOrder): Promise<ArchiveOutcome> {
  await parts.live.refresh();
  const { published } = parts.live.current();
  const proposals = [...new Set(order.ids)].flatMap((id) => {
    const article = published.get(id);
    return article === undefined ? [] : [{ ...askedDraft(parts, order, article), ends: true as const }];
  });
  const standing = await parts.drafts.addAll(proposals);
  return {
    ended: [],
    asked: proposals
      .filter(({ articleId }) => standing.has(articleId))
      .map(({ articleId, rev }) => ({ id: articleId, rev })),
    keptIds: proposals.filter(({ articleId }) => !standing.has(articleId)).map(({ articleId }) => articleId),
  };
}

/** Written by nobody new: what is live, or was. */
function askedDraft(
  { clock }: Pick<KeepParts, 'clock'>,
  { by, why }: Pick<ArchiveOrder, 'by' | 'why'>,
  { version, ...content }: Article,
): ArticleDraft {
  const atMs = clock();
  return {
    ...{ articleId: content.id, content, baseVersion: version, rev: atMs, state: 'review' },
    ...{ savedAtMs: atMs, savedBy: by, askedBy: by },
    ...(why === undefined ? {} : { why }),
  };
}

export interface RollBackOrder {
  readonly articleId: string;
  /** To be live again, as a new version with the old words. */
  readonly version: number;
  /** Live when they looked; 0: none. */
  readonly baseVersion: number;
  readonly by: Keeper;
  readonly why?: string | undefined;
}

export type RollBackOutcome =
  | Exclude<GoLiveOutcome, { readonly kind: 'needs-second-person' }>
  | Overtaken
  /** Given to a second person, with the old words. */
  | { readonly kind: 'asked'; readonly draft: ArticleDraft };

/** Passes the same checks as a draft. Undefined: there is no such version. */
export async function rollBack(parts: KeepParts, order: RollBackOrder): Promise<RollBackOutcome | undefined> {
  const { articleId, version, baseVersion, by, why } = order;
  const past = await parts.history.read(articleId, version);
  if (past === undefined) return undefined;
  // The check takes what an article says, and leaves the number that it had.
  const outcome = await goLive(parts, { content: past, baseVersion, by, why });
  return outcome.kind === 'needs-second-person' ? askToRollBack(parts, order, past) : outcome;
}

async function askToRollBack(
  parts: KeepParts,
  { baseVersion, ...order }: RollBackOrder,
  past: Article,
): Promise<RollBackOutcome> {
  const checked = checkArticle(past);
  if (checked.kind === 'faults') return checked;
  const draft = askedDraft(parts, order, { ...checked.content, version: baseVersion });
  if (await parts.drafts.add(draft)) return { kind: 'asked', draft };
  return { kind: 'overtaken', draft: await parts.drafts.find(order.articleId) };
}

/** An agency reads its articles at least once a month. Source: the 1999 service rules, four (4); `rules-1999.md` N02. Unit: days. */
const REVIEW_EVERY_DAYS = 30;

/** Read again, nothing to change. Those that are not live are left out. */
export async function markReviewed(
  { live, marks, clock }: KeepParts,
  { ids, by }: { readonly ids: readonly string[]; readonly by: Keeper },
): Promise<{ readonly ids: readonly string[]; readonly nextBy: LocalDay }> {
  const { published } = live.current();
  const atMs = clock();
  const nextBy = plusDays(taipeiDay(atMs), REVIEW_EVERY_DAYS);
  const rows = [...new Set(ids)].flatMap((articleId) => {
    const version = published.get(articleId)?.version;
    return version === undefined ? [] : [{ articleId, version, atMs, by, nextBy }];
  });
  if (rows.length > 0) await marks.put(rows);
  return { ids: rows.map(({ articleId }) => articleId), nextBy };
}
