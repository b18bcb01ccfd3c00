// What `npm run match:train` learns from: knowledge bases with questions whose right article is known, made from our own
// articles and from third-party files. Every set keeps its questions out of its articles, and a part of the questions
// has no article at all.

import type { Article } from '../../domain/article.js';
import { seededNumbers } from '../../matching/learned/seeded-numbers.js';

export interface TrainingQuestion {
  readonly text: string;
  /** The articles that answer it; empty: none does. */
  readonly right: readonly string[];
  /** An article that is the question itself and does not count. */
  readonly self?: string;
}

/**
 * Kinds of knowledge bases: `warm` with many wordings an article, `cold` with none but the title, `small` with a handful of
 * articles, `large` among thousands of others. What is learned from all kinds but one has to hold on that one.
 */
export type Kind =
  ('warm' | 'few' | 'cold' | 'small' | 'large' | 'large-cold' | 'titles') | ('banking' | 'intents');

export interface TrainingSet {
  readonly name: string;
  readonly kind: Kind;
  readonly articles: readonly Article[];
  readonly questions: readonly TrainingQuestion[];
}

/** One of our own articles with its questions for checking. */
export interface OwnArticle {
  readonly article: Article;
  readonly tests: readonly string[];
}

export interface LabelledRow {
  readonly text: string;
  readonly label: string;
  readonly split: string;
}

const SEED = 1999;
/** More questions of one set say nothing new. */
const MAX_QUESTIONS = 500;
/** Share of the articles that are taken out: their questions have no answer and look like those that have. */
const REMOVED_RATIO = 0.15;
/** Questions without an answer, as a share of those with one. */
const OUTSIDE_RATIO = 1 / 6;
/** Whoever asks a bank or an assistant knows what it is for: held out, such a set answers all but a few (BANKING77 every one, CLINC150 97 %). */
const LABELLED_OUTSIDE_RATIO = 1 / 15;
/** One variant in so many asks instead of being listed. */
const HELD_OUT_EVERY = 4;
/** Wordings of an article that is young. */
const FEW_VARIANTS = 3;
/** Articles of a knowledge base that has just been begun. */
const SMALL_COUNT = 30;
/** Share of a title's characters that a reworded title keeps. */
const KEPT_RATIO = 0.6;

export interface TrainingData {
  readonly own: readonly OwnArticle[];
  /** What people asked who had not seen our articles' wordings; some of it no article answers. */
  readonly citizens: readonly TrainingQuestion[];
  readonly city: readonly Article[];
  readonly banking: readonly LabelledRow[];
  readonly intents: readonly LabelledRow[];
}

export function makeTrainingSets(data: TrainingData): TrainingSet[] {
  return [...citizensSets(data), ...variantSets(data), ...otherSets(data)];
}

/** People's questions of our articles in every shape. Nothing taken out: some ask what no article answers as it is. */
function citizensSets({ own, citizens, city }: TrainingData): TrainingSet[] {
  const ours = own.map(({ article }) => article);
  const few = shortened(ours, FEW_VARIANTS);
  const cold = shortened(ours, 0);
  const sets: [name: string, kind: Kind, articles: readonly Article[]][] = [
    ['citizens', 'warm', ours],
    ['citizens-few', 'few', few],
    ['citizens-cold', 'cold', cold],
    ['citizens-large', 'large', [...ours, ...city]],
    ['citizens-cold-large', 'large-cold', withoutAnswers([...cold, ...city])],
  ];
  return [
    ...sets.map(([name, kind, articles]) => ({ name, kind, articles, questions: citizens })),
    finish({ name: 'citizens-small', kind: 'small' }, ours.slice(0, ours.length / 3), citizens),
  ];
}

/** Our articles' own variants and tests as questions; some articles taken out. */
function variantSets({ own, city }: TrainingData): TrainingSet[] {
  const ours = own.map(({ article }) => article);
  const asked = own.flatMap(({ article, tests }) => tests.map((text) => ({ text, right: [article.id] })));
  const listed = ours.map((article) => holdOut(article, (place) => place % HELD_OUT_EVERY !== 0));
  const two = ours.map((article) => holdOut(article, (place) => place < FEW_VARIANTS - 1));
  const titles = ours.map((article) => holdOut(article, () => false));
  const questionsOf = (shaped: typeof listed): TrainingQuestion[] => [
    ...shaped.flatMap(({ questions }) => questions),
    ...asked,
  ];
  const articlesOf = (shaped: typeof listed): Article[] => shaped.map(({ article }) => article);
  const warm = articlesOf(listed);
  const cold = withoutAnswers(articlesOf(titles));
  const bare = (articles: readonly Article[]): Article[] => withoutAnswers([...articles, ...city]);
  return [
    finish({ name: 'ours', kind: 'warm' }, warm, questionsOf(listed)),
    finish({ name: 'ours-bare', kind: 'warm' }, withoutAnswers(warm), questionsOf(listed)),
    finish({ name: 'ours-small', kind: 'small' }, warm.slice(0, SMALL_COUNT), questionsOf(listed)),
    finish({ name: 'ours-large', kind: 'large' }, [...warm, ...city], questionsOf(listed)),
    finish({ name: 'ours-bare-large', kind: 'large' }, bare(warm), questionsOf(listed)),
    finish({ name: 'ours-two-large', kind: 'few' }, bare(articlesOf(two)), questionsOf(two)),
    finish({ name: 'ours-cold', kind: 'cold' }, cold, questionsOf(titles)),
    finish({ name: 'ours-cold-large', kind: 'large-cold' }, bare(cold), questionsOf(titles)),
  ];
}

