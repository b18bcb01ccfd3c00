// Fits the confidence: a logistic regression over the evidence of rankings whose first match is known right or wrong.

import { EVIDENCE_NAMES } from '../../matching/confidence.js';
import type { ConfidenceWeights, Evidence } from '../../matching/weighing-shape.js';

export interface ConfidenceExample {
  readonly evidence: Evidence;
  readonly isRight: boolean;
  /** How much the ranking counts. */
  readonly share: number;
}

/** It settles within ten. */
const ROUNDS = 25;
const SETTLED = 1e-7;

/** Newton's method; `ridge` pulls weights towards 0 that nothing speaks for. Deterministic. */
export function fitConfidence(examples: readonly ConfidenceExample[], ridge: number): ConfidenceWeights {
  const rows = examples.map(({ evidence }) =>
    Float64Array.from([1, ...EVIDENCE_NAMES.map((name) => evidence[name])]),
  );
  const total = examples.reduce((sum, { share }) => sum + share, 0);
  const weights = new Float64Array(EVIDENCE_NAMES.length + 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const size = weights.length;
    const slope = new Float64Array(size);
    const bend = Array.from({ length: size }, () => new Float64Array(size));
    examples.forEach(({ isRight, share }, at) => {
      const row = rows[at];
      if (row !== undefined) learnFrom({ row, isRight, share: share / total }, weights, { slope, bend });
    });
    for (let place = 0; place < size; place += 1) {
      const pull = place === 0 ? 0 : ridge;
      slope[place] = (slope[place] ?? 0) + pull * (weights[place] ?? 0);
      const line = bend[place];
      if (line !== undefined) line[place] = (line[place] ?? 0) + pull + Number.EPSILON;
    }
    const step = solve(bend, slope);
    step.forEach((size, place) => (weights[place] = (weights[place] ?? 0) - size));
    if (step.every((size) => Math.abs(size) < SETTLED)) break;
  }
  const [bias = 0, ...fitted] = weights;
  const named = EVIDENCE_NAMES.map((name, place) => [name, fitted[place] ?? 0] as const);
  return { bias, ...(Object.fromEntries(named) as Record<keyof Evidence, number>) };
}

/** Adds one example's share to the first and second derivative. */
function learnFrom(
  { row, isRight, share }: { readonly row: Float64Array; readonly isRight: boolean; readonly share: number },
  weights: Float64Array,
  { slope, bend }: { readonly slope: Float64Array; readonly bend: readonly Float64Array[] },
): void {
  const sum = row.reduce((all, value, place) => all + value * (weights[place] ?? 0), 0);
  const chance = 1 / (1 + Math.exp(-sum));
  const error = share * (chance - (isRight ? 1 : 0));
  const spread = share * chance * (1 - chance);
  row.forEach((value, place) => {
    slope[place] = (slope[place] ?? 0) + error * value;
    const line = bend[place];
    if (line === undefined || value === 0) return;
    row.forEach((other, column) => (line[column] = (line[column] ?? 0) + spread * value * other));
  });
}

/** Gauss's elimination with pivots; the matrix is small, symmetric and, with a ridge, never singular. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const lines = matrix.map((line, at) => [...line, right[at] ?? 0]);
  const size = lines.length;
  for (let column = 0; column < size; column += 1) {
    const pivot = lines
      .slice(column)
      .reduce((best, line) => (Math.abs(line[column] ?? 0) > Math.abs(best[column] ?? 0) ? line : best));
    lines.splice(lines.indexOf(pivot), 1);
    lines.splice(column, 0, pivot);
    for (const line of lines) {
      if (line === pivot) continue;
      const factor = (line[column] ?? 0) / (pivot[column] ?? 1);
      pivot.forEach((value, at) => (line[at] = (line[at] ?? 0) - factor * value));
    }
  }
  return Float64Array.from(lines, (line, at) => (line[size] ?? 0) / (line[at] ?? 1));
}
