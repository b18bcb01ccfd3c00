// Brings one variant in line with the evidence on its wording: live, held, back in quarantine, or forgotten. Every change is one
// update guarded by the variant's version, with its reason; whoever comes second looks again.

import { taipeiDay } from '../domain/taipei-time.js';
import type { Clock } from '../lib/clock.js';
import type { QuestionTest } from './check-questions.js';
import { findVictim } from './find-victim.js';
import { judgeVariant } from './judge-variant.js';
import type {
  Evidence,
  Hold,
  LearningStore,
  Variant,
  VariantChange,
  VariantState,
} from './learning-store.js';
import type { LiveKnowledge } from './live-knowledge.js';
import { findOwner } from './wording-rules.js';

export interface SettleParts {
  readonly store: LearningStore;
  readonly live: Pick<LiveKnowledge, 'current' | 'takeVariant'>;
  /** Questions that editors wrote to be found. */
  readonly tests: () => readonly QuestionTest[];
  readonly clock: Clock;
  readonly onChanged: (change: VariantFacts) => void;
}

/** For log and metrics: no words. */
export interface VariantFacts {
  readonly variantId: string;
  readonly articleId: string;
  readonly from: VariantState;
  readonly to: VariantState;
  readonly reason: string;
}

/** So many variants a day may rest on the word of one member of staff: a stolen account does little before it is noticed. */
const MOST_BROUGHT_LIVE_A_DAY = 10;

/** `evidence`: all of the wording, for whichever article. */
export async function settleVariant(
  parts: SettleParts,
  variant: Variant,
  evidence: readonly Evidence[],
): Promise<void> {
  const own = evidence.filter(({ articleId }) => articleId === variant.articleId);
  if (variant.wording !== '' && isTakenBack(own)) {
    await moveVariant(parts, variant, {
      to: variant.state === 'live' ? 'retired' : variant.state === 'quarantined' ? 'rejected' : variant.state,
      reason: 'unsent',
      change: { wording: '', hold: null },
    });
    return;
  }
  if (variant.state === 'quarantined') await settleQuarantined(parts, variant, evidence);
  if (variant.state === 'live') await settleLive(parts, variant, evidence);
}

/** Everybody whose words it is has taken them back: an editor's yes does not keep what is not ours to keep. */
function isTakenBack(own: readonly Evidence[]): boolean {
  const sourced = own.filter(({ source }) => source !== undefined);
  return sourced.length > 0 && sourced.every(({ withdrawnAtMs }) => withdrawnAtMs !== undefined);
}

async function settleQuarantined(
  parts: SettleParts,
  variant: Variant,
  evidence: readonly Evidence[],
): Promise<void> {
  const verdict = judgeVariant(evidence, variant.articleId);
  const ownerId = findOwner(variant.wording, variant.articleId, parts.live.current().index);
  if (ownerId !== undefined) {
    await hold(parts, variant, { kind: 'conflict', ownerId });
    return;
  }
  if (verdict.kind !== 'earned') {
    await hold(parts, variant, verdict.kind === 'wait' ? verdict.hold : { kind: 'disputed' });
    return;
  }
  const day = taipeiDay(parts.clock());
  const staffIds = await withRoom(parts, verdict.staffIds, day);
  const obstacle = staffIds.length === 0 ? { kind: 'staff-cap' as const } : await findTheft(parts, variant);
  if (obstacle !== undefined) {
    await hold(parts, variant, obstacle);
    return;
  }
  await moveVariant(parts, variant, {
    to: 'live',
    reason: 'votes',
    change: { hold: null, broughtLive: { day, staffIds } },
  });
}

async function withRoom(
  { store }: SettleParts,
  staffIds: readonly string[],
  day: string,
): Promise<readonly string[]> {
  const counts = await Promise.all(staffIds.map((id) => store.countBroughtLive(id, day)));
  return staffIds.filter((_, at) => (counts[at] ?? 0) < MOST_BROUGHT_LIVE_A_DAY);
}

/** What an editor's yes does not overrule either. */
export async function findObstacle(parts: SettleParts, variant: Variant): Promise<Hold | undefined> {
  const ownerId = findOwner(variant.wording, variant.articleId, parts.live.current().index);
  return ownerId === undefined ? findTheft(parts, variant) : { kind: 'conflict', ownerId };
}

async function findTheft({ live, tests }: SettleParts, variant: Variant): Promise<Hold | undefined> {
  const victim = await findVictim(() => live.current().index, variant, tests());
  return victim && { kind: 'steals', articleId: victim.articleId, question: victim.question };
}

/** What votes have brought live, votes take back; what an editor has approved stays until an editor says no. */
async function settleLive(
  parts: SettleParts,
  variant: Variant,
  evidence: readonly Evidence[],
): Promise<void> {
  if (variant.history.at(-1)?.reason !== 'votes') return;
  const verdict = judgeVariant(evidence, variant.articleId);
  const isUnearned = verdict.kind === 'wait' && verdict.hold === undefined;
  if (verdict.kind !== 'refuted' && !isUnearned) return;
  const reason = verdict.kind === 'refuted' ? 'negatives' : 'unsent';
  await moveVariant(parts, variant, { to: 'quarantined', reason, change: {} });
}

async function hold({ store, clock }: SettleParts, variant: Variant, next: Hold | undefined): Promise<void> {
  if (JSON.stringify(variant.hold) === JSON.stringify(next)) return;
  await store.changeVariant(variant.id, variant.version, { hold: next ?? null, changedAtMs: clock() });
}

export interface Move {
  readonly to: VariantState;
  readonly reason: string;
  readonly by?: { readonly id: string; readonly name: string };
  readonly remark?: string;
  readonly change: Pick<VariantChange, 'hold' | 'wording' | 'broughtLive'>;
}

/** Writes the step and lets this process's index know at once. False: somebody else changed the variant first. */
export async function moveVariant(
  { store, live, clock, onChanged }: SettleParts,
  variant: Variant,
  { to, reason, by, remark, change }: Move,
): Promise<boolean> {
  const { id, articleId, state: from } = variant;
  const atMs = clock();
  const step = {
    ...{ atMs, from, to, reason },
    ...(by === undefined ? {} : { by: { id: by.id, name: by.name } }),
    ...(remark === undefined ? {} : { remark }),
  };
  const changed = await store.changeVariant(id, variant.version, {
    ...change,
    state: to,
    step,
    changedAtMs: atMs,
  });
  if (changed === undefined) return false;
  live.takeVariant(changed);
  onChanged({ variantId: id, articleId, from, to, reason });
  return true;
}
