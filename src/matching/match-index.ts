// Builds what `match` searches: one index per published revision of the knowledge base.

import type { Article, Intent } from '../domain/article.js';
import { hashText } from '../lib/text-hash.js';
import { analyse, analyseArticle, wordingsOf, type AnalysedText } from './analyse.js';
import { calmText } from './calm-text.js';
import { characterFeatures } from './features.js';
import { buildIntentHead, type IntentHead } from './intent-head.js';
import { learnedFrom, type Learned, type LearnedKnowledge } from './learn-knowledge.js';
import {
  addToStores,
  MatchStoresBuilder,
  removeFromStores,
  storesWith,
  type MatchStores,
} from './match-stores.js';
import { normalize } from './normalize.js';
import { PhraseBook } from './repair/phrase-book.js';
import { firstWithAnswer } from './same-answer.js';
import { SharedAnswers } from './shared-answers.js';

interface IntentWording {
  readonly intentId: string;
  /** Danger to life: also heard inside a longer cry. */
  readonly isEmergency: boolean;
  /** Normalised. */
  readonly text: string;
  /** Without repetitions. */
  readonly calm: string;
  /** What its likeness to an utterance is counted in. */
  readonly features: ReadonlySet<number>;
}

export interface MatchIndex {
  readonly revision: number;
  /** Changes by `addVariant` and `removeVariant` alone. */
  readonly articles: Article[];
  readonly stores: MatchStores;
  /** Absent until it has been learned: the index answers well without. */
  readonly learned?: Learned;
  /** Fingerprint of a normalised title or variant → the articles that list it, by position. */
  readonly wordings: Map<number, number[]>;
  /** For each article the first with the same answer, by position: articles that say the same are no rivals. */
  readonly answers: Uint32Array;
  readonly intentWordings: readonly IntentWording[];
  /** Absent without intents. */
  readonly intentHead?: IntentHead;
  /** What mistyped questions are repaired from. */
  readonly phrases: PhraseBook;
}

export interface Knowledge {
  readonly articles: readonly Article[];
  readonly intents: readonly Intent[];
  readonly revision: number;
  /** Learned from the same intents beside nearly the same articles; learned anew where absent, which takes a second. */
  readonly intentHead?: IntentHead;
}

/**
 * Cuts and indexes every article. Pure, synchronous and deterministic: the same articles give the same index.
 *
 * @example
 * const index = buildMatchIndex({ articles, intents, revision: 7 });
 * match('垃圾車幾點來', index).matches[0]?.articleId;
 */
