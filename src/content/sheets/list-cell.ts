// Several entries in one cell: other wordings of a question, keywords. Read as offices write them, written so that they are read alike.

/** What begins one of several entries: `1.` `(2)` `一、` `-` `•`. */
export const BULLET =
  /^\s*(?:[-*•・●○◎☆★]|[(（]?\d{1,2}[)）.、]|[(（]?[一二三四五六七八九十]{1,3}[)）、])\s*/u;

const KINDS = {
  questions: { between: /[\n;；|]+/u, joint: '\n' },
  keywords: { between: /[\n;；|,，、]+/u, joint: '、' },
} as const;
export type ListKind = keyof typeof KINDS;

/** @example listIn('1. 路燈壞了\n2. 路燈不亮', 'questions') // ['路燈壞了', '路燈不亮'] */
export function listIn(cell: string, kind: ListKind): readonly string[] {
  return asJsonList(cell) ?? entriesOf(cell, KINDS[kind].between);
}

export function entriesOf(cell: string, between: RegExp): string[] {
  return cell.split(between).flatMap((part) => {
    const entry = part.replace(BULLET, '').trim();
    return entry === '' ? [] : [entry];
  });
}

/** As people write them; as a JSON list where an entry holds one of the marks that part them, so that nothing is lost. */
export function toListCell(entries: readonly string[], kind: ListKind): string {
  const plain = entries.join(KINDS[kind].joint);
  const again = listIn(plain, kind);
  const isWhole = again.length === entries.length && again.every((entry, place) => entry === entries[place]);
  return isWhole ? plain : JSON.stringify(entries);
}

function asJsonList(cell: string): readonly string[] | undefined {
  if (!cell.trimStart().startsWith('["')) return undefined;
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) && list.every((entry) => typeof entry === 'string') ? list : undefined;
  } catch {
    return undefined; // words that happen to begin so
  }
}
