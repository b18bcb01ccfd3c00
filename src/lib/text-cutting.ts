// Cuts text where a reader sees a border: between paragraphs, sentences, at worst between two characters as people
// see them (grapheme clusters, Unicode UAX #29). Channels call it with their platform's limits.

const GRAPHEMES = new Intl.Segmenter('zh-Hant', { granularity: 'grapheme' });

/** Good borders, best first: end of a paragraph, of a line, of a sentence, of a clause or word. */
const BORDERS: readonly RegExp[] = [
  /(?:\r?\n){2,}/g,
  /\n/g,
  /[。！？!?；…][」』）)”’"]*|\.\s/gu,
  /[\s，、,：:]/gu,
];

/** How much of a piece's end is searched for a good border before any character will do. Ours: a piece of 5,000
 *  shrinks to 3,750 at worst. */
const SEARCHED_SHARE = 0.25;

/** Pieces of at most `maxUnits` UTF-16 code units; joined they give the text back. An empty text has no pieces. */
export function cutText(text: string, maxUnits: number): readonly string[] {
  const segments = GRAPHEMES.segment(text);
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > maxUnits) {
    const end = findCut(text, segments, start, maxUnits);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return start < text.length ? [...pieces, text.slice(start)] : pieces;
}

/** The first `maxGraphemes` characters as people count them; what was longer ends in `…`. */
export function firstGraphemes(text: string, maxGraphemes: number): string {
  const clusters: string[] = [];
  for (const { segment } of GRAPHEMES.segment(text)) {
    if (clusters.length === maxGraphemes) return `${clusters.slice(0, -1).join('').trimEnd()}…`;
    clusters.push(segment);
  }
  return text;
}

function findCut(text: string, segments: Intl.Segments, start: number, maxUnits: number): number {
  const limit = start + maxUnits;
  const searchFrom = limit - Math.floor(maxUnits * SEARCHED_SHARE);
  const searched = text.slice(searchFrom, limit);
  for (const border of BORDERS) {
    const ends = [...searched.matchAll(border)].map((hit) => searchFrom + hit.index + hit[0].length);
    const best = ends.findLast((end) => end > start && isBorder(segments, end));
    if (best !== undefined) return best;
  }
  return lastBorder(text, segments, start, limit);
}

function isBorder(segments: Intl.Segments, at: number): boolean {
  return (segments.containing(at)?.index ?? at) === at;
}

/** A single cluster longer than a piece (a letter under thousands of marks) is cut inside, but never inside a
 *  surrogate pair. */
function lastBorder(text: string, segments: Intl.Segments, start: number, limit: number): number {
  const border = segments.containing(limit)?.index ?? limit;
  if (border > start) return border;
  const isInsidePair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(limit - 1, limit + 1));
  return isInsidePair && limit - 1 > start ? limit - 1 : limit;
}
