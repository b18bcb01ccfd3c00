// The life of a draft: begun, saved, looked at by a second person, scheduled, published. Each step names the draft that its maker
// has seen; whoever saw an older one is told, with both texts, and nothing is lost.

import type { Article, ArticleContent } from '../../domain/article.js';
import type { Clock } from '../../lib/clock.js';
import type { Keeper } from '../knowledge-store.js';
import { mayGoLive } from '../people-publish.js';
import { checkArticle, type ArticleFault } from './check-article.js';
import type { ArticleDraft, DraftStore } from './draft-store.js';
import type { Theft } from './find-stolen.js';
import { checkForLive, goLive, weigh, type GoLiveOutcome, type GoLiveParts } from './publish-draft.js';

export interface DraftParts extends GoLiveParts {
  readonly drafts: DraftStore;
  readonly clock: Clock;
}

/** Which draft somebody means, and who they are. */
export interface DraftStep {
  readonly articleId: string;
  /** Of the draft that they have seen. */
  readonly rev: number;
  readonly by: Keeper;
}

export interface SaveOrder extends DraftStep {
  readonly content: ArticleContent;
  /** The version that the text was written against. */
  readonly baseVersion: number;
}

/** The draft is another than the one that was seen: as it is now; undefined: there is none any more. */
export interface Overtaken {
  readonly kind: 'overtaken';
  readonly draft: ArticleDraft | undefined;
}

export type StepOutcome = { readonly kind: 'done'; readonly draft: ArticleDraft } | Overtaken;

export type PublishOutcome = GoLiveOutcome | Overtaken;

export type ScheduleOutcome =
  | StepOutcome
  | { readonly kind: 'faults'; readonly faults: readonly ArticleFault[] }
  | { readonly kind: 'steals'; readonly thefts: readonly Theft[] }
  | { readonly kind: 'changed'; readonly live: Article | undefined }
  | { readonly kind: 'needs-second-person' };

/** `rev` 0 begins a draft. Saving takes a draft back from review and from the calendar: what was seen is not what is there. */
export async function saveDraft({ drafts, clock }: DraftParts, order: SaveOrder): Promise<StepOutcome> {
  const { articleId, rev, by, content, baseVersion } = order;
  const draft: ArticleDraft = {
    ...{ articleId, baseVersion, content: { ...content, id: articleId } },
    // Begun at a number that no draft before it had: whoever still sees an earlier one cannot hit this one.
    ...{ rev: rev === 0 ? clock() : rev + 1, state: 'draft', savedAtMs: clock(), savedBy: by },
  };
  const isSaved = rev === 0 ? await drafts.add(draft) : await drafts.replace(draft);
  return isSaved ? { kind: 'done', draft } : overtaken(drafts, articleId);
}

/** Gives it to a second pair of eyes. */
export async function askForReview(
  parts: DraftParts,
  { why, ...step }: DraftStep & { readonly why?: string | undefined },
): Promise<StepOutcome | { readonly kind: 'faults'; readonly faults: readonly ArticleFault[] }> {
  const draft = await findSeen(parts.drafts, step);
  if (draft === undefined) return overtaken(parts.drafts, step.articleId);
  const checked = checkArticle(draft.content);
  // What is to be taken off need not be fit.
  if (checked.kind === 'faults' && draft.ends !== true) return checked;
  const said = why === undefined ? {} : { why };
  return move(parts, draft, { ...plain(draft), ...said, state: 'review', askedBy: step.by });
}

/** Back from review, or from the calendar. */
export async function takeBack(parts: DraftParts, step: DraftStep): Promise<StepOutcome> {
  const draft = await findSeen(parts.drafts, step);
  if (draft === undefined) return overtaken(parts.drafts, step.articleId);
  return move(parts, draft, { ...plain(draft), state: 'draft' });
}

/** False: it is another by now. */
export const discardDraft = ({ drafts }: DraftParts, { articleId, rev }: DraftStep): Promise<boolean> =>
  drafts.remove(articleId, rev);

export async function publishDraft(
  parts: DraftParts,
  { why, ...step }: DraftStep & { readonly why?: string | undefined },
): Promise<PublishOutcome> {
  const { drafts } = parts;
  const draft = await findSeen(drafts, step);
  if (draft === undefined) return overtaken(drafts, step.articleId);
  const outcome = await goLive(parts, { ...orderOf(draft), by: step.by, why: why ?? draft.why });
  // Somebody who saved meanwhile keeps their draft; it is written against the version before, and they will be told.
  if (outcome.kind === 'done') await drafts.remove(draft.articleId, draft.rev);
  return outcome;
}

