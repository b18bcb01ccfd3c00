// A map from 32-bit keys to 32-bit numbers in typed arrays: about 16 bytes an entry, where a Map costs 40 and more.

import { NumberTable } from './number-table.js';

const FIRST_CAPACITY = 1024;

/** Keys as in `NumberTable`: spread already, never 0. A key that was never set has the value 0. */
export class NumberMap {
  #keys = new NumberTable();
  #values = new Uint32Array(FIRST_CAPACITY);

  get size(): number {
    return this.#keys.size;
  }

  /** Grows and changes apart from this one. */
  copy(): NumberMap {
    const copy = new NumberMap();
    copy.#keys = this.#keys.copy();
    copy.#values = this.#values.slice();
    return copy;
  }

  get(key: number): number {
    const at = this.#keys.find(key);
    return at === -1 ? 0 : (this.#values[at] ?? 0);
  }

  set(key: number, value: number): void {
    this.put(this.placeOf(key), value);
  }

  /** Where a key's value stands, now and for good; a new key's value is 0. Who reads and writes one key looks it up once. */
  placeOf(key: number): number {
    const place = this.#keys.intern(key);
    if (place >= this.#values.length) {
      const larger = new Uint32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    return place;
  }

  at(place: number): number {
    return this.#values[place] ?? 0;
  }

  put(place: number, value: number): void {
    this.#values[place] = value;
  }
}
