// Which learned variants count in this process: what the store says is live, and what an index holds of it. A variant comes and
// goes in place; no index is built for it.

import type { Article } from '../domain/article.js';
import { addVariant, removeVariant, type MatchIndex } from '../matching/match-index.js';
import type { LearningStore, Variant } from './learning-store.js';

/** What is to be known of a variant to serve it. */
export type WantedVariant = Pick<
  Variant,
  'id' | 'articleId' | 'wording' | 'state' | 'version' | 'changedAtMs'
>;

export type VariantSource = Pick<LearningStore, 'listLive' | 'listChangedSince'>;

/** Articles with the live variants in them, and which those are. */
export interface GrownArticles {
  readonly articles: readonly Article[];
  readonly held: readonly Held[];
}

interface Held {
  readonly id: string;
  readonly articleId: string;
  readonly wording: string;
}

export interface LiveVariants {
  /** Every live one. Rejects where the store cannot be read. */
  readonly readAll: () => Promise<void>;
  /** What has changed since the last reading. */
  readonly readChanges: () => Promise<void>;
  readonly take: (variant: WantedVariant) => void;
  readonly grow: (articles: readonly Article[]) => GrownArticles;
  /** A new index holds these. */
  readonly begin: (grown: GrownArticles) => void;
  /** Adds and takes back until the index holds what is live; the ids that it took back. */
  readonly applyTo: (index: MatchIndex) => readonly string[];
  /** Those that the index holds. */
  readonly liveIds: () => readonly string[];
}

/** Two processes' clocks may differ by so much without one missing the other's change. Unit: ms. */
const OVERLAP_MS = 60_000;

export function createLiveVariants(source: VariantSource | undefined): LiveVariants {
  const known = new Map<string, WantedVariant>();
  const held = new Map<string, Held>();
  let latestMs = 0;

  const take = (variant: WantedVariant): void => {
    latestMs = Math.max(latestMs, variant.changedAtMs);
    const before = known.get(variant.id);
    if (before === undefined || before.version < variant.version) known.set(variant.id, variant);
  };
  const live = (): WantedVariant[] => [...known.values()].filter(({ state }) => state === 'live');

  return {
    async readAll() {
      const before = new Map(known);
      const rows = (await source?.listLive()) ?? [];
      const listed = new Set(rows.map(({ id }) => id));
      // Those that were not touched while the list was read and do not stand in it are live no more.
      for (const [id, variant] of before) if (!listed.has(id) && known.get(id) === variant) known.delete(id);
      rows.forEach(take);
    },
    async readChanges() {
      const rows = (await source?.listChangedSince(latestMs - OVERLAP_MS)) ?? [];
      rows.forEach(take);
    },
    take,
    grow(articles) {
      const learned = new Map<string, string[]>();
      for (const { articleId, wording } of live())
        learned.set(articleId, [...(learned.get(articleId) ?? []), wording]);
      const grown = articles.map((article) => {
        const own = learned.get(article.id);
        return own === undefined ? article : { ...article, variants: [...article.variants, ...own] };
      });
      const ids = new Set(articles.map(({ id }) => id));
      return { articles: grown, held: live().filter(({ articleId }) => ids.has(articleId)) };
    },
    begin(grown) {
      held.clear();
      for (const each of grown.held) held.set(each.id, each);
    },
    applyTo(index) {
      const wanted = new Map(live().map((variant) => [variant.id, variant]));
      const gone = [...held.values()].filter(({ id }) => !wanted.has(id));
      for (const { id, articleId, wording } of gone) {
        removeVariant(index, articleId, wording);
        held.delete(id);
      }
      for (const { id, articleId, wording } of wanted.values())
        if (!held.has(id) && addVariant(index, articleId, wording)) held.set(id, { id, articleId, wording });
      return gone.map(({ id }) => id);
    },
    liveIds: () => [...held.keys()],
  };
}
