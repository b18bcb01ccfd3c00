// Many drafts go live at once: each by the rules of one, all that pass in one revision. What takes a question of a live article, or
// of another draft beside it, is left out with its reason, and the rest is weighed again without it.

import type { Article, ArticleContent } from '../../domain/article.js';
import type { Keeper } from '../knowledge-store.js';
import { mayGoLive, publishByPeople } from '../people-publish.js';
import type { OwnedContent } from '../publish.js';
import { testsOf } from '../question-tests.js';
import type { LiveAct } from '../take-back.js';
import { faultsOf, fileUrlsOf, unknownRelated } from './what-it-names.js';
import { checkArticle } from './check-article.js';
import type { ArticleDraft } from './draft-store.js';
import { orderOf, type DraftParts, type PublishOutcome } from './drafts.js';
import { findStolenTogether, type ChangeFindings } from './find-stolen.js';
import { standOf, type GoLiveOutcome } from './publish-draft.js';

export interface ManyOrder {
  /** Which drafts, as they were seen. */
  readonly drafts: readonly { readonly id: string; readonly rev: number }[];
  readonly by: Keeper;
  /** Absent: each draft's own reason. */
  readonly why?: string | undefined;
  readonly onProgress?: ((progress: ManyProgress) => void) | undefined;
}

export interface ManyProgress {
  readonly stage: 'weighing' | 'publishing';
  readonly done: number;
  readonly total: number;
}

export interface ManyOutcome {
  /** By article id, in the order in which they were named. */
  readonly outcomes: ReadonlyMap<string, PublishOutcome>;
  /** What went live, to be taken back by `unpublishMany`. Absent: nothing did. */
  readonly act?: LiveAct;
}

/** Fit to be weighed. */
interface Candidate {
  readonly draft: ArticleDraft;
  /** As it would be live. */
  readonly content: ArticleContent;
}

type Refused = Exclude<PublishOutcome, { readonly kind: 'done' }>;

export async function publishMany(parts: DraftParts, order: ManyOrder): Promise<ManyOutcome> {
  const outcomes = new Map<string, PublishOutcome>();
  const refuse = (id: string, outcome: Refused): void => void outcomes.set(id, outcome);
  const fit = await chooseFit(parts, order, refuse);
  const { passed, findings } = await settle(parts, { candidates: fit, onProgress: order.onProgress }, refuse);
  order.onProgress?.({ stage: 'publishing', done: 0, total: 0 });
  const { outcomes: live, act } = await putLive(parts, order, passed);
  for (const [id, outcome] of live)
    outcomes.set(
      id,
      outcome.kind === 'done' ? { ...outcome, missed: findings.get(id)?.missed ?? [] } : outcome,
    );
  const inOrder = order.drafts.flatMap(({ id }): (readonly [string, PublishOutcome])[] => {
    const outcome = outcomes.get(id);
    return outcome === undefined ? [] : [[id, outcome]];
  });
  return { outcomes: new Map(inOrder), ...(act === undefined ? {} : { act }) };
}

/** What needs no other article to be looked at. */
async function chooseFit(
  parts: DraftParts,
  { drafts: wanted, by }: ManyOrder,
  refuse: (id: string, outcome: Refused) => void,
): Promise<readonly Candidate[]> {
  const found = await parts.drafts.findAll(wanted.map(({ id }) => id));
  const byId = new Map(found.map((draft) => [draft.articleId, draft]));
  await parts.live.refresh();
  const { published } = parts.live.current();
  const judged = wanted.flatMap(({ id, rev }): readonly Candidate[] => {
    const draft = byId.get(id);
    const checked = judge(parts, { draft, rev, by }, published.get(id));
    if (checked.kind === 'fit') return [checked.candidate];
    refuse(id, checked);
    return [];
  });
  const missing = await parts.missingFiles(judged.flatMap(({ content }) => fileUrlsOf(content)));
  const known = new Set([...published.keys(), ...judged.map(({ content }) => content.id)]);
  return judged.filter(({ draft, content }) => {
    const faults =
      draft.ends === true ? [] : [...faultsOf(content, missing), ...unknownRelated(content, known)];
    if (faults.length > 0) refuse(draft.articleId, { kind: 'faults', faults });
    return faults.length === 0;
  });
}

