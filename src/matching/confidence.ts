// How likely the first match is right: evidence about one ranking, weighed by a logistic.

import { longestCommonRun } from '../lib/common-run.js';
import type { AnalysedText } from './analyse.js';
import type { MatchIndex } from './match-index.js';
import { comparedFeatures } from './match-stores.js';
import type { Ranked } from './rank.js';
import { SIGNALS } from './signals/index.js';
import type { ConfidenceWeights, Evidence, EvidenceName } from './weighing-shape.js';

const placeOf = (signal: string): number => SIGNALS.findIndex(({ name }) => name === signal);
const CHARACTERS = placeOf('characters');
const OVERLAP = placeOf('overlap');
const EDIT = placeOf('edit');
const LEARNED_SHARE = placeOf('learned-share');
/** Unit: characters. */
const FULL_LENGTH = 20;

/** Wordings an article. */
const MANY_WORDINGS = 16;

/** The first is held against so many that follow. */
const FOLLOWERS = 5;
/** Runs are looked for in so much of an utterance. Unit: UTF-16 units. */
const MAX_COMPARED = 120;

export const NO_EVIDENCE: Evidence = {
  ...{ chance: 0, lead: 0, spread: 0, score: 0, characters: 0, characterLead: 0, coverage: 0 },
  ...{ likeness: 0, edit: 0, run: 0, agreement: 0, learnedShare: 0, unseen: 1, length: 0, wordings: 0 },
};
export const EVIDENCE_NAMES = Object.keys(NO_EVIDENCE) as readonly EvidenceName[];

export function gatherEvidence(
  utterance: AnalysedText,
  ranked: readonly Ranked[],
  { index, sharpness }: { readonly index: MatchIndex; readonly sharpness: number },
): Evidence {
  const [first] = ranked;
  if (first === undefined || first.score === 0) return NO_EVIDENCE;
  return {
    ...compareTexts(utterance, first.article, index),
    ...compareRanks(first, ranked, { index, sharpness }),
  };
}

type TextEvidence = Pick<Evidence, 'coverage' | 'run' | 'unseen' | 'length' | 'wordings'>;

/** What the words of an utterance and of one article say, however the article was ranked. */
export function compareTexts(utterance: AnalysedText, article: number, index: MatchIndex): TextEvidence {
  const { characters } = index.stores.pools;
  const query = characters.weigh(utterance.characters);
  return {
    coverage: characters.coverage(query, article),
    run: runOf(utterance, article, index),
    unseen: characters.unseen(query),
    length: Math.min(1, utterance.text.length / FULL_LENGTH),
    wordings: wordingsAnArticle(index),
  };
}

/**
 * Where articles are known by their titles alone, a first match that shares little is often right; where each lists what people
 * say, it hardly ever is.
 */
function wordingsAnArticle({ wordings, articles }: MatchIndex): number {
  const mean = wordings.size / Math.max(1, articles.length);
  return Math.min(1, Math.log2(Math.max(1, mean)) / Math.log2(MANY_WORDINGS));
}

/** What the ranking itself says about its first match. */
export function compareRanks(
  first: Ranked,
  ranked: readonly Ranked[],
  { index, sharpness }: { readonly index: MatchIndex; readonly sharpness: number },
): Omit<Evidence, keyof TextEvidence> {
  const rivals = ranked.filter(({ article }) => index.answers[article] !== index.answers[first.article]);
  return {
    chance: chanceOf(first, ranked, { index, sharpness }),
    lead: (first.score - (rivals[0]?.score ?? 0)) / first.score,
    spread: spreadOf(first, ranked),
    score: first.score,
    characters: first.values[CHARACTERS] ?? 0,
    characterLead: characterLeadOf(first, rivals),
    likeness: first.values[OVERLAP] ?? 0,
    edit: first.values[EDIT] ?? 0,
    agreement: agreementOf(first, rivals),
    learnedShare: first.values[LEARNED_SHARE] ?? 0,
  };
}

function chanceOf(
  first: Ranked,
  ranked: readonly Ranked[],
  { index, sharpness }: { readonly index: MatchIndex; readonly sharpness: number },
): number {
  let total = 0;
  let own = 0;
  for (const { article, score } of ranked) {
    const share = Math.exp(sharpness * (score - first.score));
    total += share;
    if (index.answers[article] === index.answers[first.article]) own += share;
  }
  return own / total;
}

function spreadOf(first: Ranked, ranked: readonly Ranked[]): number {
  const followers = ranked.slice(1, 1 + FOLLOWERS);
  const mean = followers.reduce((sum, { score }) => sum + score, 0) / FOLLOWERS;
  return (first.score - mean) / first.score;
}

function characterLeadOf(first: Ranked, rivals: readonly Ranked[]): number {
  const best = rivals.reduce((max, { values }) => Math.max(max, values[CHARACTERS] ?? 0), 0);
  return Math.max(0, (first.values[CHARACTERS] ?? 0) - best);
}

function runOf(utterance: AnalysedText, article: number, { stores }: MatchIndex): number {
  const [likest] = stores.wordings.likest(comparedFeatures(utterance), [article]);
  const compared = utterance.text.slice(0, MAX_COMPARED);
  return compared === '' ? 0 : longestCommonRun(compared, likest?.text ?? '') / compared.length;
}

function agreementOf(first: Ranked, rivals: readonly Ranked[]): number {
  const agreeing = SIGNALS.filter((_, signal) => {
    return rivals.every(({ values }) => (values[signal] ?? 0) < (first.values[signal] ?? 0));
  });
  return agreeing.length / SIGNALS.length;
}

/** Chance that the first match is right, in [0, 1]; 0 without any evidence. */
export function confidenceOf(evidence: Evidence, weights: ConfidenceWeights): number {
  if (evidence.coverage === 0) return 0;
  const sum = EVIDENCE_NAMES.reduce((total, name) => total + weights[name] * evidence[name], weights.bias);
  return 1 / (1 + Math.exp(-sum));
}
