// Fits the weights of the signals: a softmax over each question's candidates, the right one to be the likeliest.

/** One question: its candidates' signal values, and which candidate is right. */
export interface RankingExample {
  /** One row per candidate. */
  readonly values: readonly (readonly number[])[];
  readonly right: number;
  /** How much the question counts. */
  readonly share: number;
}

export interface FittedWeights {
  /** One per signal, none below 0, together 1. */
  readonly weights: readonly number[];
  readonly sharpness: number;
}

const ROUNDS = 200;
/** Pulls weights towards 0 that nothing speaks for. */
const RIDGE = 2e-4;
const MEMORY = 0.95;

/** Projected gradient descent with per-weight steps (RMSProp). Deterministic. */
export function fitWeights(examples: readonly RankingExample[], signalCount: number): FittedWeights {
  const weights = new Float64Array(signalCount).fill(2);
  const squares = new Float64Array(signalCount);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = gradientAt(weights, examples);
    const rate = 0.5 * (1 - round / ROUNDS);
    for (let signal = 0; signal < signalCount; signal += 1) {
      const slope = (gradient[signal] ?? 0) + RIDGE * (weights[signal] ?? 0);
      squares[signal] = MEMORY * (squares[signal] ?? 0) + (1 - MEMORY) * slope * slope;
      const step = (rate * slope) / Math.sqrt((squares[signal] ?? 0) + 1e-12);
      weights[signal] = Math.max(0, (weights[signal] ?? 0) - step);
    }
  }
  const sharpness = weights.reduce((sum, weight) => sum + weight, 0);
  return { weights: Array.from(weights, (weight) => weight / sharpness), sharpness };
}

function gradientAt(weights: Float64Array, examples: readonly RankingExample[]): Float64Array {
  const gradient = new Float64Array(weights.length);
  let total = 0;
  for (const { values, right, share } of examples) {
    total += share;
    const chances = softmax(values.map((row) => dot(row, weights)));
    values.forEach((row, candidate) => {
      const error = (chances[candidate] ?? 0) - (candidate === right ? 1 : 0);
      for (let signal = 0; signal < row.length; signal += 1) {
        gradient[signal] = (gradient[signal] ?? 0) + share * error * (row[signal] ?? 0);
      }
    });
  }
  return gradient.map((slope) => slope / total);
}

function dot(row: readonly number[], weights: Float64Array): number {
  return row.reduce((sum, value, signal) => sum + value * (weights[signal] ?? 0), 0);
}

function softmax(sums: readonly number[]): number[] {
  const top = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - top));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
