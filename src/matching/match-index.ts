// Builds what `match` searches: one immutable index per published revision of the knowledge base.

import type { Article, Intent } from '../domain/article.js';
import { hashText } from '../lib/text-hash.js';
import { analyseArticle } from './analyse.js';
import { calmText } from './calm-text.js';
import { characterFeatures } from './features.js';
import { normalize } from './normalize.js';
import { SIGNALS } from './signals/index.js';
import type { PreparedSignal } from './signals/signal.js';

interface IndexedSignal {
  readonly name: string;
  readonly weight: number;
  readonly prepared: PreparedSignal;
}

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
  readonly articles: readonly Article[];
  readonly signals: readonly IndexedSignal[];
  /** Fingerprint of a normalised title or variant → the articles that list it, by position. */
  readonly wordings: ReadonlyMap<number, readonly number[]>;
  /** Fingerprint of each article's answer: articles that say the same are no rivals. */
  readonly answers: Uint32Array;
  readonly intentWordings: readonly IntentWording[];
}

export interface Knowledge {
  readonly articles: readonly Article[];
  readonly intents: readonly Intent[];
  readonly revision: number;
}

/**
 * Cuts and indexes every article. Pure, synchronous and deterministic: the same articles give the same index.
 *
 * @example
 * const index = buildMatchIndex({ articles, intents, revision: 7 });
 * match('垃圾車幾點來', index).matches[0]?.articleId;
 */
export function buildMatchIndex({ articles, intents, revision }: Knowledge): MatchIndex {
  const building = SIGNALS.map(({ signal, weight }) => ({
    name: signal.name,
    weight,
    builder: signal.begin(),
  }));
  const wordings = new Map<number, number[]>();
  articles.forEach((article, position) => {
    const analysed = analyseArticle(article);
    for (const { builder } of building) builder.add(analysed);
    for (const { text } of analysed.questions) addWording(wordings, hashText(text), position);
  });
  return {
    revision,
    articles,
    signals: building.map(({ name, weight, builder }) => ({ name, weight, prepared: builder.build() })),
    wordings,
    answers: Uint32Array.from(articles, ({ answer }) => hashText(answer)),
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

function addWording(wordings: Map<number, number[]>, key: number, position: number): void {
  const known = wordings.get(key);
  if (known === undefined) wordings.set(key, [position]);
  else if (!known.includes(position)) known.push(position);
}
