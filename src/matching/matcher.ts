// One utterance against one index: candidates, re-ranking, confidence, band. Called by the bot, the desk and commands.

import type { Match, MatchResult } from '../domain/match.js';
import { hashText } from '../lib/text-hash.js';
import { topIndexes } from '../lib/top-k.js';
import { analyse, wordingsOf, type MatchIndex } from './match-index.js';
import { MATCH_POLICY, type MatchPolicy } from './match-policy.js';
import { normalize } from './normalize.js';
import type { AnalysedText } from './signals/signal.js';

export interface MatchOptions {
  readonly policy?: MatchPolicy;
}

const MAX_CANDIDATES = 50;
const MAX_MATCHES = 10;
/** Longer utterances are cut: a question is over by then. Unit: characters. */
const MAX_UTTERANCE_CHARS = 600;

interface Scored {
  readonly article: number;
  readonly score: number;
  readonly values: readonly number[];
}

/** Ranks the articles for an utterance and says how sure that is. Never throws, whatever the text. */
export function match(utterance: string, index: MatchIndex, options: MatchOptions = {}): MatchResult {
  const policy = options.policy ?? MATCH_POLICY;
  const asked = analyse(normalize(utterance.slice(0, MAX_UTTERANCE_CHARS)));
  const ranked = rank(asked, index);
  const exact = findExact(asked.text, index);
  const ordered =
    exact === undefined
      ? ranked
      : [
          ranked.find((s) => s.article === exact) ?? { article: exact, score: 1, values: [] },
          ...ranked.filter((s) => s.article !== exact),
        ];
  const matches = ordered.slice(0, MAX_MATCHES).map((scored) => toMatch(scored, index));
  const confidence = exact === undefined ? (ordered[0]?.score ?? 0) : 0.99;
  const risk = index.articles[ordered[0]?.article ?? -1]?.risk ?? 'general';
  return {
    band:
      exact !== undefined || confidence >= policy.answerAt[risk]
        ? 'answer'
        : confidence >= policy.offerAt
          ? 'offer'
          : 'handoff',
    confidence,
    matches,
    isExact: exact !== undefined,
    language: /\p{Script=Han}/u.test(asked.text) ? 'zh' : 'en',
    knowledgeRevision: index.revision,
  };
}

function findExact(text: string, index: MatchIndex): number | undefined {
  return index.wordings.get(hashText(text))?.find((position) => {
    const article = index.articles[position];
    return article !== undefined && wordingsOf(article).some((wording) => normalize(wording) === text);
  });
}

export function rank(asked: AnalysedText, index: MatchIndex): Scored[] {
  const wide = index.signals.map(({ prepared }) =>
    prepared.kind === 'wide' ? prepared.scoreAll(asked) : undefined,
  );
  const sum = new Float32Array(index.articles.length);
  wide.forEach((scores, signal) => {
    const weight = index.signals[signal]?.weight ?? 0;
    scores?.forEach((score, article) => {
      sum[article] = (sum[article] ?? 0) + weight * score;
    });
  });
  const candidates = topIndexes(sum, MAX_CANDIDATES);
  const columns = index.signals.map(({ prepared }, signal) =>
    prepared.kind === 'wide'
      ? candidates.map((article) => wide[signal]?.[article] ?? 0)
      : prepared.scoreSome(asked, candidates),
  );
  return candidates
    .map((article, row) => {
      const values = columns.map((column) => column[row] ?? 0);
      const score = values.reduce(
        (total, value, signal) => total + value * (index.signals[signal]?.weight ?? 0),
        0,
      );
      return { article, score, values };
    })
    .sort((a, b) => b.score - a.score || a.article - b.article);
}

function toMatch(scored: Scored, index: MatchIndex): Match {
  const article = index.articles[scored.article];
  return {
    articleId: article?.id ?? '',
    articleVersion: article?.version ?? 0,
    score: Math.min(1, scored.score),
    signals: index.signals.map(({ name, weight }, at) => ({
      signal: name,
      value: scored.values[at] ?? 0,
      contribution: weight * (scored.values[at] ?? 0),
    })),
    hits: [],
  };
}
