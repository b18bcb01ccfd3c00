// Writes a text unit by unit into one array that is used again and again: adding character to character makes a string of strings,
// which takes several times as long.

const FIRST_CAPACITY = 1024;
/** So many units become text in one call: arguments lie on the stack. */
const CHUNK = 4096;

export class TextWriter {
  #units = new Uint16Array(FIRST_CAPACITY);

  /** Room for so many UTF-16 units, holding anything; good until the next call. */
  room(length: number): Uint16Array {
    if (length > this.#units.length) this.#units = new Uint16Array(Math.ceil(length * 1.5));
    return this.#units;
  }

  /** The first `length` units as a text. */
  textOf(length: number): string {
    let text = '';
    for (let start = 0; start < length; start += CHUNK) {
      const units = this.#units.subarray(start, Math.min(length, start + CHUNK));
      // Spread over arguments it takes seven times as long.
      text += Reflect.apply(String.fromCharCode, undefined, units) as string;
    }
    return text;
  }
}