function judge(
  parts: DraftParts,
  { draft, rev, by }: { readonly draft: ArticleDraft | undefined; readonly rev: number; readonly by: Keeper },
  live: Article | undefined,
): Refused | { readonly kind: 'fit'; readonly candidate: Candidate } {
  if (draft?.rev !== rev) return { kind: 'overtaken', draft };
  if (!mayGoLive(parts, { ...orderOf(draft), by })) return { kind: 'needs-second-person' };
  if ((live?.version ?? 0) !== draft.baseVersion) return { kind: 'changed', live };
  if (draft.ends === true) return { kind: 'fit', candidate: { draft, content: draft.content } };
  const checked = checkArticle(draft.content);
  if (checked.kind === 'faults') return checked;
  return { kind: 'fit', candidate: { draft, content: checked.content } };
}

/** Leaves out what steals until nothing does: without one of them another may win what it should not. Each round has fewer. */
async function settle(
  parts: DraftParts,
  order: { readonly candidates: readonly Candidate[] } & Pick<ManyOrder, 'onProgress'>,
  refuse: (id: string, outcome: Refused) => void,
): Promise<{
  readonly passed: readonly Candidate[];
  readonly findings: ReadonlyMap<string, ChangeFindings>;
}> {
  let passed = order.candidates;
  for (;;) {
    const put = passed.filter(({ draft }) => draft.ends !== true);
    if (put.length === 0) return { passed, findings: new Map() };
    const findings = await findStolenTogether(
      parts.live.current(),
      {
        put: put.map(({ content }) => ({ content, own: testsOf(content, parts.shippedTests) })),
        endIds: passed.filter(({ draft }) => draft.ends === true).map(({ content }) => content.id),
      },
      {
        tests: parts.tests(),
        onChange: (done, total) => order.onProgress?.({ stage: 'weighing', done, total }),
      },
    );
    const theftsOf = (id: string) => findings.get(id)?.thefts ?? [];
    const thieves = put.filter(({ content }) => theftsOf(content.id).length > 0);
    if (thieves.length === 0) return { passed, findings };
    for (const {
      content: { id },
    } of thieves)
      refuse(id, { kind: 'steals', thefts: theftsOf(id) });
    passed = passed.filter((candidate) => !thieves.includes(candidate));
  }
}

/** One revision. Whose article has another version by now is left out. */
async function putLive(
  parts: DraftParts,
  { by, why }: ManyOrder,
  passed: readonly Candidate[],
): Promise<{ readonly outcomes: ReadonlyMap<string, GoLiveOutcome>; readonly act?: LiveAct }> {
  if (passed.length === 0) return { outcomes: new Map() };
  let ours: readonly Candidate[] = [];
  // What goes live is of the version that its draft was begun from: whatever else is published meanwhile, this revision has it.
  const before = await parts.store.readRevision();
  const hands = passed.map(({ draft: { askedBy } }) => ({ by, askedBy }));
  const result = await publishByPeople(parts, hands, (heads) => {
    const stand = ({ draft, content }: Candidate) => standOf(heads.get(content.id), { ...draft, content });
    ours = passed.filter((candidate) => stand(candidate) !== 'changed');
    const put = ours.filter((candidate) => candidate.draft.ends !== true && stand(candidate) === 'free');
    const end = ours.filter(({ draft }) => draft.ends === true).map(({ content }) => content.id);
    return { put: put.map(owned), end, note: { by, ...(why === undefined ? {} : { why }) } };
  });
  if (result === undefined) return { outcomes: allAs(passed, { kind: 'needs-second-person' }) };
  for (const { draft } of ours) await parts.drafts.remove(draft.articleId, draft.rev);
  await parts.live.refresh();
  const { published } = parts.live.current();
  const outcomes = new Map(
    passed.map((candidate): readonly [string, GoLiveOutcome] => {
      const { id } = candidate.content;
      const live = published.get(id);
      const version = candidate.draft.ends === true ? candidate.draft.baseVersion : live?.version;
      return ours.includes(candidate) && version !== undefined
        ? [id, { kind: 'done', version, missed: [] }]
        : [id, { kind: 'changed', live }];
    }),
  );
  const act = { before, after: result.revision, ids: ours.map(({ content: { id } }) => id) };
  return act.ids.length === 0 || before === act.after ? { outcomes } : { outcomes, act };

  function owned({ draft, content }: Candidate): OwnedContent {
    const reason = why ?? draft.why;
    return { content, origin: 'editor', ...(reason === undefined ? {} : { why: reason }) };
  }
}

const allAs = (candidates: readonly Candidate[], outcome: GoLiveOutcome) =>
  new Map(candidates.map(({ content: { id } }) => [id, outcome]));
