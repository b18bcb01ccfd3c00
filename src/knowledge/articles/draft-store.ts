// What the life of an article asks of its store: one working copy an article, which two editors cannot overwrite for each other.
// Implemented by `storage/draft-store.ts`.

import type { ArticleContent } from '../../domain/article.js';
import type { Keeper } from '../knowledge-store.js';

/** `review`: somebody is to look at it. `scheduled`: it goes live by itself at `publishAtMs`. */
export const DRAFT_STATES = ['draft', 'review', 'scheduled'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** Why a scheduled draft did not go live: it is an ordinary draft again. */
export interface Halt {
  readonly atMs: number;
  /** `changed`: the article is another by now. `faults`: a field is wrong. `steals`: it would take another article's question.
   *  `needs-second-person`: the setting asks for one by now. */
  readonly reason: (typeof HALT_REASONS)[number];
}
export const HALT_REASONS = ['changed', 'faults', 'steals', 'needs-second-person'] as const;

export interface ArticleDraft {
  readonly articleId: string;
  /** As far as it is written: title and answer may be empty. */
  readonly content: ArticleContent;
  /** The version that it was begun from; 0: there was none live. */
  readonly baseVersion: number;
  /** Grows with each change of the draft; a new draft begins at the moment of its making. */
  readonly rev: number;
  readonly state: DraftState;
  readonly savedAtMs: number;
  /** Absent: a command. */
  readonly savedBy?: Keeper;
  /** Why it is to be so: goes into the version list. */
  readonly why?: string;
  /** Who asked for a second pair of eyes. */
  readonly askedBy?: Keeper;
  /** Who scheduled it. */
  readonly scheduledBy?: Keeper;
  readonly publishAtMs?: number;
  readonly halted?: Halt;
  /** It proposes to take the article off; `content` is what is live. Whoever writes in it makes it an ordinary draft. */
  readonly ends?: true;
  /** The import that made it; absent once somebody has touched it. */
  readonly importId?: string;
}

/** A draft for lists. */
export type DraftLine = Omit<ArticleDraft, 'content'> & {
  readonly content: Pick<ArticleContent, 'title' | 'department' | 'category' | 'reviewBy'>;
};

export interface DraftStore {
  readonly find: (articleId: string) => Promise<ArticleDraft | undefined>;
  readonly list: () => Promise<readonly DraftLine[]>;
  readonly findAll: (articleIds: readonly string[]) => Promise<readonly ArticleDraft[]>;
  /**
   * Adds each whose article has no draft; `replacesImported`: also in place of one that an import made and nobody has touched. What
   * stands there otherwise is somebody's work and stays. The ids whose draft is now the given one. For a few hundred at a time.
   */
  readonly addAll: (
    drafts: readonly ArticleDraft[],
    how?: { readonly replacesImported: boolean },
  ) => Promise<ReadonlySet<string>>;
  /** Removes what is still as that import made it; the ids. */
  readonly removeImported: (importId: string) => Promise<readonly string[]>;
  /** False: there is one already. */
  readonly add: (draft: ArticleDraft) => Promise<boolean>;
  /** Puts the draft in place of the one with `draft.rev - 1`. False: that is not the one any more. */
  readonly replace: (draft: ArticleDraft) => Promise<boolean>;
  readonly remove: (articleId: string, rev: number) => Promise<boolean>;
  /** Takes one whose time has come, until then or until it is replaced or removed: no other instance gets it meanwhile. */
  readonly claimDue: (nowMs: number, untilMs: number) => Promise<ArticleDraft | undefined>;
}
