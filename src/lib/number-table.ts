// A dictionary from 32-bit keys to dense numbers (0, 1, 2, …) in a typed array: about 12 bytes an entry, where a Map costs 40
// and more. Open addressing with linear probing; keys are expected to be hashes already.

const FIRST_CAPACITY = 1024;
/** Above this share of full slots probing gets long. */
const MAX_LOAD_RATIO = 0.7;

export class NumberTable {
  /** Key and number by turns, so that both come from memory together. 0 marks an empty slot, so the key 0 is not allowed. */
  #slots = new Uint32Array(2 * FIRST_CAPACITY);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Grows apart from this one. */
  copy(): NumberTable {
    const copy = new NumberTable();
    copy.#slots = this.#slots.slice();
    copy.#size = this.#size;
    return copy;
  }

  /** The number of a key, giving it the next free one if it is new. */
  intern(key: number): number {
    if (this.#size > (this.#slots.length >>> 1) * MAX_LOAD_RATIO) this.#grow();
    const slot = this.#slotOf(key);
    if (this.#slots[slot] === key) return this.#slots[slot + 1] ?? 0;
    this.#slots[slot] = key;
    this.#slots[slot + 1] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  /** The number of a key, or -1. */
  find(key: number): number {
    const slot = this.#slotOf(key);
    return this.#slots[slot] === key ? (this.#slots[slot + 1] ?? -1) : -1;
  }

  /** Where a key stands, or would. */
  #slotOf(key: number): number {
    const slots = this.#slots;
    const mask = (slots.length >>> 1) - 1;
    let place = key & mask;
    while (slots[2 * place] !== 0 && slots[2 * place] !== key) place = (place + 1) & mask;
    return 2 * place;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += 2) {
      const key = before[slot] ?? 0;
      if (key === 0) continue;
      const target = this.#slotOf(key);
      this.#slots[target] = key;
      this.#slots[target + 1] = before[slot + 1] ?? 0;
    }
  }
}
