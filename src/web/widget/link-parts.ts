// Finds the web addresses in a text. Only http and https become links, and text stays text: nothing is ever parsed as HTML.

export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

/** Ends before Chinese punctuation and before a full stop or bracket that belongs to the sentence. */
const ADDRESS =
  /https?:\/\/[^\s<>"'，。、；：！？（）「」『』]*[^\s<>"'，。、；：！？（）「」『』.,;:!?)\]]/g;

export function linkParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const [href] = found;
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    parts.push({ text: href, href });
    from = found.index + href.length;
  }
  return from < text.length ? [...parts, { text: text.slice(from) }] : parts;
}
