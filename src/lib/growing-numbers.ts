// Lists of numbers that grow while an index is built and end as exact typed arrays: a fifth of a plain array's memory.

type Numbers = Uint16Array | Uint32Array;

const FIRST_CAPACITY = 1024;
/** Doubling would copy less often and leave up to half of a large list empty. */
const GROWTH = 1.5;

/** A growing list of unsigned integers, 16 or 32 bits each; a larger one is cut off as a typed array cuts it. */
export class GrowingNumbers<List extends Numbers> {
  readonly #create: new (length: number) => List;
  #values: List;
  #length = 0;

  constructor(create: new (length: number) => List) {
    this.#create = create;
    this.#values = new create(FIRST_CAPACITY);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new this.#create(Math.ceil(this.#values.length * GROWTH));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** The numbers so far, not copied: good until the next push. */
  view(): Numbers {
    return this.#values.subarray(0, this.#length);
  }

  /** The numbers so far, in an array of exactly their length. */
  toArray(): List {
    const exact = new this.#create(this.#length);
    exact.set(this.view());
    return exact;
  }
}
