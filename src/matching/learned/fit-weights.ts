// Fits the weights of the signals: a softmax over each question's candidates, a right one to be the likeliest.

/** One question: its candidates' signal values, row after row, and which candidates are right (at least one). */
export interface RankingExample {
  readonly values: Float32Array;
  /** One entry per candidate. */
  readonly isRight: Uint8Array;
  /** How much the question counts; of all questions together 1. */
  readonly share: number;
}

export interface FittedWeights {
  /** One per signal, none below 0, together 1. */
  readonly weights: readonly number[];
  readonly sharpness: number;
}

const MEMORY = 0.95;
const START = 2;

export interface FitOptions {
  /** Pulls weights towards 0 that nothing speaks for. */
  readonly ridge: number;
  readonly rounds: number;
  /** Where to begin; fewer rounds do then. */
  readonly from?: FittedWeights;
}

/** Projected gradient descent with per-weight steps (RMSProp). Deterministic. */
export function fitWeights(
  examples: readonly RankingExample[],
  signalCount: number,
  { ridge, rounds, from }: FitOptions,
): FittedWeights {
  const weights = new Float64Array(signalCount).fill(START);
  from?.weights.forEach((weight, signal) => (weights[signal] = weight * from.sharpness));
  const squares = new Float64Array(signalCount);
  for (let round = 0; round < rounds; round += 1) {
    const gradient = new Float64Array(signalCount);
    for (const example of examples) addGradient(example, weights, gradient);
    const rate = 0.5 * (1 - round / rounds);
    for (let signal = 0; signal < signalCount; signal += 1) {
      const slope = (gradient[signal] ?? 0) + ridge * (weights[signal] ?? 0);
      squares[signal] = MEMORY * (squares[signal] ?? 0) + (1 - MEMORY) * slope * slope;
      const step = (rate * slope) / Math.sqrt((squares[signal] ?? 0) + 1e-12);
      weights[signal] = Math.max(0, (weights[signal] ?? 0) - step);
    }
  }
  const sharpness = weights.reduce((sum, weight) => sum + weight, 0);
  return { weights: Array.from(weights, (weight) => weight / sharpness), sharpness };
}

function addGradient(
  { values, isRight, share }: RankingExample,
  weights: Float64Array,
  gradient: Float64Array,
): void {
  const chances = softmax(sumsOf(values, weights, isRight.length));
  const right = chances.reduce((sum, chance, candidate) => sum + chance * (isRight[candidate] ?? 0), 0);
  chances.forEach((chance, candidate) => {
    const wanted = right === 0 ? 0 : (chance * (isRight[candidate] ?? 0)) / right;
    const error = share * (chance - wanted);
    const from = candidate * weights.length;
    for (let signal = 0; signal < weights.length; signal += 1) {
      gradient[signal] = (gradient[signal] ?? 0) + error * (values[from + signal] ?? 0);
    }
  });
}

function sumsOf(values: Float32Array, weights: Float64Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let candidate = 0; candidate < count; candidate += 1) {
    const from = candidate * weights.length;
    let sum = 0;
    for (let signal = 0; signal < weights.length; signal += 1) {
      sum += (values[from + signal] ?? 0) * (weights[signal] ?? 0);
    }
    sums[candidate] = sum;
  }
  return sums;
}

function softmax(sums: Float64Array): Float64Array {
  const top = sums.reduce((max, sum) => Math.max(max, sum), -Infinity);
  const shares = sums.map((sum) => Math.exp(sum - top));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
