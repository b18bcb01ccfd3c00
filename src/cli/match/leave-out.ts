// Measures on one kind of knowledge base what was learned from all the others: a city's own is of a kind we have not seen.

import type { StoredWeighing } from '../../matching/weighing-shape.js';
import { learnWeighing, measure, type Asked, type Measured, type Ridges } from './learn-weights.js';

/** Fewer questions of one set say nothing. */
export const MIN_MEASURED = 50;

/** One entry a set. `from`: weights learned from all. */
export function leaveEachKindOut(asked: readonly Asked[], ridges: Ridges, from?: StoredWeighing): Measured[] {
  const sets = [...new Set(asked.map(({ set }) => set))];
  const kinds = [...new Set(asked.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const left = sets
      .map((set) => asked.filter((each) => each.set === set && each.kind === kind))
      .filter((each) => each.length >= MIN_MEASURED);
    if (left.length === 0) return [];
    const learned = learnWeighing(
      asked.filter((each) => each.kind !== kind),
      ridges,
      from,
    );
    return left.map((each) => measure(each, learned));
  });
}
