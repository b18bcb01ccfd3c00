// What the matcher made of labelled questions, and the figures drawn from that. Pure.

import { auroc, calibrationError as expectedError } from '../../src/cli/match/figures.js';
import type { MatchIndex } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import type { MatchResult } from '../../src/domain/match.js';

export interface Asked {
  readonly question: string;
  /** Articles that answer it; empty: none does. */
  readonly right: readonly string[];
}

export interface Outcome extends Asked {
  readonly result: MatchResult;
  /** Place of the first right article, from 1; `Infinity` where none is listed. */
  readonly place: number;
}

export const ask = (questions: readonly Asked[], index: MatchIndex): Outcome[] =>
  questions.map(({ question, right }) => {
    const result = match(question, index);
    const at = result.matches.findIndex(({ articleId }) => right.includes(articleId));
    return { question, right, result, place: at === -1 ? Infinity : at + 1 };
  });

export const isFirst = ({ place }: Outcome): boolean => place === 1;
export const isAmongThree = ({ place }: Outcome): boolean => place <= 3;
/** What the citizen gets: a right article said as the answer or shown among the choices. */
export const isReached = (outcome: Outcome): boolean =>
  outcome.result.band !== 'handoff' && isAmongThree(outcome);
/** Said as the answer, whether it is one or not. */
export const isAnswered = ({ result }: Outcome): boolean => result.band === 'answer';
export const isAnsweredRightly = (outcome: Outcome): boolean => isAnswered(outcome) && isFirst(outcome);
export const isAnsweredWrongly = (outcome: Outcome): boolean => isAnswered(outcome) && !isFirst(outcome);

export const perCent = (outcomes: readonly Outcome[], isCounted: (outcome: Outcome) => boolean): number =>
  (100 * outcomes.filter(isCounted).length) / outcomes.length;

/** Chance that one of `higher` stands above one of `lower`, in per cent; equal values count half. 50: no better than chance. */
export const areaUnderRoc = (higher: readonly number[], lower: readonly number[]): number =>
  100 * auroc(higher, lower);

/**
 * How far confidence is from the share that is right, on average over ten equal steps of confidence weighted by how many
 * fall into each, in percentage points. 0: of all that is said with 70 %, 70 % is right.
 */
export const calibrationError = (outcomes: readonly Outcome[]): number =>
  100 *
  expectedError(
    outcomes.map((outcome) => ({ confidence: outcome.result.confidence, isRight: isFirst(outcome) })),
  );

/** Which questions went where, for whoever has to find out why a floor broke. */
export const confusion = (outcomes: readonly Outcome[]): string =>
  outcomes
    .map(({ question, right, result, place }) => {
      const { band, confidence, intent, matches } = result;
      const [first] = matches;
      const own = matches[place - 1];
      return [
        `${question}: ${right.length === 0 ? '(none)' : right.join(' or ')}`,
        own === undefined ? '' : ` #${place} ${own.score.toFixed(2)}`,
        ` → ${first === undefined ? '-' : `${first.articleId} ${first.score.toFixed(2)}`}`,
        ` (${intent === undefined ? band : `intent ${intent.id}`} ${confidence.toFixed(2)})`,
      ].join('');
    })
    .join('\n');