function otherSets({ city, banking, intents }: TrainingData): TrainingSet[] {
  return [
    finish({ name: 'city', kind: 'titles' }, city, reworded(city)),
    labelled({ name: 'banking', kind: 'banking' }, banking, Infinity),
    labelled({ name: 'banking-few', kind: 'banking' }, banking, 8),
    labelled({ name: 'intents', kind: 'intents' }, intents, Infinity),
    labelled({ name: 'intents-few', kind: 'intents' }, intents, 9),
  ];
}

const withoutAnswers = (articles: readonly Article[]): Article[] =>
  articles.map((article) => ({ ...article, answer: '' }));

const shortened = (articles: readonly Article[], count: number): Article[] =>
  articles.map((article) => holdOut(article, (place) => place < count).article);

/** The article with the variants that `isListed`, and the others as questions. */
function holdOut(
  article: Article,
  isListed: (place: number) => boolean,
): { readonly article: Article; readonly questions: TrainingQuestion[] } {
  const variants = article.variants.filter((_, place) => isListed(place));
  const held = article.variants.filter((_, place) => !isListed(place));
  return {
    article: { ...article, variants },
    questions: held.map((text) => ({ text, right: [article.id] })),
  };
}

/** Takes some articles out; keeps a sample of the questions, of which so many at most that nothing answers. */
function finish(
  of: Pick<TrainingSet, 'name' | 'kind'>,
  articles: readonly Article[],
  questions: readonly TrainingQuestion[],
  outsideRatio = OUTSIDE_RATIO,
): TrainingSet {
  const random = seededNumbers(SEED);
  const isAsked = new Set(questions.flatMap(({ right }) => right));
  const kept = articles.filter(({ id }) => !isAsked.has(id) || random() >= REMOVED_RATIO);
  const known = new Set(kept.map(({ id }) => id));
  const isKnown = ({ right }: TrainingQuestion): boolean => right.some((id) => known.has(id));
  const inScope = sample(questions.filter(isKnown), MAX_QUESTIONS, random);
  const others = questions.filter((question) => !isKnown(question)).map(({ text }) => ({ text, right: [] }));
  return {
    ...of,
    articles: kept,
    questions: [...inScope, ...sample(others, Math.ceil(inScope.length * outsideRatio), random)],
  };
}

function sample<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ item }) => item);
}

/** Each label an article, up to `perLabel` of its texts the wordings; the validation split, or a tenth, asks. */
function labelled(
  of: Pick<TrainingSet, 'name' | 'kind'>,
  rows: readonly LabelledRow[],
  perLabel: number,
): TrainingSet {
  const random = seededNumbers(SEED);
  const hasSplit = rows.some(({ split }) => split === 'val');
  const wordings = new Map<string, string[]>();
  const questions: TrainingQuestion[] = [];
  for (const { text, label, split } of rows) {
    const known = wordings.get(label) ?? [];
    const isHeld = hasSplit ? split === 'val' : random() < 0.1;
    if (label === 'oos') questions.push(...(isHeld ? [{ text, right: [] }] : []));
    else if (isHeld) questions.push({ text, right: [label] });
    else if (known.length < perLabel) wordings.set(label, [...known, text]);
  }
  const articles = [...wordings].map(([label, [title = '', ...variants]]): Article => {
    return { id: label, version: 1, title, variants, answer: label, keywords: [], risk: 'general' };
  });
  return finish(of, articles, questions, LABELLED_OUTSIDE_RATIO);
}

/** Titles with pieces of two characters left out; not those that stay whole. */
function reworded(articles: readonly Article[]): TrainingQuestion[] {
  const random = seededNumbers(SEED);
  return articles.flatMap(({ id, title }) => {
    const pieces = title.match(/[A-Za-z0-9]+|.{1,2}/gu) ?? [title];
    const kept = pieces.filter(() => random() < KEPT_RATIO);
    const isAsked = kept.length > 0 && kept.length < pieces.length;
    return isAsked ? [{ text: kept.join(''), right: [id] }] : [];
  });
}
