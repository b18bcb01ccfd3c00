// What somebody who keeps the knowledge base decides about a variant: approve, reject, retire. On record before it happens, and
// every one of them can be undone.

import { taipeiDay } from '../domain/taipei-time.js';
import type { Evidence, Variant } from './learning-store.js';
import { findObstacle, moveVariant, type SettleParts } from './settle-variant.js';

/** Times that one lost guard is tried again. */
const MOST_TRIES = 3;

/** An editor's word on a variant. */
export type Decision = 'approve' | 'reject' | 'retire';

export interface Decider {
  readonly id: string;
  readonly name: string;
}

export type DecisionOutcome =
  | { readonly kind: 'done'; readonly variant: Variant }
  | { readonly kind: 'unknown' }
  /** Not from the state that it is in. */
  | { readonly kind: 'no-such-step' }
  /** Approving it would take words that are another's. */
  | { readonly kind: 'refused'; readonly hold: NonNullable<Variant['hold']> }
  | { readonly kind: 'stale' };

const STEPS = {
  approve: { from: ['quarantined', 'rejected', 'retired'], to: 'live', evidence: 'editor-yes' },
  reject: { from: ['quarantined'], to: 'rejected', evidence: 'editor-no' },
  retire: { from: ['live'], to: 'retired', evidence: 'editor-no' },
} as const;

export type DecideVariant = (
  id: string,
  decision: Decision,
  by: Decider,
  remark?: string,
) => Promise<DecisionOutcome>;

/** `record`: on record before it happens. */
export function createDecideVariant(
  parts: SettleParts,
  record: (fact: { decision: Decision; variantId: string; by: Decider }) => Promise<void>,
): DecideVariant {
  return async (id, decision, by, remark) => {
    if ((await parts.store.readVariant(id)) === undefined) return { kind: 'unknown' };
    await record({ decision, variantId: id, by });
    for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
      const outcome = await decideOnce(parts, { id, decision, by, remark });
      if (outcome !== undefined) return outcome;
    }
    return { kind: 'stale' };
  };
}

interface Deciding {
  readonly id: string;
  readonly decision: Decision;
  readonly by: Decider;
  readonly remark: string | undefined;
}

/** Undefined where somebody else changed the variant meanwhile. */
async function decideOnce(
  parts: SettleParts,
  { id, decision, by, remark }: Deciding,
): Promise<DecisionOutcome | undefined> {
  const variant = await parts.store.readVariant(id);
  if (variant === undefined) return { kind: 'unknown' };
  const { from, to, evidence: kind } = STEPS[decision];
  const isFrom = (from as readonly string[]).includes(variant.state);
  if (!isFrom || (to === 'live' && !canServe(parts, variant))) return { kind: 'no-such-step' };
  const obstacle = to === 'live' ? await findObstacle(parts, variant) : undefined;
  if (obstacle !== undefined) return { kind: 'refused', hold: obstacle };
  const move = { to, reason: 'editor', by, change: { hold: null } };
  if (!(await moveVariant(parts, variant, remark === undefined ? move : { ...move, remark })))
    return undefined;
  await parts.store.addEvidence(editorEvidence(variant, { kind, by, atMs: parts.clock() }));
  const after = await parts.store.readVariant(id);
  return after === undefined ? { kind: 'unknown' } : { kind: 'done', variant: after };
}

/** Nobody has taken the words back, and the article is there. */
function canServe({ live }: SettleParts, { wording, articleId }: Variant): boolean {
  return wording !== '' && live.current().articles.has(articleId);
}

function editorEvidence(
  { id, articleId, wordingKey, version }: Variant,
  { kind, by, atMs }: { kind: 'editor-yes' | 'editor-no'; by: Decider; atMs: number },
): Evidence {
  return {
    ...{ kind, articleId, wordingKey, atMs, day: taipeiDay(atMs) },
    id: `editor:${id}:${version}`,
    variantId: id,
    chooser: { kind: 'staff', id: by.id, name: by.name },
  };
}
