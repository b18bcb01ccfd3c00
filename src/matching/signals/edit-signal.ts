// How alike the utterance and an article's likest wording are letter by letter, in order: a word typed in another order
// or with a letter less keeps most of it.

import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js';

import type { Signal } from './signal.js';

/** Its cost grows with the square of the length; what follows says little about order. Unit: UTF-16 units. */
const MAX_COMPARED = 60;

export const editSignal: Signal = {
  name: 'edit',
  score: ({ utterance: { text }, likest }) => {
    const asked = text.slice(0, MAX_COMPARED);
    return likest.map((wording) => jaroWinkler(asked, wording.text.slice(0, MAX_COMPARED), {}));
  },
};
