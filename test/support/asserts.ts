// Small predicates that make expectations readable.

/** For `filter`: texts that hold the words. */
export const bySubstring =
  (words: string) =>
  (text: string): boolean =>
    text.includes(words);
