// What a softmax got wrong: the one number that every weight is moved against.

/** Chances below this move nothing. */
const MIN_GRADIENT = 1e-4;

export class SoftmaxError {
  /** Sums before `measure`, errors after it; one per article. */
  readonly values: Float32Array;
  readonly #active: Uint32Array;
  #activeCount = 0;

  constructor(articleCount: number) {
    this.values = new Float32Array(articleCount);
    this.#active = new Uint32Array(articleCount);
  }

  /** Turns the sums into errors; returns the articles whose error is worth a step. */
  measure(label: number): Uint32Array {
    const { values } = this;
    let top = -Infinity;
    for (const sum of values) top = Math.max(top, sum);
    let total = 0;
    for (let article = 0; article < values.length; article += 1) {
      const share = Math.exp((values[article] ?? 0) - top);
      values[article] = share;
      total += share;
    }
    this.#activeCount = 0;
    for (let article = 0; article < values.length; article += 1) {
      const error = (values[article] ?? 0) / total - (article === label ? 1 : 0);
      values[article] = error;
      if (Math.abs(error) < MIN_GRADIENT) continue;
      this.#active[this.#activeCount] = article;
      this.#activeCount += 1;
    }
    return this.#active.subarray(0, this.#activeCount);
  }
}
