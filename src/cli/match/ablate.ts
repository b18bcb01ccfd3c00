// What each signal brings: the weights are learned again without it, and measured on kinds of knowledge bases that they were
// not learned from.

import type { StoredWeighing } from '../../matching/weighing-shape.js';
import { SIGNALS } from '../../matching/signals/index.js';
import type { Asked, Measured, Ridges } from './learn-weights.js';
import { leaveEachKindOut } from './leave-out.js';

/** Percentage points that are lost without a signal, on average over the sets; below 0 it did harm. */
export interface Ablated {
  readonly signal: string;
  readonly top1: number;
  readonly recall3: number;
  /** Areas under the curve, in points: of "the first is right" and of "an article answers this at all". */
  readonly rightAuroc: number;
  readonly scopeAuroc: number;
}

/** One entry for each signal that `learned` gives a weight, whoever brings most of top-1 first. */
export function ablate(asked: readonly Asked[], ridges: Ridges, learned: StoredWeighing): Ablated[] {
  const whole = leaveEachKindOut(asked, ridges, learned);
  return SIGNALS.flatMap(({ name }, column) => {
    if (learned.weights[name] === undefined) return [];
    const weights = { ...learned.weights, [name]: 0 };
    const left = leaveEachKindOut(
      asked.map((each) => without(each, column)),
      ridges,
      { ...learned, weights },
    );
    return [{ signal: name, ...lossOf(whole, left) }];
  }).sort((a, b) => b.top1 - a.top1);
}

/** As if the signal had nothing to say. */
function without(asked: Asked, column: number): Asked {
  const silenced = (value: number, at: number): number => (at % SIGNALS.length === column ? 0 : value);
  return {
    ...asked,
    values: asked.values.map((row) => row.map(silenced)),
    packed: { ...asked.packed, values: asked.packed.values.map(silenced) },
  };
}

function lossOf(whole: readonly Measured[], left: readonly Measured[]): Omit<Ablated, 'signal'> {
  const lost = (figure: (of: Measured) => number): number => 100 * (mean(whole, figure) - mean(left, figure));
  return {
    top1: lost(({ top1 }) => top1),
    recall3: lost(({ recall3 }) => recall3),
    rightAuroc: lost(({ rightAuroc }) => rightAuroc),
    scopeAuroc: lost(({ scopeAuroc }) => scopeAuroc),
  };
}

/** Of the sets that have the figure: one where every question has an answer has no area for that. */
function mean(measured: readonly Measured[], figure: (of: Measured) => number): number {
  const values = measured.map(figure).filter(Number.isFinite);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
