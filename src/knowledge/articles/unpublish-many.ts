// Many drafts went live at once and should not have: what is live is as before, and each draft is there again to be mended.

import type { ArticleContent } from '../../domain/article.js';
import type { Keeper } from '../knowledge-store.js';
import { takeBack, type LiveAct } from '../take-back.js';
import type { ArticleDraft } from './draft-store.js';
import type { DraftParts } from './drafts.js';

export interface UnpublishOrder {
  /** As `publishMany` told them; all are taken back in one revision. */
  readonly acts: readonly LiveAct[];
  readonly by: Keeper;
}

export type UnpublishOutcome =
  | {
      readonly kind: 'done';
      readonly ids: readonly string[];
      /** Somebody changed them since; they stay as they are. */
      readonly leftIds: readonly string[];
    }
  | { readonly kind: 'needs-second-person' };

/** Drafts a write. */
const BATCH_DRAFTS = 200;

export async function unpublishMany(
  parts: DraftParts,
  { acts, by }: UnpublishOrder,
): Promise<UnpublishOutcome> {
  const taken = await takeBack(parts, acts, { by });
  if (taken === undefined) return { kind: 'needs-second-person' };
  await parts.live.refresh();
  const { published } = parts.live.current();
  const nowMs = parts.clock();
  const drafts = taken.ids.flatMap((articleId): ArticleDraft[] => {
    const written = taken.written.get(articleId);
    // What it took off it proposes to take off.
    const content = written ?? taken.was.get(articleId);
    if (content === undefined) return [];
    return [
      {
        ...{ articleId, content: unversioned(content), baseVersion: published.get(articleId)?.version ?? 0 },
        ...{ rev: nowMs, state: 'draft', savedAtMs: nowMs, savedBy: by },
        ...(written === undefined ? { ends: true } : {}),
      },
    ];
  });
  // Who has begun another draft meanwhile keeps that one.
  for (let from = 0; from < drafts.length; from += BATCH_DRAFTS)
    await parts.drafts.addAll(drafts.slice(from, from + BATCH_DRAFTS));
  return { kind: 'done', ids: taken.ids, leftIds: taken.leftIds };
}

/** A published article is its content and a number. */
function unversioned(article: ArticleContent & { version?: number }): ArticleContent {
  const content = { ...article };
  delete content.version;
  return content;
}