export function buildMatchIndex(knowledge: Knowledge): MatchIndex {
  const steps = buildMatchIndexInSteps(knowledge);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same, stopping after every few milliseconds of work: whoever serves others meanwhile takes a step, lets them
 * have their turn, and takes the next.
 */
export function* buildMatchIndexInSteps({
  articles,
  intents,
  revision,
  intentHead: known,
}: Knowledge): Generator<undefined, MatchIndex> {
  const builder = new MatchStoresBuilder();
  const wordings = new Map<number, number[]>();
  const phrases = new PhraseBook();
  for (const wording of intents.flatMap(({ utterances }) => utterances)) phrases.add(wording);
  const outside: AnalysedText[] = [];
  const every = Math.ceil(wordingCount(articles) / MAX_OUTSIDE_SMALL_TALK);
  const answers = new SharedAnswers(articles);
  let place = 0;
  for (const [position, article] of articles.entries()) {
    const analysed = analyseArticle(article, answers.wordsOf(article));
    builder.add(analysed);
    for (const wording of [...wordingsOf(article), ...article.keywords]) phrases.add(wording);
    for (const question of analysed.questions) {
      addWording(wordings, hashText(question.text), position);
      if (place % every === 0) outside.push(question);
      place += 1;
    }
    yield;
  }
  const stores = yield* builder.build();
  const intentHead = known ?? (yield* buildIntentHead(intents, outside));
  return {
    ...{ revision, articles: [...articles], stores, wordings, phrases },
    answers: firstWithAnswer(articles),
    ...(intentHead === undefined ? {} : { intentHead }),
    intentWordings: intents.flatMap(({ id, kind, utterances }) => {
      const isEmergency = kind === 'emergency';
      return utterances.map((utterance) => {
        const text = normalize(utterance);
        const features = new Set(characterFeatures(text));
        return { intentId: id, isEmergency, text, calm: calmText(text), features };
      });
    }),
  };
}

/** So many wordings of articles, evenly taken, show well enough what is no small talk; more only take time. */
const MAX_OUTSIDE_SMALL_TALK = 2000;

const wordingCount = (articles: readonly Article[]): number =>
  articles.reduce((sum, article) => sum + wordingsOf(article).length, 0);

/** The same knowledge with what was learned from it: a new index that shares the old one's stores. */
export function withLearned(index: MatchIndex, learned: LearnedKnowledge): MatchIndex {
  return { ...index, learned: learnedFrom(learned) };
}

/** The same index without what was learned: it answers well, and from its own words alone. */
export function withoutLearned(index: MatchIndex): MatchIndex {
  const { learned, ...built } = index;
  return learned === undefined ? index : built;
}

/**
 * The knowledge as it would be with this article in it, in the place of the one with its id or behind all others: an index of its
 * own, by what it says alone (without what was learned). It costs a copy of the numbers, not the cutting of every text, and the given
 * index stays as it is.
 */
export function withArticle(index: MatchIndex, article: Article): MatchIndex {
  const found = index.articles.findIndex(({ id }) => id === article.id);
  const position = found === -1 ? index.articles.length : found;
  const before = index.articles[position];
  const articles = [...index.articles];
  articles[position] = article;
  const wordings = new Map(index.wordings);
  for (const wording of before === undefined ? [] : wordingsOf(before))
    removeWording(wordings, hashText(normalize(wording)), position);
  for (const wording of wordingsOf(article)) addWording(wordings, hashText(normalize(wording)), position);
  const phrases = index.phrases.copy();
  for (const wording of [...wordingsOf(article), ...article.keywords]) phrases.add(wording);
  const analysed = before === undefined ? undefined : analyseArticle(before);
  return {
    ...withoutLearned(index),
    ...{ articles, wordings, phrases, answers: firstWithAnswer(articles) },
    stores: storesWith(index.stores, position, { before: analysed, after: analyseArticle(article) }),
  };
}

/**
 * Adds one way of asking to an article of a live index, in place: the next utterance is held against it. What was
 * learned before does not know it yet.
 */
export function addVariant(index: MatchIndex, articleId: string, variant: string): boolean {
  const position = index.articles.findIndex(({ id }) => id === articleId);
  const article = index.articles[position];
  if (article === undefined) return false;
  const wording = analyse(normalize(variant));
  addToStores(index.stores, position, wording);
  index.phrases.add(variant);
  index.articles[position] = { ...article, variants: [...article.variants, variant] };
  addWording(index.wordings, hashText(wording.text), position);
  return true;
}

/**
 * Takes one way of asking back from an article of a live index, in place: from the next utterance on it is as if it had
 * never been there, but for what was learned while it was. False where the article does not list it so.
 */
export function removeVariant(index: MatchIndex, articleId: string, variant: string): boolean {
  const position = index.articles.findIndex(({ id }) => id === articleId);
  const article = index.articles[position];
  const place = article?.variants.lastIndexOf(variant) ?? -1;
  if (article === undefined || place === -1) return false;
  const wording = analyse(normalize(variant));
  removeFromStores(index.stores, position, wording);
  const left = { ...article, variants: article.variants.toSpliced(place, 1) };
  index.articles[position] = left;
  if (!wordingsOf(left).some((each) => normalize(each) === wording.text))
    removeWording(index.wordings, hashText(wording.text), position);
  return true;
}

function removeWording(wordings: Map<number, number[]>, key: number, position: number): void {
  const left = (wordings.get(key) ?? []).filter((each) => each !== position);
  if (left.length === 0) wordings.delete(key);
  else wordings.set(key, left);
}

function addWording(wordings: Map<number, number[]>, key: number, position: number): void {
  const known = wordings.get(key);
  if (known === undefined) wordings.set(key, [position]);
  else if (!known.includes(position)) wordings.set(key, [...known, position]);
}
