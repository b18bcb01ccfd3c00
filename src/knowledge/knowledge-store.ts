// What the knowledge room asks of its store. Implemented by `storage/knowledge-store.ts`, called by publishing, drafts
// and live knowledge only. Article versions are immutable; what is live is one number in one document.

import type { Article, ArticleContent } from '../domain/article.js';

/** Who wrote an article: the files of this repository, or the city's own sheet. */
export type ArticleOrigin = 'shipped' | 'import';

/** The open version of an article, without its text. */
export interface ArticleHead {
  readonly articleId: string;
  readonly version: number;
  readonly origin: ArticleOrigin;
  /** Digest of its content (`contentDigest`). */
  readonly digest: string;
}

export interface ArticleVersion {
  readonly article: Article;
  readonly origin: ArticleOrigin;
  readonly digest: string;
}

/** A publisher's right to write, until it lets go or falls silent. */
export interface PublishLease {
  /** Unique for each publish. */
  readonly owner: string;
  readonly nowMs: number;
  readonly untilMs: number;
}

/** The revision a publish builds on and the number that is its own, never given to anybody else. */
export interface RevisionStep {
  readonly owner: string;
  readonly base: number;
  readonly next: number;
}

export interface KnowledgeStore {
  /** The revision that citizens are answered from; 0 before the first publish. */
  readRevision(): Promise<number>;
  /** Every article of that revision, sorted by id. Old revisions stay readable. */
  readArticles(revision: number): Promise<readonly Article[]>;
  readHeads(revision: number): Promise<readonly ArticleHead[]>;
  /** The newest published version number of each article that ever had one, ended ones too. */
  readLastVersions(articleIds: readonly string[]): Promise<ReadonlyMap<string, number>>;

  /** Takes the lease, or renews one's own. False: somebody else holds it. */
  takeLease(lease: PublishLease): Promise<boolean>;
  releaseLease(owner: string): Promise<void>;
  /** Removes what publishes that never went live left behind, and reserves a number. Undefined: the lease was lost. */
  beginRevision(owner: string): Promise<RevisionStep | undefined>;
  /** Writes versions that nobody sees before `goLive`. */
  addVersions(step: RevisionStep, versions: readonly ArticleVersion[]): Promise<void>;
  /** Closes the open versions of these articles as of the step's number. */
  endVersions(step: RevisionStep, articleIds: readonly string[]): Promise<void>;
  /** The one write that makes all of it visible and lets go of the lease. False: the lease was lost; nothing changed. */
  goLive(step: RevisionStep, nowMs: number): Promise<boolean>;

  /** Keeps drafts, one per article id, the newest wins. Never served. */
  saveDrafts(drafts: readonly ArticleContent[], nowMs: number): Promise<void>;
}
