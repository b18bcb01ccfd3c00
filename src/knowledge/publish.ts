// Publishes a set of changes as one new revision: everything becomes visible in one guarded write, or nothing does.
// No transactions: versions are written ahead under a number of their own, then the live number moves.

import { randomUUID } from 'node:crypto';

import type { ArticleContent } from '../domain/article.js';
import { HubError } from '../domain/errors.js';
import type { Clock } from '../lib/clock.js';
import { contentDigest } from './content-digest.js';
import type {
  ArticleHead,
  ArticleOrigin,
  ArticleVersion,
  KnowledgeStore,
  VersionNote,
} from './knowledge-store.js';

export interface PublishDeps {
  readonly store: KnowledgeStore;
  readonly clock: Clock;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** What should be, seen from what is. */
export interface ChangeSet {
  /** Articles to be live with this content, and who wrote it. */
  readonly put: readonly OwnedContent[];
  /** Ids to end. */
  readonly end: readonly string[];
  /** Who changes it and why. What somebody ends is archived: nothing brings it back but an editor. */
  readonly note?: Omit<VersionNote, 'atMs'>;
}

export interface OwnedContent {
  readonly content: ArticleContent;
  readonly origin: ArticleOrigin;
  /** Why this one changes, where the set has no one reason. */
  readonly why?: string;
}

/** Decides under the lease, from the open versions by article id. */
export type DecideChanges = (heads: ReadonlyMap<string, ArticleHead>) => ChangeSet | Promise<ChangeSet>;

export interface PublishResult {
  /** Live after this publish. */
  readonly revision: number;
  readonly addedCount: number;
  readonly changedCount: number;
  readonly sameCount: number;
  readonly endedCount: number;
}

/** How long a silent publisher keeps others out. Renewed before each batch, which takes well under a second. Unit: ms. */
const LEASE_MS = 4_000;
/** How often one that has to wait asks again. Unit: ms. */
const LEASE_RETRY_MS = 200;
/** How long a publish waits for its turn before it gives up. Unit: ms. */
const LEASE_PATIENCE_MS = 30_000;
/** Rows a write: large enough to be quick, small enough to renew the lease in between. */
const BATCH_ROWS = 1_000;

/** Publishes what `decide` asks for. Nothing to change: no new revision, and no lease taken. */
export async function publish(deps: PublishDeps, decide: DecideChanges): Promise<PublishResult> {
  const glance = await planChanges(deps.store, decide);
  if (isEmpty(glance)) return toResult(glance, glance.base);
  const owner = randomUUID();
  await waitForLease(deps, owner);
  try {
    const plan = await planChanges(deps.store, decide);
    if (isEmpty(plan)) return toResult(plan, plan.base);
    return toResult(plan, await writeRevision(deps, owner, plan));
  } finally {
    // A failing release must not hide why the publish failed; the lease runs out by itself.
    await deps.store.releaseLease(owner).catch(() => undefined);
  }
}

interface Plan {
  readonly base: number;
  readonly added: readonly OwnedContent[];
  readonly changed: readonly OwnedContent[];
  readonly sameCount: number;
  readonly end: readonly string[];
  readonly heads: ReadonlyMap<string, ArticleHead>;
  readonly note: ChangeSet['note'];
}

const isEmpty = (plan: Plan): boolean => plan.added.length + plan.changed.length + plan.end.length === 0;

async function planChanges(store: KnowledgeStore, decide: DecideChanges): Promise<Plan> {
  const base = await store.readRevision();
  const heads = new Map((await store.readHeads(base)).map((head) => [head.articleId, head]));
  const { put, end, note } = await decide(heads);
  const isSame = ({ content, origin }: OwnedContent): boolean => {
    const head = heads.get(content.id);
    return head?.origin === origin && head.digest === contentDigest(content);
  };
  const added = put.filter(({ content }) => !heads.has(content.id));
  const changed = put.filter((owned) => heads.has(owned.content.id) && !isSame(owned));
  const sameCount = put.length - added.length - changed.length;
  return { base, added, changed, sameCount, end: end.filter((id) => heads.has(id)), heads, note };
}

async function waitForLease({ store, clock, wait }: PublishDeps, owner: string): Promise<void> {
  const giveUpAtMs = clock() + LEASE_PATIENCE_MS;
  while (!(await takeLease(store, owner, clock()))) {
    if (clock() >= giveUpAtMs) throw busyError();
    await wait(LEASE_RETRY_MS);
  }
}

const takeLease = (store: KnowledgeStore, owner: string, nowMs: number): Promise<boolean> =>
  store.takeLease({ owner, nowMs, untilMs: nowMs + LEASE_MS });

async function writeRevision({ store, clock }: PublishDeps, owner: string, plan: Plan): Promise<number> {
  const keepLease = async (): Promise<void> => {
    if (!(await takeLease(store, owner, clock()))) throw lostLeaseError();
  };
  const step = await store.beginRevision(owner);
  if (step?.base !== plan.base) throw lostLeaseError();
  for (const batch of batches([...plan.added, ...plan.changed])) {
    await keepLease();
    await store.addVersions(step, await toVersions(store, { ...plan, atMs: clock() }, batch));
  }
  for (const batch of batches(plan.changed.map(({ content }) => content.id))) {
    await keepLease();
    await store.endVersions(step, batch);
  }
  for (const batch of batches(plan.end)) {
    await keepLease();
    await store.endVersions(step, batch, plan.note && { ...plan.note, atMs: clock() });
  }
  if (!(await store.goLive(step, clock()))) throw lostLeaseError();
  return step.next;
}

async function toVersions(
  store: KnowledgeStore,
  plan: Plan & { readonly atMs: number },
  batch: readonly OwnedContent[],
): Promise<ArticleVersion[]> {
  const unseen = batch.map(({ content }) => content.id).filter((id) => !plan.heads.has(id));
  const ended = await store.readLastVersions(unseen);
  return batch.map(({ content, origin, why }) => {
    const last = plan.heads.get(content.id)?.version ?? ended.get(content.id) ?? 0;
    return {
      article: { ...content, version: last + 1 },
      origin,
      digest: contentDigest(content),
      note: { ...plan.note, ...(why === undefined ? {} : { why }), atMs: plan.atMs },
    };
  });
}

function* batches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += BATCH_ROWS) yield rows.slice(start, start + BATCH_ROWS);
}

const toResult = (plan: Plan, revision: number): PublishResult => ({
  revision,
  addedCount: plan.added.length,
  changedCount: plan.changed.length,
  sameCount: plan.sameCount,
  endedCount: plan.end.length,
});

const busyError = (): HubError =>
  new HubError(
    'KNOWLEDGE_BUSY',
    '知識庫正由另一個程序發布，等待逾時；請稍後再執行一次。 / Another process is publishing the knowledge base; run the command again later.',
    { retryable: true },
  );

const lostLeaseError = (): HubError =>
  new HubError(
    'KNOWLEDGE_LEASE_LOST',
    '發布途中被另一次發布取代，沒有任何變更；請再執行一次。 / Another publish took over on the way and nothing was changed; run the command again.',
    { retryable: true },
  );
