// Files and pictures that editors put beside an answer: kept by the hub under an address made of what they hold, so that the same file
// is one file and no address ever means another.

import { sizeOf } from './file-size.js';

export const MOST_CARD_FILES = 4;
/** Ours: what a phone on the road still loads. Unit: bytes. */
export const ARTICLE_FILE_BYTES = 10_000_000;
/** LINE's Flex message shows no others, and says no more than 10 MB ("Flex message, Image", checked 2026-11-21). */
export const CARD_PICTURE_ENDINGS = ['png', 'jpg'] as const;
/** What an article may carry: pictures, PDF, and the open formats that Taiwan's offices give out (ODF-CNS15251). */
export const ARTICLE_FILE_ENDINGS = [...CARD_PICTURE_ENDINGS, 'gif', 'webp', 'pdf', 'odt', 'ods', 'odp', 'odg'] as const; // prettier-ignore
export type ArticleFileEnding = (typeof ARTICLE_FILE_ENDINGS)[number];

/** `SHA-256 in base64url . ending`. */
const NAME = new RegExp(`^[\\w-]{43}\\.(?:${ARTICLE_FILE_ENDINGS.join('|')})$`);
const PATH = '/attachments/';

export interface CardFile {
  readonly title: string;
  /** `/attachments/NAME`; with the hub's own address in front where a platform gets it. */
  readonly url: string;
  /** As it was kept; absent in what was written by hand. */
  readonly bytes?: number;
}

/** Undefined: no address of a kept file. */
export function articleFileName(url: string): string | undefined {
  const name = url.startsWith(PATH) ? url.slice(PATH.length) : '';
  return NAME.test(name) ? name : undefined;
}

export const articleFileUrl = (name: string): string => `${PATH}${name}`;

export const isArticleFileName = (name: string): boolean => NAME.test(name);

export const isCardPicture = (name: string): boolean =>
  CARD_PICTURE_ENDINGS.some((ending) => name.endsWith(`.${ending}`));

/**
 * What it is, before anybody loads it.
 *
 * @example fileWords({ title: '申請書', url: '/attachments/….odt', bytes: 20480 }, 'zh') // '申請書（ODT，20 KB）'
 */
export function fileWords({ title, url, bytes }: CardFile, language: 'zh' | 'en'): string {
  const ending = /\.(\w+)$/.exec(url)?.[1]?.toUpperCase();
  const facts = [ending, bytes === undefined ? undefined : sizeOf(bytes)].filter(
    (fact) => fact !== undefined,
  );
  if (facts.length === 0) return title;
  return language === 'zh' ? `${title}（${facts.join('，')}）` : `${title} (${facts.join(', ')})`;
}
