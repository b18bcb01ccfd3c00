// The bot's reasons in plain words: one sentence that says what was decided and on what, and what gave it pause. Pure.

import type { Why, WhyFollowUp, WhyMatch } from '../../../wire/why-views.js';
import { wordFor } from '../words/known-word.js';
import { listOf } from '../words/list-words.js';
import type { Language, Say } from '../words/say.js';

/** From here on two texts read alike, or share nearly all they say. */
const ALIKE = 0.75;
const SOME = 0.4;
/** A lead below this is one that citizens would not see either. */
const NARROW_LEAD = 0.15;
const MUCH_UNSEEN = 0.3;
const DISAGREEING = 0.5;

export const percentOf = (share: number): number => Math.round(share * 100);

/** What was decided, and on what. */
export function sentenceFor(why: Why, say: Say, language: Language): string {
  if (why.parts !== undefined) return say('why.says-several', { n: why.parts.length });
  if (why.followUp !== undefined) return followUpSentence(why.followUp, say, language);
  const title = why.candidates[0]?.title;
  if (title !== undefined && why.rule === 'exact') return say('why.says-exact', { title });
  if (title !== undefined && why.rule === 'pick') return say('why.says-pick', { title });
  return SPOKEN_BY_MATCH.has(why.rule) ? matchSentence(why, say) : wordFor(say, 'rule', why.rule);
}

/** Rules that follow from the match alone; of the others the name says it all. */
const SPOKEN_BY_MATCH: ReadonlySet<string> = new Set(['answer', 'offer', 'fallback']);

/** The same for one question of several. */
export function matchSentence(match: WhyMatch, say: Say): string {
  const { candidates, confidence = 0, answerAt = 1, offerAt = 0, band } = match;
  const [first] = candidates;
  if (first === undefined) return say('why.says-nothing');
  const fill = {
    title: first.title,
    n: percentOf(confidence),
    m: percentOf(answerAt),
    o: percentOf(offerAt),
  };
  if (band === 'answer') return say('why.says-answer', { ...fill, near: nearness(match, say) });
  if (band === 'offer') return say(confidence >= answerAt ? 'why.says-tie' : 'why.says-offer', fill);
  return say('why.says-unsure', fill);
}

export function suggestedSentence(match: WhyMatch, say: Say): string {
  const n = percentOf(match.candidates[0]?.score ?? 0);
  return match.evidence === undefined
    ? say('why.says-second', { n })
    : say('why.says-suggested', { near: nearness(match, say), n });
}

export function followUpSentence(
  { kind, aspects, context }: WhyFollowUp,
  say: Say,
  language: Language,
): string {
  const named = aspects.length === 0 ? ['none'] : aspects;
  return say(`why.says-${kind}`, {
    context: listOf(context, language),
    aspects: listOf(
      named.map((aspect) => wordFor(say, 'aspect', aspect)),
      language,
    ),
  });
}

function nearness({ evidence = {} }: WhyMatch, say: Say): string {
  const { likeness = 0, coverage = 0 } = evidence;
  if (likeness >= ALIKE) return say('near.same');
  if (coverage >= ALIKE) return say('near.words');
  return say(coverage >= SOME ? 'near.some' : 'near.closest');
}

/** What speaks against the first candidate. */
export function doubtsOf({ evidence = {} }: WhyMatch, say: Say): string[] {
  const { lead = 1, unseen = 0, agreement = 1 } = evidence;
  return [
    ...(lead < NARROW_LEAD ? [say('doubt.rival')] : []),
    ...(unseen > MUCH_UNSEEN ? [say('doubt.unseen')] : []),
    ...(agreement < DISAGREEING ? [say('doubt.disagree')] : []),
  ];
}
