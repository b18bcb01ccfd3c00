// One utterance against one index: ranked, explained, calibrated. Called by the bot, the desk and commands.

import type { Band, Match, MatchResult } from '../domain/match.js';
import { analyse, type AnalysedText } from './analyse.js';
import { confidenceOf, gatherEvidence } from './confidence.js';
import { findExact } from './exact.js';
import { detectLanguage, type Language } from './language.js';
import type { MatchIndex } from './match-index.js';
import { MATCH_POLICY, type MatchPolicy } from './match-policy.js';
import { normalizeWithSurface, type Normalized } from './normalize.js';
import { rank, unranked, type Ranked } from './rank.js';
import { hearAgain } from './repair/hear-again.js';
import { weighing } from './signal-weights.js';
import { SIGNALS } from './signals/index.js';
import type { Popularity } from './signals/signal.js';
import { matchIntent } from './small-talk.js';
import type { Evidence } from './weighing-shape.js';

export interface MatchOptions {
  /** Other thresholds than `MATCH_POLICY`. */
  readonly policy?: MatchPolicy;
  /** Counted elsewhere; a small push for what people usually want. Absent: all articles alike. */
  readonly popularity?: Popularity;
}

const MAX_MATCHES = 10;
/** No question is longer; the rest is not read at all. Unit: characters. */
const MAX_READ_CHARS = 10_000;
/** A question has been asked by then; what follows is compared word for word only. Unit: characters. */
const MAX_SCORED_CHARS = 400;
/** Word for word as listed: as sure as we get. Shared among articles that list the same words and answer otherwise. */
const EXACT_CONFIDENCE = 0.99;

/**
 * Ranks the articles for an utterance and says how sure that is. What it makes little of is heard again as it was
 * probably meant. Never throws, whatever the text.
 */
export function match(utterance: string, index: MatchIndex, options: MatchOptions = {}): MatchResult {
  const hear = (text: string, trust: number): MatchResult => matchText(text, index, { ...options, trust });
  return hearAgain(hear(utterance, 1), { utterance, book: index.phrases, hear });
}

interface HearingOptions extends MatchOptions {
  /** Share of its confidence that a text may claim that is not quite what was typed. */
  readonly trust: number;
}

function matchText(utterance: string, index: MatchIndex, options: HearingOptions): MatchResult {
  const raw = utterance.slice(0, MAX_READ_CHARS);
  const normalized = normalizeWithSurface(raw);
  const asked = analyse(normalized.text.slice(0, MAX_SCORED_CHARS));
  const read = detectLanguage(asked.text);
  const ranked = rank(asked, index, options.popularity);
  const exact = findExact({ raw, text: normalized.text }, index, ranked);
  const ordered = exactFirst(exact, ranked);
  const isExact = exact.length > 0;
  const evidence = gatherEvidence(asked, ordered, { index, sharpness: weighing(index, read).sharpness });
  const found = isExact
    ? exactConfidence(exact, index)
    : confidenceOf(evidence, weighing(index, read).confidence);
  const confidence = options.trust * found;
  const band = bandOf({ text: normalized.text, confidence, isExact, evidence }, ordered[0], index, options);
  const rival = { coverage: evidence.coverage, band };
  const intent = isExact ? undefined : matchIntent({ ...asked, text: normalized.text }, index, rival);
  const matches = ordered.slice(0, MAX_MATCHES);
  return {
    // Small talk is answered by its intent; the band says only that no article is meant.
    band: intent === undefined ? band : 'handoff',
    confidence,
    matches: matches.map((each) => toMatch(each, { asked, language: read, normalized, index })),
    ...groundsOf(ordered[0], evidence, index, options),
    ...(intent === undefined ? {} : { intent }),
    isExact,
    language: detectLanguage(raw),
    knowledgeRevision: index.revision,
  };
}

function exactFirst(exact: readonly number[], ranked: readonly Ranked[]): Ranked[] {
  const found = exact.map((position) => {
    return ranked.find(({ article }) => article === position) ?? unranked(position);
  });
  const top = Math.max(0, ...ranked.map(({ score }) => score));
  // The list stays sorted by score, also where another article scored above the exact one.
  const raised = found.map((each) => ({ ...each, score: top }));
  return [...raised, ...ranked.filter(({ article }) => !exact.includes(article))];
}

function exactConfidence(exact: readonly number[], index: MatchIndex): number {
  return EXACT_CONFIDENCE / new Set(exact.map((position) => index.answers[position])).size;
}

function isTopic(text: string, first: Ranked, { topic }: MatchPolicy): boolean {
  return text.length <= topic.maxChars && first.score >= topic.offerAtScore;
}

function bandOf(
  result: {
    readonly text: string;
    readonly confidence: number;
    readonly isExact: boolean;
    readonly evidence: Evidence;
  },
  first: Ranked | undefined,
  index: MatchIndex,
  { policy = MATCH_POLICY }: MatchOptions,
): Band {
  const article = first === undefined ? undefined : index.articles[first.article];
  if (first === undefined || article === undefined) return 'handoff';
  const isSure = result.confidence >= policy.answerAt[article.risk] && result.evidence.lead >= policy.minLead;
  if (result.isExact || isSure) return 'answer';
  return result.confidence >= policy.offerAt || isTopic(result.text, first, policy) ? 'offer' : 'handoff';
}

function groundsOf(
  first: Ranked | undefined,
  evidence: Evidence,
  { articles }: MatchIndex,
  { policy = MATCH_POLICY }: MatchOptions,
): Pick<MatchResult, 'grounds'> {
  const article = first === undefined ? undefined : articles[first.article];
  if (article === undefined) return {};
  const { offerAt, answerAt } = policy;
  return { grounds: { answerAt: answerAt[article.risk], offerAt, evidence: { ...evidence } } };
}

interface MatchContext {
  readonly asked: AnalysedText;
  /** Of the normalised words, as the ranking read them. */
  readonly language: Language;
  readonly normalized: Normalized;
  readonly index: MatchIndex;
}

function toMatch({ article: position, score, values }: Ranked, context: MatchContext): Match {
  const article = context.index.articles[position];
  const { weights } = weighing(context.index, context.language);
  return {
    articleId: article?.id ?? '',
    articleVersion: article?.version ?? 0,
    score,
    signals: SIGNALS.map(({ name }, signal) => {
      const value = values[signal] ?? 0;
      return { signal: name, value, contribution: (weights[signal] ?? 0) * value };
    }),
    hits: hitsOf(position, context),
  };
}

/** The utterance's words that the article says too, in the person's own script; single characters say too little. */
function hitsOf(position: number, { asked, normalized, index }: MatchContext): string[] {
  const { words: pool } = index.stores.pools;
  const words = asked.words.filter(({ feature }) => pool.holds(feature, position));
  const longEnough = words.filter(({ start, end }) => end - start > 1);
  return [...new Set(longEnough.map(({ start, end }) => normalized.surface.slice(start, end)))];
}
