// Two answers that say the same of a matter, but for a figure. Pure; neither is called wrong.

import { normalize } from '../../matching/normalize.js';
import { likeness } from '../text-likeness.js';
import { figuresIn, withoutFigures, type Figure } from './figures-in.js';

export interface DifferingFigures {
  /** Both as they stand in their answers. */
  readonly sentence: string;
  readonly otherSentence: string;
  readonly alike: number;
}

/** From here on two sentences without their figures speak of the same, in whatever order: a word or two may differ. */
const SAME_MATTER = 0.6;
/** A shorter one says too little of what its figure is. Unit: characters. */
const LEAST_SENTENCE_CHARS = 6;

/** The likest pair first; each sentence once. */
export function differingFigures(answer: string, otherAnswer: string): readonly DifferingFigures[] {
  const [own, others] = [answer, otherAnswer].map(sentencesOf);
  const pairs = (own ?? []).flatMap((left) =>
    (others ?? []).flatMap((right): DifferingFigures[] => {
      const alike = likeness(left.signs, right.signs);
      return alike >= SAME_MATTER && isDiffering(left.figures, right.figures)
        ? [{ sentence: left.text, otherSentence: right.text, alike }]
        : [];
    }),
  );
  const seen = new Set<string>();
  return pairs
    .sort((left, right) => right.alike - left.alike)
    .filter(({ sentence, otherSentence }) => {
      const isNew = !seen.has(`1${sentence}`) && !seen.has(`2${otherSentence}`);
      seen.add(`1${sentence}`).add(`2${otherSentence}`);
      return isNew;
    });
}

function sentencesOf(answer: string) {
  return answer
    .split(/[。！？；\n]/u)
    .map((text) => text.trim())
    .filter((text) => text.length >= LEAST_SENTENCE_CHARS)
    .map((text) => ({ text, figures: figuresIn(text), signs: new Set(normalize(withoutFigures(text))) }))
    .filter(({ figures }) => figures.length > 0);
}

/** Some unit that both name, with no value in common. */
function isDiffering(own: readonly Figure[], others: readonly Figure[]): boolean {
  return own.some(({ unit }) => {
    const [mine, theirs] = [own, others].map(
      (list) => new Set(list.filter((each) => each.unit === unit).map(({ value }) => value)),
    );
    return (
      mine !== undefined &&
      theirs !== undefined &&
      theirs.size > 0 &&
      [...mine].every((value) => !theirs.has(value))
    );
  });
}
