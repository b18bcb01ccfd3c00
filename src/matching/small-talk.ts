// Small talk (greeting, thanks, "are you a robot"): recognised by its wording, and only when no article knows more of
// the utterance than the wording does, so that a real question is never swallowed.

import type { Band } from '../domain/match.js';
import type { AnalysedText } from './analyse.js';
import { calmText } from './calm-text.js';
import { characterFeatures } from './features.js';
import { likeliestIntent } from './intent-head.js';
import type { MatchIndex } from './match-index.js';

export interface IntentMatch {
  readonly id: string;
  readonly confidence: number;
}

/** Below this the wording only resembles small talk ("我要找老人" and "我要找真人" reach 0.67). */
const MIN_SIMILARITY = 0.75;
/** From this chance on, small talk is heard in words that no intent lists: beside articles to offer, and beside none. */
const MIN_CHANCE = { answer: Infinity, offer: 0.97, handoff: 0.7 } as const satisfies Record<Band, number>;
/** Small talk is short: so many Chinese characters, or a sentence of Latin ones. Unit: characters. */
const MAX_CHARS = 20;
const MAX_LATIN_CHARS = 60;

/** A cry for help is heard inside this much text. Unit: characters. */
const MAX_CRY_CHARS = 80;
/** A wording this long means the same wherever it stands; a shorter one ("救命") only where the text begins with it. */
const MIN_INSIDE_CHARS = 3;
/** From this share on, an article is what the utterance is about ("火災證明怎麼申請"). */
const ARTICLE_COVERAGE = 0.7;
const CRY_CONFIDENCE = 0.95;

/** What the best article says for itself. */
export interface RivalArticle {
  /** Share of the utterance that it says too. */
  readonly coverage: number;
  /** What the bot would do with it. */
  readonly band: Band;
}

export function matchIntent(
  utterance: AnalysedText,
  index: MatchIndex,
  rival: RivalArticle,
): IntentMatch | undefined {
  const { text } = utterance;
  const cry = rival.coverage < ARTICLE_COVERAGE ? findCry(text, index) : undefined;
  if (cry !== undefined) return cry;
  if (text === '' || text.length > (/\p{Script=Han}/u.test(text) ? MAX_CHARS : MAX_LATIN_CHARS))
    return undefined;
  const best = nearestWording(text, index);
  if (best === undefined) return guess(utterance, index, MIN_CHANCE[rival.band]);
  return best.confidence === 1 || best.confidence > rival.coverage ? best : undefined;
}

/**
 * Small talk in words that no intent lists. Never before an article that would be answered, and never an emergency: that
 * alarms people, so its wordings decide alone.
 */
function guess(
  utterance: AnalysedText,
  { intentHead, intentWordings }: MatchIndex,
  minChance: number,
): IntentMatch | undefined {
  const likeliest = likeliestIntent(utterance, intentHead);
  if (likeliest === undefined || likeliest.chance < minChance) return undefined;
  const isEmergency = intentWordings.some((each) => each.intentId === likeliest.id && each.isEmergency);
  return isEmergency ? undefined : { id: likeliest.id, confidence: Math.min(0.99, likeliest.chance) };
}

/** An emergency's wording inside the utterance: people in danger add names, places and more cries. */
function findCry(text: string, index: MatchIndex): IntentMatch | undefined {
  if (text.length > MAX_CRY_CHARS) return undefined;
  const heard = index.intentWordings.find(({ isEmergency, text: wording }) => {
    if (!isEmergency) return false;
    return wording.length >= MIN_INSIDE_CHARS ? holdsWording(text, wording) : text.startsWith(wording);
  });
  return heard === undefined ? undefined : { id: heard.intentId, confidence: CRY_CONFIDENCE };
}

/** Latin wordings count as whole words only: "fire" is not in "fired". */
function holdsWording(text: string, wording: string): boolean {
  const at = text.indexOf(wording);
  if (at === -1 || !/^[a-z]/.test(wording)) return at !== -1;
  return !/[a-z]/.test(text[at - 1] ?? ' ') && !/[a-z]/.test(text[at + wording.length] ?? ' ');
}

/** The most alike of the wordings that are alike enough; of equals the first. */
function nearestWording(text: string, index: MatchIndex): IntentMatch | undefined {
  const asked = { calm: calmText(text), features: new Set(characterFeatures(text)) };
  let nearest: IntentMatch | undefined;
  for (const wording of index.intentWordings) {
    const confidence = similarity(asked, wording);
    if (confidence >= MIN_SIMILARITY && confidence > (nearest?.confidence ?? 0))
      nearest = { id: wording.intentId, confidence };
  }
  return nearest;
}

/** Dice's coefficient over characters and their pairs; 1 only for the same text, up to repetition. */
function similarity(
  asked: { readonly calm: string; readonly features: ReadonlySet<number> },
  known: MatchIndex['intentWordings'][number],
): number {
  if (asked.calm === known.calm) return 1;
  const most = asked.features.size + known.features.size;
  // Of two that differ so much in length not even all features in common would be enough.
  if (2 * Math.min(asked.features.size, known.features.size) < MIN_SIMILARITY * most) return 0;
  let shared = 0;
  for (const feature of asked.features) if (known.features.has(feature)) shared += 1;
  return Math.min(0.99, (2 * shared) / Math.max(1, most));
}
