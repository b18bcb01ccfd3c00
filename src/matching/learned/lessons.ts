// How every model here is taught: all wordings, shuffled anew each pass, each with some of its features left out.
// Deterministic: the same wordings give the same lessons.

import { NumberTable } from '../../lib/number-table.js';
import { ExampleLists } from './example-lists.js';
import { rarityOf, type FeatureVector, type Lexicon } from './lexicon.js';
import { seededNumbers } from './seeded-numbers.js';

/** One wording: its distinct features and the article that it stands for. */
export interface Example {
  readonly features: Iterable<number>;
  readonly article: number;
}

export interface Corpus extends Lexicon {
  readonly articleCount: number;
  /** Term numbers of each example. */
  readonly examples: ExampleLists;
  /** How many examples hold each term. */
  readonly counts: Uint32Array;
  readonly labels: Uint32Array;
}

export interface LessonOptions {
  readonly epochs: number;
  /** Share of a wording's features that each pass leaves out, so that no single word decides. */
  readonly dropRatio: number;
  /** Utterances are brought to this length as vectors before they are weighed. */
  readonly vectorLength: number;
}

/** `vector` is good for this call alone: the next lesson uses its arrays anew. `progress` runs from 0 to just below 1. */
export type Lesson = (vector: FeatureVector, label: number, progress: number) => void;

const SEED = 1999;

/** Features that fewer than `minCount` examples hold are taken as unknown. */
export function readCorpus(examples: Iterable<Example>, articleCount: number, minCount = 1): Corpus {
  const table = new NumberTable();
  const features: number[] = [];
  const counts: number[] = [];
  const labels: number[] = [];
  const number = (feature: number): number => {
    const term = table.intern(feature);
    features[term] = feature;
    counts[term] = (counts[term] ?? 0) + 1;
    return term;
  };
  const lists = ExampleLists.from(numberedLists());
  const all = { features, counts, lists, minCount };
  return {
    articleCount,
    ...withoutRare(all),
    labels: Uint32Array.from(labels),
    unseenRarity: unseen(lists.length),
  };

  function* numberedLists(): Generator<Iterable<number>> {
    for (const { features: own, article } of examples) {
      labels.push(article);
      yield Array.from(own, number);
    }
  }
}

const unseen = (exampleCount: number): number => rarityOf(1, exampleCount);

function withoutRare({
  features,
  counts,
  lists,
  minCount,
}: {
  readonly features: readonly number[];
  readonly counts: readonly number[];
  readonly lists: ExampleLists;
  readonly minCount: number;
}): Pick<Corpus, 'features' | 'rarities' | 'examples' | 'counts'> {
  const places = new Int32Array(features.length).fill(-1);
  const kept = Array.from(features.keys()).filter((term) => (counts[term] ?? 0) >= minCount);
  kept.forEach((term, place) => (places[term] = place));
  return {
    features: Uint32Array.from(kept, (term) => features[term] ?? 0),
    counts: Uint32Array.from(kept, (term) => counts[term] ?? 0),
    rarities: Float32Array.from(kept, (term) => rarityOf(counts[term] ?? 0, lists.length)),
    examples: kept.length === features.length ? lists : ExampleLists.from(lists.renumbered(places)),
  };
}

export function giveLessons(corpus: Corpus, options: LessonOptions, lesson: Lesson): void {
  const steps = giveLessonsInSteps(corpus, options, lesson);
  let isDone = false;
  while (!isDone) isDone = steps.next().done === true;
}

/** The same, stopping after every few milliseconds of work. */
export function* giveLessonsInSteps(
  { examples, labels, rarities }: Corpus,
  { epochs, dropRatio, vectorLength }: LessonOptions,
  lesson: Lesson,
): Generator<undefined> {
  const random = seededNumbers(SEED);
  const order = new Uint32Array(examples.length).map((_, index) => index);
  const { longest } = examples;
  const [terms, shares] = [new Uint32Array(longest), new Float32Array(longest)];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const [place, index] of order.entries()) {
      const count = drawTerms(examples.at(index), () => random() >= dropRatio, terms);
      if (count === 0) continue;
      const vector = { terms: terms.subarray(0, count), shares: shares.subarray(0, count) };
      weighTerms(vector, rarities, vectorLength);
      lesson(vector, labels[index] ?? 0, epoch / epochs);
      if (place % LESSONS_PER_STEP === 0) yield;
    }
  }
}

/** Copies what is kept to the beginning of `into`, and tells how many. */
function drawTerms(own: Uint32Array, isKept: () => boolean, into: Uint32Array): number {
  let count = 0;
  for (const term of own) {
    if (!isKept()) continue;
    into[count] = term;
    count += 1;
  }
  return count;
}

function weighTerms({ terms, shares }: FeatureVector, rarities: Float32Array, vectorLength: number): void {
  let squares = 0;
  for (const term of terms) squares += (rarities[term] ?? 0) ** 2;
  const scale = vectorLength / Math.sqrt(squares);
  for (let at = 0; at < terms.length; at += 1) shares[at] = (rarities[terms[at] ?? 0] ?? 0) * scale;
}

/** Some milliseconds of a small head. */
const LESSONS_PER_STEP = 250;

function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}
