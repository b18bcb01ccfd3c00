// What `npm run match:train` learns from: knowledge bases with questions whose right article is known, made from our own
// articles and from third-party files. Every set keeps its questions out of its articles, and a part of the questions
// has no article at all.

import type { Article } from '../../domain/article.js';
import { seededNumbers } from '../../matching/learned/seeded-numbers.js';

export interface TrainingQuestion {
  readonly text: string;
  /** The articles that answer it; empty: none does. */
  readonly right: readonly string[];
}

export interface TrainingSet {
  readonly name: string;
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
const MAX_QUESTIONS = 900;
/** Share of the articles that are taken out: their questions have no answer and look like those that have. */
const REMOVED_RATIO = 0.15;
/** One variant in so many asks instead of being listed. */
const HELD_OUT_EVERY = 4;
/** Wordings of an article that is young. */
const FEW_VARIANTS = 3;
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

export function makeTrainingSets({ own, citizens, city, banking, intents }: TrainingData): TrainingSet[] {
  const ours = own.map(({ article }) => article);
  const asked = own.flatMap(({ article, tests }) => tests.map((text) => ({ text, right: [article.id] })));
  const listed = ours.map((article) => holdOut(article, (place) => place % HELD_OUT_EVERY !== 0));
  const titles = ours.map((article) => holdOut(article, () => false));
  const warm = [...listed.flatMap(({ questions }) => questions), ...asked];
  const cold = [...titles.flatMap(({ questions }) => questions), ...asked];
  const warmArticles = listed.map(({ article }) => article);
  const coldArticles = titles.map(({ article }) => ({ ...article, answer: '' }));
  const titlesOnly = city.map((article) => ({ ...article, answer: '' }));
  return [
    // Nothing taken out: these ask what no article answers as it is.
    { name: 'citizens', articles: ours, questions: citizens },
    {
      name: 'citizens-few',
      articles: ours.map((article) => holdOut(article, (place) => place < FEW_VARIANTS).article),
      questions: citizens,
    },
    finish('citizens-small', ours.slice(0, ours.length / 3), citizens),
    finish('ours', warmArticles, warm),
    finish('ours-small', warmArticles.slice(0, 30), warm),
    finish('ours-large', [...warmArticles, ...city], warm),
    finish('ours-cold', coldArticles, cold),
    finish('ours-cold-large', [...coldArticles, ...titlesOnly], cold),
    finish('city', city, reworded(city)),
    labelled('banking', banking, Infinity),
    labelled('banking-few', banking, 8),
    labelled('intents', intents, Infinity),
    labelled('intents-few', intents, 9),
  ];
}

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

/** Takes some articles out; keeps a sample of the questions, of which those of removed articles are a seventh at most. */
function finish(
  name: string,
  articles: readonly Article[],
  questions: readonly TrainingQuestion[],
): TrainingSet {
  const random = seededNumbers(SEED);
  const isAsked = new Set(questions.flatMap(({ right }) => right));
  const kept = articles.filter(({ id }) => !isAsked.has(id) || random() >= REMOVED_RATIO);
  const known = new Set(kept.map(({ id }) => id));
  const isKnown = ({ right }: TrainingQuestion): boolean => right.some((id) => known.has(id));
  const inScope = sample(questions.filter(isKnown), MAX_QUESTIONS, random);
  const others = questions.filter((question) => !isKnown(question)).map(({ text }) => ({ text, right: [] }));
  return {
    name,
    articles: kept,
    questions: [...inScope, ...sample(others, Math.ceil(inScope.length / 6), random)],
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
function labelled(name: string, rows: readonly LabelledRow[], perLabel: number): TrainingSet {
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
  return finish(name, articles, questions);
}

/** Titles with pieces of two characters left out. */
function reworded(articles: readonly Article[]): TrainingQuestion[] {
  const random = seededNumbers(SEED);
  return articles.map(({ id, title }) => {
    const pieces = title.match(/[A-Za-z0-9]+|.{1,2}/gu) ?? [title];
    const text = pieces.filter(() => random() < KEPT_RATIO).join('');
    return { text: text === '' ? title : text, right: [id] };
  });
}