/** Goes live by itself at that moment, if nothing has come between. */
export async function scheduleDraft(
  parts: DraftParts,
  {
    publishAtMs,
    why,
    ...step
  }: DraftStep & { readonly publishAtMs: number; readonly why?: string | undefined },
): Promise<ScheduleOutcome> {
  const draft = await findSeen(parts.drafts, step);
  if (draft === undefined) return overtaken(parts.drafts, step.articleId);
  const { askedBy } = draft;
  if (!mayGoLive(parts, { askedBy, by: step.by })) return { kind: 'needs-second-person' };
  const obstacle = await obstacleOf(parts, draft);
  if (obstacle !== undefined) return obstacle;
  const said = why === undefined ? {} : { why };
  const asked = askedBy === undefined ? {} : { askedBy };
  const when = { state: 'scheduled' as const, scheduledBy: step.by, publishAtMs };
  return move(parts, draft, { ...plain(draft), ...asked, ...said, ...when });
}

/** What would keep it from going live now. */
async function obstacleOf(
  parts: DraftParts,
  { articleId, content, baseVersion, ends }: ArticleDraft,
): Promise<Extract<ScheduleOutcome, { readonly kind: 'faults' | 'steals' | 'changed' }> | undefined> {
  await parts.live.refresh();
  const checked = await checkForLive(parts, content);
  if (checked.kind === 'faults' && ends !== true) return checked;
  const live = parts.live.current().published.get(articleId);
  if ((live?.version ?? 0) !== baseVersion) return { kind: 'changed', live };
  if (checked.kind === 'faults' || ends === true) return undefined;
  const { thefts } = await weigh(parts, checked.content);
  return thefts.length > 0 ? { kind: 'steals', thefts } : undefined;
}

/** How long one instance has for publishing what is due before another takes it up. Unit: ms. */
const CLAIM_MS = 120_000;

export interface DueFacts {
  readonly articleId: string;
  readonly outcome: GoLiveOutcome['kind'];
}

/**
 * Publishes what is due, one after the other. A stop at any moment is made good by the next run: a version that is there is not
 * written again, and a draft goes only after its version has come.
 */
export async function publishDue(parts: DraftParts, onDue: (facts: DueFacts) => void): Promise<void> {
  const { drafts, clock } = parts;
  for (;;) {
    const nowMs = clock();
    const draft = await drafts.claimDue(nowMs, nowMs + CLAIM_MS);
    if (draft === undefined) return;
    const outcome = await goLive(parts, { ...orderOf(draft), by: draft.scheduledBy, why: draft.why });
    if (outcome.kind === 'done') await drafts.remove(draft.articleId, draft.rev);
    else
      await drafts.replace({
        ...{ ...plain(draft), rev: draft.rev + 1, state: 'draft' },
        halted: { atMs: nowMs, reason: outcome.kind },
      });
    onDue({ articleId: draft.articleId, outcome: outcome.kind });
  }
}

async function findSeen(
  drafts: DraftStore,
  { articleId, rev }: DraftStep,
): Promise<ArticleDraft | undefined> {
  const draft = await drafts.find(articleId);
  return draft?.rev === rev ? draft : undefined;
}

async function overtaken(drafts: DraftStore, articleId: string): Promise<Overtaken> {
  return { kind: 'overtaken', draft: await drafts.find(articleId) };
}

async function move({ drafts }: DraftParts, seen: ArticleDraft, next: ArticleDraft): Promise<StepOutcome> {
  const draft = { ...next, rev: seen.rev + 1 };
  return (await drafts.replace(draft)) ? { kind: 'done', draft } : overtaken(drafts, seen.articleId);
}

/** Without what belongs to a step that is over. What an import made is somebody's own from here on. */
function plain(draft: ArticleDraft): ArticleDraft {
  const { articleId, content, baseVersion, rev, state, savedAtMs, savedBy, why, ends } = draft;
  return {
    ...{ articleId, content, baseVersion, rev, state, savedAtMs },
    ...(savedBy === undefined ? {} : { savedBy }),
    ...(why === undefined ? {} : { why }),
    ...(ends === undefined ? {} : { ends }),
  };
}

/** What goes live, and through whose hands it has come. */
export const orderOf = ({ content, baseVersion, ends, askedBy }: ArticleDraft) => ({
  ...{ content, baseVersion, ends, askedBy },
});
