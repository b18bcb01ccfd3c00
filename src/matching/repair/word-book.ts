// The Latin words that articles and intents say, and which of them a mistyped one was meant to be. Grows with the phrase book.

const LATIN_WORD = /(?<![a-z0-9])[a-z]{3,}(?![a-z0-9])/g;
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
/** One edit makes too many other words of a shorter one. Unit: letters. */
const MIN_LETTERS = 4;
/** No word is longer; of what is not a word nothing is looked for. Unit: letters. */
const MAX_LETTERS = 24;

export class WordBook {
  /** Word → how often it was said. */
  readonly #counts = new Map<string, number>();

  /** Learns apart from this one. */
  copy(): WordBook {
    const copy = new WordBook();
    for (const [word, count] of this.#counts) copy.#counts.set(word, count);
    return copy;
  }

  /** Learns the words of a text. They are never unlearned: a word too many does no harm. */
  add(text: string): void {
    for (const [word] of text.toLowerCase().matchAll(LATIN_WORD))
      this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  /**
   * The word that was meant by one that nobody says: one letter more, less, other or changed places with its neighbour away,
   * the first letter kept, which people rarely miss. Of several the one said most; undefined where there is none. A word with
   * another ending is another form of it, and no slip: who was fired saw no fire.
   */
  meantBy(typed: string): string | undefined {
    if (typed.length < MIN_LETTERS || typed.length > MAX_LETTERS || this.#counts.has(typed)) return undefined;
    let meant: string | undefined;
    for (const word of oneEditFrom(typed)) {
      if (isOtherForm(word, typed)) continue;
      if ((this.#counts.get(word) ?? 0) > (this.#counts.get(meant ?? '') ?? 0)) meant = word;
    }
    return meant;
  }
}

const isOtherForm = (word: string, typed: string): boolean =>
  word.startsWith(typed) || typed.startsWith(word);

/** Behind the first letter. */
function* oneEditFrom(typed: string): Generator<string> {
  for (let at = 1; at <= typed.length; at += 1) {
    const before = typed.slice(0, at);
    const rest = typed.slice(at);
    for (const letter of LETTERS) yield before + letter + rest;
    if (rest === '') continue;
    for (const letter of LETTERS) yield before + letter + rest.slice(1);
    yield before + rest.slice(1);
    if (rest.length > 1) yield before + rest.charAt(1) + rest.charAt(0) + rest.slice(2);
  }
}
