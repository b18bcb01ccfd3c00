// A person's name as lists show it: enough to tell two people apart, too little to say who they are. Pure.

const graphemes = new Intl.Segmenter('zh-Hant', { granularity: 'grapheme' });
const HAN_WORD = /^\p{Script=Han}+$/u;

/**
 * 王小明 → 王○明, 王明 → 王○, 歐陽小明 → 歐○○明, as offices cover names; of every other word the first letter stays and its length
 * goes: Ann Lee → A○○ L○○. A name of one character is covered whole.
 */
export function coverName(name: string): string {
  const words = wordsOf(name.trim());
  return words.map((word) => coverWord(word, words.length === 1)).join(' ');
}

/** A blank between the characters of a Chinese name is no border. */
function wordsOf(name: string): readonly string[] {
  const whole = name.replace(/\s+/gu, '');
  return HAN_WORD.test(whole) ? [whole] : name.split(/\s+/u);
}

function coverWord(word: string, isAlone: boolean): string {
  const [first = '', ...rest] = Array.from(graphemes.segment(word), ({ segment }) => segment);
  if (rest.length === 0) return isAlone && first !== '' ? '○' : first;
  if (!HAN_WORD.test(word)) return `${first}○○`;
  if (rest.length === 1) return `${first}○`;
  return `${first}${'○'.repeat(rest.length - 1)}${rest.at(-1) ?? ''}`;
}
