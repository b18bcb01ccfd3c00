// Colleagues in the words of a note: which one is being typed, and who stands in it. Pure.

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The longest name that is looked for while it is typed. Unit: UTF-16 units. */
const MOST_TYPED_CHARS = 20;

export interface TypedMention {
  /** Where the @ stands. */
  readonly start: number;
  readonly query: string;
}

/** What stands between an @ and the caret: at the beginning, or behind what is no part of a mail address. */
export function typedMention(text: string, caret: number): TypedMention | undefined {
  const found = /(?:^|[^\w.@-])@([^\s@]*)$/.exec(text.slice(0, caret));
  const query = found?.[1];
  if (query === undefined || query.length > MOST_TYPED_CHARS) return undefined;
  return { start: caret - query.length - 1, query };
}

/** The text with the colleague in the place of what was typed, and the caret behind it. */
export function putMention(
  text: string,
  { start, query }: TypedMention,
  name: string,
): { readonly text: string; readonly caret: number } {
  const put = `@${name} `;
  const rest = text.slice(start + 1 + query.length);
  return { text: text.slice(0, start) + put + rest.replace(/^ /, ''), caret: start + put.length };
}

export interface MentionPart {
  readonly text: string;
  /** Whom it names. */
  readonly who?: Named;
}

/** The words cut at every @name; of two names the longer one counts. */
export function cutMentions(text: string, people: readonly Named[]): readonly MentionPart[] {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  const parts: MentionPart[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const who = byLength.find(({ name }) => name !== '' && text.startsWith(name, at + 1));
    if (who === undefined) continue;
    if (at > from) parts.push({ text: text.slice(from, at) });
    from = at + 1 + who.name.length;
    parts.push({ text: text.slice(at, from), who });
  }
  return from < text.length ? [...parts, { text: text.slice(from) }] : parts;
}

/** Ids of those who stand in the words. Of people with one name who was chosen from the list, or else all of them. */
export function mentionedIn(
  text: string,
  people: readonly Named[],
  chosen: ReadonlyMap<string, string>,
): readonly string[] {
  const names = new Set(cutMentions(text, people).flatMap(({ who }) => who?.name ?? []));
  return [...names].flatMap((name) => {
    const id = chosen.get(name);
    return id === undefined ? people.filter((each) => each.name === name).map((each) => each.id) : [id];
  });
}
