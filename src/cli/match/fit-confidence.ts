// Fits the confidence: a logistic regression over the evidence of rankings whose first match is known right or wrong.

import type { ConfidenceWeights, Evidence } from '../../matching/weighing-shape.js';

export interface ConfidenceExample {
  readonly evidence: Evidence;
  readonly isRight: boolean;
  /** How much the ranking counts. */
  readonly share: number;
}

const NAMES = [
  ...(['chance', 'lead', 'score', 'coverage', 'likeness', 'agreement', 'unseen', 'length'] as const),
] satisfies (keyof Evidence)[];
const ROUNDS = 600;
const RATE = 0.05;
/** Pulls weights towards 0 that nothing speaks for. */
const RIDGE = 1e-3;

/** Gradient descent with Adam's steps (Kingma and Ba, 2015, algorithm 1). Deterministic. */
export function fitConfidence(examples: readonly ConfidenceExample[]): ConfidenceWeights {
  const rows = examples.map(({ evidence }) => [1, ...NAMES.map((name) => evidence[name])]);
  const total = examples.reduce((sum, { share }) => sum + share, 0);
  const weights = new Float64Array(NAMES.length + 1);
  const means = new Float64Array(weights.length);
  const squares = new Float64Array(weights.length);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const gradient = new Float64Array(weights.length);
    examples.forEach(({ isRight, share }, index) => {
      const row = rows[index] ?? [];
      const sum = row.reduce((all, value, place) => all + value * (weights[place] ?? 0), 0);
      const error = (share / total) * (1 / (1 + Math.exp(-sum)) - (isRight ? 1 : 0));
      row.forEach((value, place) => (gradient[place] = (gradient[place] ?? 0) + error * value));
    });
    gradient.forEach((slope, place) => {
      const pulled = slope + (place === 0 ? 0 : RIDGE * (weights[place] ?? 0));
      means[place] = 0.9 * (means[place] ?? 0) + 0.1 * pulled;
      squares[place] = 0.999 * (squares[place] ?? 0) + 0.001 * pulled * pulled;
      const mean = (means[place] ?? 0) / (1 - 0.9 ** round);
      const spread = Math.sqrt((squares[place] ?? 0) / (1 - 0.999 ** round)) + 1e-9;
      weights[place] = (weights[place] ?? 0) - (RATE * mean) / spread;
    });
  }
  const at = (name: keyof Evidence): number => weights[NAMES.indexOf(name) + 1] ?? 0;
  return {
    ...{ bias: weights[0] ?? 0, chance: at('chance'), lead: at('lead'), score: at('score') },
    ...{ coverage: at('coverage'), likeness: at('likeness'), agreement: at('agreement') },
    ...{ unseen: at('unseen'), length: at('length') },
  };
}
