// The likeliest way to read a row of places each of which holds one or more characters: a shortest path over pairs of
// neighbours (Viterbi), in which a character may be put in between and two neighbours may change places.

import { END, START, type Option, type PhraseBook } from './phrase-book.js';

export interface Place {
  readonly options: readonly [Option, ...Option[]];
  /** May change places with the next one. */
  readonly mayMove: boolean;
}

/** What an edit costs, in nats: how rarely people make the mistake. */
export interface EditCosts {
  readonly dropped: number;
  readonly swapped: number;
}

interface Step {
  readonly character: number;
  readonly cost: number;
  readonly before: Step | undefined;
  /** Place that this character was typed at; undefined for one put in. */
  readonly place: number | undefined;
}

export interface Reading {
  readonly characters: readonly { readonly character: number; readonly place: number | undefined }[];
  /** Nats. */
  readonly cost: number;
}

/** Empty for no places. Time grows with their number and with the square of their options. */
export function likeliest(places: readonly Place[], book: PhraseBook, costs: EditCosts): Reading {
  const ways = places.map(() => new Map<number, Step>());
  ways.push(new Map());
  ways[0]?.set(START, { character: START, cost: 0, before: undefined, place: undefined });
  for (const [at, place] of places.entries()) {
    for (const step of ways[at]?.values() ?? []) {
      walk(step, { at, place, next: ways[at + 1] }, book, costs);
      swap(step, { at, places, next: ways[at + 2] }, book, costs);
    }
  }
  return readBack(cheapest(ways[places.length], book, costs));
}

function walk(
  from: Step,
  {
    at,
    place,
    next,
  }: { readonly at: number; readonly place: Place; readonly next: Map<number, Step> | undefined },
  book: PhraseBook,
  { dropped }: EditCosts,
): void {
  for (const { character, cost } of place.options) {
    const total = from.cost + cost + book.surprise(from.character, character);
    relax(next, { character, cost: total, before: from, place: at });
  }
  const [{ character }] = place.options;
  if (book.knowsPair(from.character, character)) return;
  for (const middle of book.middlesOf(from.character, character)) {
    const cost = from.cost + dropped + book.surprise(from.character, middle);
    const before = { character: middle, cost, before: from, place: undefined };
    relax(next, { character, cost: cost + book.surprise(middle, character), before, place: at });
  }
}

function swap(
  from: Step,
  {
    at,
    places,
    next,
  }: { readonly at: number; readonly places: readonly Place[]; readonly next: Map<number, Step> | undefined },
  book: PhraseBook,
  { swapped }: EditCosts,
): void {
  const [left, right] = [places[at], places[at + 1]];
  if (left?.mayMove !== true || right?.mayMove !== true) return;
  const [first, second] = [right.options[0].character, left.options[0].character];
  if (first === second) return;
  const cost = from.cost + swapped + book.surprise(from.character, first);
  const earlier = { character: first, cost, before: from, place: at + 1 };
  relax(next, { character: second, cost: cost + book.surprise(first, second), before: earlier, place: at });
}

function relax(next: Map<number, Step> | undefined, step: Step): void {
  if (next !== undefined && step.cost < (next.get(step.character)?.cost ?? Infinity))
    next.set(step.character, step);
}

/** The cheapest way to the end, perhaps with one more character there. */
function cheapest(
  ways: ReadonlyMap<number, Step> | undefined,
  book: PhraseBook,
  { dropped }: EditCosts,
): Step | undefined {
  let best: Step | undefined;
  let least = Infinity;
  const consider = (step: Step): void => {
    const cost = step.cost + book.surprise(step.character, END);
    if (cost >= least) return;
    least = cost;
    best = step;
  };
  for (const step of ways?.values() ?? []) {
    consider(step);
    if (book.knowsPair(step.character, END)) continue;
    for (const last of book.middlesOf(step.character, END)) {
      const cost = step.cost + dropped + book.surprise(step.character, last);
      consider({ character: last, cost, before: step, place: undefined });
    }
  }
  return best;
}

function readBack(last: Step | undefined): Reading {
  const characters: { character: number; place: number | undefined }[] = [];
  for (let step = last; step !== undefined && step.character !== START; step = step.before) {
    characters.unshift({ character: step.character, place: step.place });
  }
  return { characters, cost: last?.cost ?? 0 };
}
