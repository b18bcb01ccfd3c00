// The facts behind a reply, for the transcript and the screens. Cut to what an explanation needs: five candidates with the
// signals that counted, about 2 KB a turn, where everything would be 10.

import type { Why, WhyMatch, WhyPart } from '../conversations/transcript-store.js';
import type { Match, MatchResult } from '../domain/match.js';
import { missedArticles } from '../replies/missed-articles.js';
import type { AskedWords, RuledDecision, Said } from '../replies/reply-decision.js';
import type { BotTurn } from './bot-turn.js';

/** Candidates kept for the message, and for each question of several. */
const MOST_CANDIDATES = 5;
const MOST_CANDIDATES_OF_PART = 3;
const MOST_HITS = 8;

export function explainTurn(ruled: RuledDecision, said: Said, turn: BotTurn): Why {
  const { conversation, receivedAtMs, nowMs } = turn;
  const missed = missedArticles(ruled, conversation, { said, receivedAtMs, nowMs });
  const facts = {
    ...{ rule: ruled.rule, knowledgeRevision: turn.knowledge.revision },
    ...(missed === undefined ? {} : { missed }),
  };
  if (said.kind === 'pick') return { ...facts, ...explainPick(said.articleId, turn) };
  if (said.kind !== 'words') return facts;
  const { result, parts } = said;
  return {
    ...facts,
    ...explainMatch(result, MOST_CANDIDATES),
    ...(result.intent === undefined ? {} : { intentId: result.intent.id }),
    ...explainFollowUp(said),
    ...(parts === undefined ? {} : { parts: parts.map(explainPart) }),
  };
}

function explainPick(
  articleId: string,
  { knowledge, conversation: { offered = [], offeredBy } }: BotTurn,
): Pick<Why, 'matches' | 'picked'> {
  const version = knowledge.articles.get(articleId)?.version;
  const match = { articleId, articleVersion: version ?? 0, score: 1, signals: [], hits: [] };
  const isOfLast = offered.some((offer) => offer.articleId === articleId);
  return {
    matches: version === undefined ? [] : [match],
    picked: {
      articleId,
      ...(isOfLast && offeredBy !== undefined ? { askedIn: offeredBy } : {}),
      offered: isOfLast ? offered.map((offer) => offer.articleId) : [],
    },
  };
}

function explainPart(part: AskedWords): WhyPart {
  return {
    text: part.text,
    ...explainMatch(part.result, MOST_CANDIDATES_OF_PART),
    ...explainFollowUp(part),
  };
}

function explainFollowUp({ followUp }: AskedWords): Pick<Why, 'followUp'> {
  if (followUp === undefined) return {};
  const { kind, aspects, context } = followUp;
  return { followUp: { kind, aspects, context } };
}

function explainMatch(
  { band, confidence, grounds, matches }: MatchResult,
  most: number,
): Omit<WhyMatch, 'grounds'> & Partial<WhyMatch> {
  return {
    band,
    confidence,
    ...(grounds === undefined ? {} : { grounds: { ...grounds, evidence: roundedAll(grounds.evidence) } }),
    matches: matches.slice(0, most).map(shortened),
  };
}

function shortened({ score, signals, hits, ...match }: Match): Match {
  const counted = signals.filter(({ contribution }) => contribution !== 0);
  return {
    ...match,
    score: rounded(score),
    hits: hits.slice(0, MOST_HITS),
    signals: counted.map(({ signal, value, contribution }) => {
      return { signal, value: rounded(value), contribution: rounded(contribution) };
    }),
  };
}

const rounded = (value: number): number => Number(value.toFixed(4));

const roundedAll = (values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(value)]));
