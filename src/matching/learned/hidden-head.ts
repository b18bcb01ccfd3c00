// A softmax behind one hidden layer: it sees which words come together, where the linear head only adds them up. The
// other half of the learned heads.

import { addByteRow, toByteRows, type ByteRows } from './byte-rows.js';
import { LexiconReader, type Lexicon } from './lexicon.js';

export interface HiddenWeights {
  readonly lexicon: Lexicon;
  /** One row per term, one column per hidden unit. */
  readonly input: ByteRows;
  readonly bias: Float32Array;
  /** One row per hidden unit, one column per article. */
  readonly output: ByteRows;
}

/** Utterances are brought to this length as vectors. */
export const HIDDEN_VECTOR_LENGTH = 1;

export class HiddenHead {
  readonly #weights: HiddenWeights;
  readonly #reader: LexiconReader;

  constructor(weights: HiddenWeights) {
    this.#weights = weights;
    this.#reader = new LexiconReader(weights.lexicon, HIDDEN_VECTOR_LENGTH);
  }

  scoreAll(features: Iterable<number>): Float32Array {
    const { input, bias, output } = this.#weights;
    const { terms, shares } = this.#reader.vectorOf(features);
    const units = Float32Array.from(bias);
    for (let at = 0; at < terms.length; at += 1) addByteRow(input, terms[at] ?? 0, shares[at] ?? 0, units);
    const sums = new Float32Array(output.width);
    units.forEach((value, unit) => {
      if (value > 0) addByteRow(output, unit, value, sums);
    });
    return sums;
  }
}

export function toHiddenWeights(
  lexicon: Lexicon,
  layers: { readonly input: Float32Array; readonly bias: Float32Array; readonly output: Float32Array },
  articleCount: number,
): HiddenWeights {
  const { features, rarities, unseenRarity } = lexicon;
  return {
    lexicon: { features, rarities, unseenRarity },
    input: toByteRows(layers.input, layers.bias.length),
    bias: layers.bias,
    output: toByteRows(layers.output, articleCount),
  };
}
