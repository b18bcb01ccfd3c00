// What went live in one act is taken back: each article is as before it, but for those that somebody changed since. An import and a
// publishing of many drafts come by here alike.

import type { Article, ArticleContent } from '../domain/article.js';
import { contentDigest } from './content-digest.js';
import type { Keeper, KnowledgeStore, VersionNote } from './knowledge-store.js';
import { publishByPeople, type PeoplePublishDeps } from './people-publish.js';
import type { OwnedContent } from './publish.js';

/** Revisions stay readable: what an act changed lies between two of them. */
export interface LiveAct {
  /** Live before it. */
  readonly before: number;
  /** Made live by it. */
  readonly after: number;
  /** Added, changed or taken off by it; an article is named by one act alone. */
  readonly ids: readonly string[];
}

export interface TakenBack {
  /** As before by now. */
  readonly ids: readonly string[];
  /** Somebody changed them since; they stay as they are. */
  readonly leftIds: readonly string[];
  /** What was live before the acts. */
  readonly was: ReadonlyMap<string, ArticleContent>;
  /** What the acts had put live. */
  readonly written: ReadonlyMap<string, Article>;
}

/** All in one revision. Undefined, and nothing changed: a second person is asked for. */
export async function takeBack(
  deps: PeoplePublishDeps,
  acts: readonly LiveAct[],
  { by, why }: { readonly by: Keeper; readonly why?: string },
): Promise<TakenBack | undefined> {
  const sides = await Promise.all(acts.map((act) => readSides(deps, act)));
  const before = new Map(sides.flatMap((side) => [...side.before]));
  const written = new Map(sides.flatMap((side) => [...side.written]));
  const digests = new Map([...written].map(([id, article]) => [id, contentDigest(article)]));
  const ids = acts.flatMap((act) => act.ids);
  let own: readonly string[] = [];
  const result = await publishByPeople(deps, [{ by }], (heads) => {
    // An ended one is in no revision afterwards: it is ours as long as nobody has brought it back. Ended since is changed since.
    own = ids.filter((id) => heads.get(id)?.digest === digests.get(id));
    return {
      put: own.flatMap((id) => before.get(id) ?? []),
      end: own.filter((id) => !before.has(id)),
      note: noteOf(by, why),
    };
  });
  if (result === undefined) return undefined;
  const isOwn = new Set(own);
  const was = new Map([...before].map(([id, { content }]) => [id, content]));
  return { ids: own, leftIds: ids.filter((id) => !isOwn.has(id)), was, written };
}

const noteOf = (by: Keeper, why: string | undefined): Omit<VersionNote, 'atMs'> => ({
  by,
  ...(why === undefined ? {} : { why }),
});

/** Of the act's own articles: as they were, with who wrote each, and as it put them. */
async function readSides({ store }: { readonly store: KnowledgeStore }, { before, after, ids }: LiveAct) {
  const named = new Set(ids);
  const [old, heads, fresh] = await Promise.all([
    store.readArticles(before),
    store.readHeads(before),
    store.readArticles(after),
  ]);
  const origins = new Map(heads.map(({ articleId, origin }) => [articleId, origin]));
  return {
    before: new Map(
      old
        .filter(({ id }) => named.has(id))
        .map((content): readonly [string, OwnedContent] => [
          content.id,
          { content, origin: origins.get(content.id) ?? 'import' },
        ]),
    ),
    written: new Map(fresh.filter(({ id }) => named.has(id)).map((article) => [article.id, article])),
  };
}
