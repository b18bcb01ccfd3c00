// The learning loop: what people choose becomes evidence, evidence makes a quarantined variant, and enough of it a live one.
// Beside the road: a choice is noted and worked off one after the other; whatever fails there is lost, and no turn waits for it.

import { setImmediate as letOthersRun } from 'node:timers/promises';

import { taipeiDay } from '../domain/taipei-time.js';
import { wordingsOf } from '../matching/analyse.js';
import { normalize } from '../matching/normalize.js';
import { judgeVariant } from './judge-variant.js';
import type { Chooser, Evidence, EvidenceKind, Variant, WordsSource } from './learning-store.js';
import type { KnowledgeSnapshot } from './live-knowledge.js';
import { moveVariant, settleVariant, type SettleParts } from './settle-variant.js';
import { findOwner, judgeWording, variantIdOf } from './wording-rules.js';

/** What somebody at a screen chose. */
export interface Choice {
  /** Unique for ever and the same at a repeat. */
  readonly id: string;
  readonly kind: Exclude<EvidenceKind, 'editor-yes' | 'editor-no'>;
  readonly articleId: string;
  readonly chooser: Chooser;
  readonly atMs: number;
  /** What the citizen had asked, and where it stands. */
  readonly words: { readonly text: string; readonly source: WordsSource };
  readonly isFresh?: boolean;
  readonly keptShare?: number;
}

