// A knowledge entry: what editors write (`ArticleContent`) and what the matcher and the replies see of it once it is
// published, immutable and versioned (`Article`).

import type { Card, ShownCard } from './card.js';

export type RiskClass = 'general' | 'law' | 'tax' | 'health' | 'emergency';
export const RISK_CLASSES = [
  'general',
  'law',
  'tax',
  'health',
  'emergency',
] as const satisfies readonly RiskClass[];

/** More are not read. Ours. */
export const MOST_RELATED = 3;

export interface ArticleContent {
  /** Stable for ever (`faq_id` of an import, file id of a shipped article). */
  readonly id: string;
  /** The question as a title. */
  readonly title: string;
  /** Other ways of asking. */
  readonly variants: readonly string[];
  /** What the citizen reads, unchanged. Plain text, any length. */
  readonly answer: string;
  readonly keywords: readonly string[];
  readonly category?: string;
  readonly department?: string;
  readonly risk: RiskClass;
  /** Where it comes from: the law or the office that stands for it. For staff. */
  readonly source?: string;
  /** Calendar day in Asia/Taipei, `2026-01-31`: true from then on. */
  readonly validFrom?: string;
  /** The last calendar day, Asia/Taipei, on which it is true; no citizen gets it afterwards. */
  readonly validUntil?: string;
  /** Calendar day in Asia/Taipei, `2026-01-31`: somebody must read it again by then. */
  readonly reviewBy?: string;
  /** An approved English pair, never a guessed translation. */
  readonly english?: { readonly question: string; readonly answer: string; readonly card?: Card };
  /** Shown beside the answer, where a channel can; an English answer has a card of its own. */
  readonly card?: Card;
  /** Ids of articles that its reader may need next, in that order, at most `MOST_RELATED`. Those that are not in force are not
   *  shown. */
  readonly related?: readonly string[];
  /** Questions that it must be found by, written to be asked at every change of any article; no citizen sees them. Absent: those
   *  that a file of this repository names for the id, if any. */
  readonly tests?: readonly string[];
}

export interface Article extends ArticleContent {
  /** Grows with each published change of this article, from 1. */
  readonly version: number;
}

/** The approved text for a language: English only where an approved pair exists. */
export function answerIn(
  { answer, english }: Pick<ArticleContent, 'answer' | 'english'>,
  language: 'zh' | 'en',
): string {
  return language === 'en' && english !== undefined ? english.answer : answer;
}

/** The card that stands beside the approved text of a language: an English answer has one of its own, or none. */
export function cardIn(
  { card, english }: Pick<ArticleContent, 'card' | 'english'>,
  language: 'zh' | 'en',
): ShownCard | undefined {
  const isEnglish = language === 'en' && english !== undefined;
  const shown = isEnglish ? english.card : card;
  return shown === undefined ? undefined : { ...shown, language: isEnglish ? 'en' : 'zh' };
}

/** The approved question as a title for a language. */
export function titleIn({ title, english }: ArticleContent, language: 'zh' | 'en'): string {
  return language === 'en' && english !== undefined ? english.question : title;
}

/** What an intent makes the bot do; `talk` only says its reply. */
export type IntentKind =
  | 'talk'
  /** Asks for a human. */
  | 'person'
  /** Danger to life: goes before every answer, and a person comes too. */
  | 'emergency'
  /** Only swears: a person takes over. */
  | 'abuse'
  /** Agrees to what was offered last: a choice, or a person. */
  | 'yes'
  /** Declines it. */
  | 'no'
  /** The answer was not the right one. */
  | 'unhelpful'
  /** Wants to hear the last answer or choice again. */
  | 'repeat'
  /** Drops what was offered; while waiting for a person, leaves the queue. */
  | 'cancel'
  /** Wants to be answered in this language from now on. */
  | 'speak-english'
  | 'speak-chinese';
export const INTENT_KINDS = [
  'talk',
  'person',
  'emergency',
  'abuse',
  'yes',
  'no',
  'unhelpful',
  'repeat',
  'cancel',
  'speak-english',
  'speak-chinese',
] as const satisfies readonly IntentKind[];

/** What is no question: greeting, thanks, "are you a robot", yes and no. */
export interface Intent {
  readonly id: string;
  /** Absent: `talk`. */
  readonly kind?: IntentKind;
  readonly utterances: readonly string[];
  /** What the bot says; one of them, chosen by the turn's id so that a replay says the same. */
  readonly replies: { readonly zh: readonly string[]; readonly en: readonly string[] };
  /** Articles shown as choices under the reply, by id; at most three. */
  readonly articles?: readonly string[];
  /** The reply asks whether a person should take over: a button, and a yes means that. */
  readonly offersPerson?: boolean;
}
