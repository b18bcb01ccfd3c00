// What a platform tells about a person is what strangers wrote: cut, cleaned, and never taken for more than a label.
// Called by the channels that can ask for profiles.

import type { ContactProfile } from '../domain/contact.js';
import { firstGraphemes } from '../lib/text-cutting.js';

/** LINE takes 20 characters, Facebook 50 for each part of a name. Ours. Unit: grapheme clusters. */
const MOST_NAME_GRAPHEMES = 60;
/** What LINE takes for the address of a picture. Unit: UTF-16 code units. */
const MOST_URL_CHARS = 2_000;

/** The profile as it may be kept and shown; undefined where no name is left. */
export function cleanProfile(told: {
  readonly name: unknown;
  readonly pictureUrl: unknown;
  readonly language: unknown;
}): ContactProfile | undefined {
  const name = cleanName(told.name);
  if (name === '') return undefined;
  const { pictureUrl, language } = told;
  return {
    name,
    ...(isPictureUrl(pictureUrl) ? { pictureUrl } : {}),
    ...(isLanguage(language) ? { language } : {}),
  };
}

/** One line, no sign that hides or turns around what stands beside it. */
function cleanName(name: unknown): string {
  if (typeof name !== 'string') return '';
  const line = name
    .slice(0, MOST_URL_CHARS)
    .replace(/[\p{Zl}\p{Zp}\p{Cc}\p{Zs}]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Surrogate}]/gu, '');
  return firstGraphemes(line.trim(), MOST_NAME_GRAPHEMES);
}

function isPictureUrl(url: unknown): url is string {
  return typeof url === 'string' && url.length <= MOST_URL_CHARS && /^https:\/\/[^\s/]+\//.test(url);
}

function isLanguage(language: unknown): language is string {
  return typeof language === 'string' && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language);
}
