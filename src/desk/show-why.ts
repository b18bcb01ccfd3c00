// The bot's reasons and a suggestion's, as the screens show them: with titles instead of ids.

import type {
  Why,
  WhyMatch as StoredMatch,
  WhyPart as StoredPart,
} from '../conversations/transcript-store.js';
import type { MatchResult } from '../domain/match.js';
import type * as wire from '../wire/why-views.js';

/** Candidates shown for a reply, and beside a suggestion. */
const MOST_CANDIDATES = 5;
const MOST_RIVALS = 2;

/** An article's title; its id where it is not published any more. */
export type TitleOf = (articleId: string) => string;

export function showWhy(why: Why, titleOf: TitleOf): wire.Why {
  const { rule, parts } = why;
  return {
    rule,
    ...showMatch(why, titleOf),
    ...showFollowUp(why, titleOf),
    ...(parts === undefined ? {} : { parts: parts.map((part) => showPart(part, titleOf)) }),
  };
}

/** Why this one is suggested: itself first, then what came nearest. */
export function showSuggested(result: MatchResult, articleId: string, titleOf: TitleOf): wire.WhyMatch {
  const own = result.matches.filter((each) => each.articleId === articleId);
  const rivals = result.matches.filter((each) => each.articleId !== articleId).slice(0, MOST_RIVALS);
  // Confidence and evidence are about the first match alone.
  const isFirst = result.matches[0]?.articleId === articleId;
  return showMatch({ ...(isFirst ? result : {}), matches: [...own, ...rivals] }, titleOf);
}

function showPart(part: StoredPart, titleOf: TitleOf): wire.WhyPart {
  return { text: part.text, ...showMatch(part, titleOf), ...showFollowUp(part, titleOf) };
}

function showFollowUp({ followUp }: Pick<Why, 'followUp'>, titleOf: TitleOf): Pick<wire.Why, 'followUp'> {
  if (followUp === undefined) return {};
  const { kind, aspects, context } = followUp;
  return { followUp: { kind, aspects, context: context.map(titleOf) } };
}

function showMatch(
  { band, confidence, grounds, matches = [] }: Partial<StoredMatch>,
  titleOf: TitleOf,
): wire.WhyMatch {
  return {
    ...(band === undefined ? {} : { band }),
    ...(confidence === undefined ? {} : { confidence }),
    ...grounds,
    candidates: matches
      .slice(0, MOST_CANDIDATES)
      .map(({ articleId, articleVersion, score, hits, signals }) => ({
        ...{ articleId, title: titleOf(articleId), version: articleVersion, score, hits },
        signals: signals
          .filter(({ contribution }) => contribution > 0)
          .map(({ signal, contribution }) => ({ name: signal, contribution })),
      })),
  };
}
