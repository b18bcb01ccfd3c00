// The two figures that judge a confidence: for `npm run match:train`, the benchmark and the quality suites.

const BINS = 10;

export interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Expected calibration error over ten equal steps of confidence, in [0, 1]. */
export function calibrationError(seen: readonly Judged[]): number {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, isRight } of seen) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (bin === undefined) continue;
    bin.confidence += confidence;
    bin.right += isRight ? 1 : 0;
  }
  return bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / seen.length;
}

/**
 * The chance that one of `higher` stands above one of `lower`; ties count half, NaN where either is missing. Area under the
 * ROC curve, by its identity with the U of Mann and Whitney.
 */
export function auroc(higher: readonly number[], lower: readonly number[]): number {
  let wins = 0;
  for (const positive of higher) {
    for (const negative of lower) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  }
  return wins / (higher.length * lower.length);
}
