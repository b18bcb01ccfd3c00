// Cries and laughter repeat themselves: called for small talk, where "哈哈哈哈" means what "哈哈" does.

/** A repeated stretch of up to four characters ("哈哈哈哈", "謝謝謝謝你") counts twice at most. */
const REPEATED = /(.{1,4}?)\1{2,}/gu;

/** The text with every repetition cut to two. */
export function calmText(text: string): string {
  return text.replace(REPEATED, '$1$1');
}
