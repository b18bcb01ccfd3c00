// Which words of a citizen may be learned at all, and under which keys they are kept. Pure.

import { createHash } from 'node:crypto';

import { findCover } from '../domain/covers.js';
import { maskPersonalData } from '../domain/personal-data.js';
import { hashText } from '../lib/text-hash.js';
import { wordingsOf } from '../matching/analyse.js';
import type { MatchIndex } from '../matching/match-index.js';
import { match } from '../matching/matcher.js';
import { normalize, normalizeWithSurface } from '../matching/normalize.js';

/** A question as a phone is typed on; longer ones are stories, with what only their writer knows. Unit: characters. */
const WORDING_CHARS = { least: 2, most: 60 } as const;
/** Names have no form of their own; these words announce one. The surnames are the most frequent in Taiwan: 我叫 is also said of
 *  taxis. */
const ANNOUNCES_NAME =
  /我叫(?=[陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴])\p{Script=Han}{2,3}|(?:姓名|名字)\s*[是叫為:：]|本人\p{Script=Han}{2,3}[,，、]/u;

export interface Wording {
  /** What was asked, without politeness and signs, in the script it was written in. */
  readonly text: string;
  /** Of the normalised words: the same for everybody who asks so. */
  readonly key: string;
}

export type WordingVerdict =
  | { readonly kind: 'fit'; readonly wording: Wording }
  /** The article asks so already, by itself or by what was learned. */
  | { readonly kind: 'listed'; readonly wording: Wording }
  | { readonly kind: 'barred'; readonly reason: BarredReason };
/** `covered`: something was covered in it, and nobody asks so. */
export type BarredReason = 'length' | 'personal-data' | 'covered' | 'small-talk';

/** `text`: as the citizen wrote it. */
export function judgeWording(text: string, articleId: string, index: MatchIndex): WordingVerdict {
  if (findCover(text) !== undefined) return { kind: 'barred', reason: 'covered' };
  if (maskPersonalData(text).kinds.length > 0 || ANNOUNCES_NAME.test(text))
    return { kind: 'barred', reason: 'personal-data' };
  const { text: normalized, surface } = normalizeWithSurface(text);
  const { length } = Array.from(normalized);
  if (length < WORDING_CHARS.least || length > WORDING_CHARS.most)
    return { kind: 'barred', reason: 'length' };
  const wording = { text: surface, key: digestOf(normalized) };
  if (listersOf(normalized, index).includes(articleId)) return { kind: 'listed', wording };
  return match(text, index).intent === undefined
    ? { kind: 'fit', wording }
    : { kind: 'barred', reason: 'small-talk' };
}

/** Who else asks or says these very words: an article, or an intent; its id. */
export function findOwner(wording: string, articleId: string, index: MatchIndex): string | undefined {
  const normalized = normalize(wording);
  const other = listersOf(normalized, index).find((id) => id !== articleId);
  return other ?? index.intentWordings.find(({ text }) => text === normalized)?.intentId;
}

function listersOf(normalized: string, { wordings, articles }: MatchIndex): readonly string[] {
  return (wordings.get(hashText(normalized)) ?? []).flatMap((position) => {
    const article = articles[position];
    // The fingerprint alone may lie.
    return article !== undefined && wordingsOf(article).some((each) => normalize(each) === normalized)
      ? [article.id]
      : [];
  });
}

export function variantIdOf(articleId: string, { key }: Wording): string {
  return `v_${digestOf(`${articleId}\n${key}`)}`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
