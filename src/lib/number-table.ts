// A dictionary from 32-bit keys to dense numbers (0, 1, 2, …) in two typed arrays: about 12 bytes an entry, where a
// Map costs 40 and more. Open addressing with linear probing; keys are expected to be hashes already.

const FIRST_CAPACITY = 1024;
/** Above this share of full slots probing gets long. */
const MAX_LOAD_RATIO = 0.7;

export class NumberTable {
  /** 0 marks an empty slot, so the key 0 is not allowed. */
  #keys = new Uint32Array(FIRST_CAPACITY);
  #values = new Uint32Array(FIRST_CAPACITY);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a key, giving it the next free one if it is new. */
  intern(key: number): number {
    if (this.#size > this.#keys.length * MAX_LOAD_RATIO) this.#grow();
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === key) return this.#values[slot] ?? 0;
    this.#keys[slot] = key;
    this.#values[slot] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  /** The number of a key, or -1. */
  find(key: number): number {
    const slot = this.#slotOf(key);
    return this.#keys[slot] === key ? (this.#values[slot] ?? -1) : -1;
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = key & mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#values = new Uint32Array(keys.length * 2);
    keys.forEach((key, slot) => {
      if (key === 0) return;
      const target = this.#slotOf(key);
      this.#keys[target] = key;
      this.#values[target] = values[slot] ?? 0;
    });
  }
}
