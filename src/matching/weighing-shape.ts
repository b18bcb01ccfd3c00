// The shape of what `npm run match:train` learns: weights of the signals and of the evidence.

/** What speaks for or against the first match of one ranking. Each in [0, 1]. */
export interface Evidence {
  /** The first answer's chance among all candidates, by a softmax over their scores. */
  readonly chance: number;
  /** Lead over the first rival whose answer differs, as a share of the first score. */
  readonly lead: number;
  /** Lead over the mean of the five that follow, as a share of the first score. */
  readonly spread: number;
  /** The first score itself. */
  readonly score: number;
  /** Its characters signal, and how far that is above the best of a rival with another answer; 0 where it is below. */
  readonly characters: number;
  readonly characterLead: number;
  /** Share of the utterance, weighed by rarity, that the first article says too. */
  readonly coverage: number;
  /** How alike the utterance and the first article's likest wording are: by shared features, and letter by letter. */
  readonly likeness: number;
  readonly edit: number;
  /** Share of the utterance that stands in one piece in that wording. */
  readonly run: number;
  /** Share of the signals that put the first article first by themselves. */
  readonly agreement: number;
  /** The first article's share by the learned index alone; 0 until it has learned. */
  readonly learnedShare: number;
  /** Share of the utterance, weighed by rarity, that no article says. */
  readonly unseen: number;
  /** Length of the utterance, 1 from 20 characters on. */
  readonly length: number;
  /** Wordings that an article of the index has on average, by their logarithm: 0 for one, 1 from 16 on. */
  readonly wordings: number;
}

export type EvidenceName = keyof Evidence;
export type ConfidenceWeights = Readonly<Record<EvidenceName | 'bias', number>>;

/** Weights for one language and one state of an index; signals by name, together 1. */
export interface StoredWeighing {
  readonly weights: Readonly<Record<string, number>>;
  /** Scores times this, given to a softmax over the candidates, are their chances. */
  readonly sharpness: number;
  readonly confidence: ConfidenceWeights;
}

/** `built`: the index as it was built; `learned`: with a learned index; `heads`: with learned heads, whatever the language. */
export type WeighingName = 'builtZh' | 'builtEn' | 'learnedZh' | 'learnedEn' | 'heads';
export type StoredWeighings = Readonly<Record<WeighingName, StoredWeighing>>;
