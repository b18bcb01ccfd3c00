// The term numbers of many wordings, one list behind the other: an array for each takes more memory than what stands in it.

import { GrowingNumbers } from '../../lib/growing-numbers.js';

export class ExampleLists {
  readonly #terms: Uint32Array;
  /** Where each list ends. */
  readonly #ends: Uint32Array;

  private constructor(terms: Uint32Array, ends: Uint32Array) {
    this.#terms = terms;
    this.#ends = ends;
  }

  static from(lists: Iterable<Iterable<number>>): ExampleLists {
    const terms = new GrowingNumbers(Uint32Array);
    const ends = new GrowingNumbers(Uint32Array);
    for (const list of lists) {
      for (const term of list) terms.push(term);
      ends.push(terms.length);
    }
    return new ExampleLists(terms.toArray(), ends.toArray());
  }

  get length(): number {
    return this.#ends.length;
  }

  /** Not copied. */
  at(index: number): Uint32Array {
    return this.#terms.subarray(index === 0 ? 0 : this.#ends[index - 1], this.#ends[index]);
  }

  get longest(): number {
    return this.#ends.reduce((most, end, index) => Math.max(most, end - (this.#ends[index - 1] ?? 0)), 0);
  }

  /** The same lists with other numbers in place of these; -1 leaves one out. */
  *renumbered(numbers: Int32Array): Generator<Uint32Array> {
    for (let index = 0; index < this.length; index += 1)
      yield this.at(index)
        .filter((term) => numbers[term] !== -1)
        .map((term) => numbers[term] ?? 0);
  }
}