export interface LearningParts extends SettleParts {
  /** Do the words still stand as they were said? Unsent and edited ones do not. */
  readonly areStanding: (source: WordsSource) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

export interface VariantLearning {
  /** Returns at once. A promise may find that nothing was chosen; where it rejects, the choice is lost. */
  readonly note: (choice: Choice | Promise<Choice | undefined>) => void;
  /** The citizen took the words back, or changed them. Returns at once. */
  readonly takeBack: (source: WordsSource) => void;
  /** Settles what was chosen lately once more, and asks whether the words still stand: what a killed process left undone. */
  readonly sweep: () => Promise<void>;
  /** After a publish: what went with its article, or was listed by an editor, is retired. */
  readonly reconcile: () => Promise<void>;
  /** Settles what waited for another day. */
  readonly settleHeld: () => Promise<void>;
  /** Resolves when what was noted is done. Takes nothing new. */
  readonly stop: () => Promise<void>;
}

/** What one person can teach in a day; more is not noted. A citizen's day has few questions, an agent's some hundred. */
const MOST_A_DAY: Readonly<Record<Chooser['kind'], number>> = { contact: 5, staff: 200 };
/** Choices that wait to be worked off; those beyond are lost, as learning may be. */
const MOST_WAITING = 500;
/** LINE lets people unsend within a day: what was said two days ago is sure to stand. Unit: ms. */
const FIRST_LOOK_BACK_MS = 48 * 3_600_000;
const WORDINGS_A_SWEEP = 500;
/** Variants looked at between two breaths. */
const AT_A_STRETCH = 20;

export function createVariantLearning(parts: LearningParts): VariantLearning {
  const { store, clock, onError } = parts;
  let work: Promise<void> = Promise.resolve();
  let waiting = 0;
  let isStopped = false;
  let sweptUntilMs = clock() - FIRST_LOOK_BACK_MS;

  function enqueue(job: () => Promise<void>): Promise<void> {
    if (isStopped || waiting >= MOST_WAITING) return work;
    waiting += 1;
    work = work
      .then(job)
      .catch(onError)
      .finally(() => (waiting -= 1));
    return work;
  }

  return {
    note(choice) {
      const known = (found: Choice | undefined): void => {
        if (found !== undefined) void enqueue(() => learn(parts, found));
      };
      if (choice instanceof Promise) choice.then(known).catch(onError);
      else known(choice);
    },
    takeBack: (source) =>
      void enqueue(async () => {
        for (const key of await store.withdraw(source, clock())) await settle(parts, key);
      }),
    sweep: () =>
      enqueue(async () => {
        const toMs = clock();
        const range = { fromMs: sweptUntilMs, toMs, limit: WORDINGS_A_SWEEP };
        for (const key of await store.listWordings(range)) {
          await withdrawGone(parts, key);
          await settle(parts, key);
        }
        sweptUntilMs = toMs;
      }),
    reconcile: () => enqueue(() => reconcile(parts)),
    settleHeld: () =>
      enqueue(async () => {
        const held = await store.list({ state: 'quarantined', hold: 'staff-cap', limit: WORDINGS_A_SWEEP });
        for (const { wordingKey } of held) await settle(parts, wordingKey);
      }),
    async stop() {
      isStopped = true;
      await work;
    },
  };
}

async function learn(parts: LearningParts, choice: Choice): Promise<void> {
  const { store, live } = parts;
  const { id, kind, articleId, chooser, atMs, words, isFresh, keptShare } = choice;
  const { index, articles } = live.current();
  if (!articles.has(articleId)) return;
  const verdict = judgeWording(words.text, articleId, index);
  if (verdict.kind === 'barred') return;
  const day = taipeiDay(atMs);
  if ((await store.countEvidence(chooser.id, day)) >= MOST_A_DAY[chooser.kind]) return;
  const { text, key } = verdict.wording;
  const variantId = variantIdOf(articleId, verdict.wording);
  // The variant first: evidence whose variant is missing would never be settled.
  if (verdict.kind === 'fit')
    await store.addVariant({ id: variantId, articleId, wording: text, wordingKey: key, createdAtMs: atMs });
  const evidence: Evidence = {
    ...{ id, kind, variantId, articleId, wordingKey: key, chooser, atMs, day, source: words.source },
    ...(isFresh === undefined ? {} : { isFresh }),
    ...(keptShare === undefined ? {} : { keptShare }),
  };
  if (await store.addEvidence(evidence)) await settle(parts, key);
}

async function settle(parts: LearningParts, wordingKey: string): Promise<void> {
  const { store } = parts;
  const variants = await store.variantsOf(wordingKey);
  let evidence = await store.readEvidence(wordingKey);
  const isAnyEarned = variants.some(
    ({ state, articleId }) => state === 'quarantined' && judgeVariant(evidence, articleId).kind === 'earned',
  );
  // About to go live, perhaps on words that were taken back while no process was looking.
  if (isAnyEarned && (await withdrawGone(parts, wordingKey))) evidence = await store.readEvidence(wordingKey);
  for (const variant of variants) await settleVariant(parts, variant, evidence);
}

/** Whether any of it was. */
async function withdrawGone(
  { store, areStanding, clock }: LearningParts,
  wordingKey: string,
): Promise<boolean> {
  let isAny = false;
  for (const { source, withdrawnAtMs } of await store.readEvidence(wordingKey)) {
    if (source === undefined || withdrawnAtMs !== undefined || (await areStanding(source))) continue;
    await store.withdraw(source, clock());
    isAny = true;
  }
  return isAny;
}

async function reconcile(parts: LearningParts): Promise<void> {
  const snapshot = parts.live.current();
  for (const [at, variant] of (await parts.store.listLive()).entries()) {
    const reason = reasonToRetire(variant, snapshot);
    if (reason !== undefined)
      await moveVariant(parts, variant, { to: 'retired', reason, change: { hold: null } });
    if (at % AT_A_STRETCH === 0) await letOthersRun();
  }
}

/** What was published since may have made a variant needless, or another's. */
function reasonToRetire(
  { articleId, wording }: Variant,
  { articles, index }: KnowledgeSnapshot,
): string | undefined {
  const article = articles.get(articleId);
  if (article === undefined) return 'article-gone';
  if (findOwner(wording, articleId, index) !== undefined) return 'conflict';
  const normalized = normalize(wording);
  return wordingsOf(article).some((each) => normalize(each) === normalized) ? 'listed' : undefined;
}
