// Chooses one of several wordings by a seed, so that a replay says the same.

/** The first wording where there is only one; an empty list is a fault of the content and gives an empty text. */
export function pickVariant(wordings: readonly string[], seed: string): string {
  const sum = Array.from(seed).reduce(
    (total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 65_521,
    7,
  );
  return wordings[sum % wordings.length] ?? '';
}
