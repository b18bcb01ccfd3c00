// What the knowledge room asks of its store. Implemented by `storage/knowledge-store.ts`, called by publishing and live
// knowledge. Article versions are immutable; what is live is one number in one document.

import type { Article } from '../domain/article.js';

/** Who wrote an article: the files of this repository, the city's own sheet, or one of its editors. */
export const ARTICLE_ORIGINS = ['shipped', 'import', 'editor'] as const;
export type ArticleOrigin = (typeof ARTICLE_ORIGINS)[number];

/** Somebody who keeps the knowledge base. */
export interface Keeper {
  readonly id: string;
  readonly name: string;
}

/** When a version went live or was taken off, by whom and why. Nobody: the hub itself, or a command. */
export interface VersionNote {
  readonly atMs: number;
  readonly by?: Keeper;
  readonly why?: string;
}

/** The open version of an article, without its text. */
export interface ArticleHead {
  readonly articleId: string;
  readonly version: number;
  readonly origin: ArticleOrigin;
  /** Digest of its content (`contentDigest`). */
  readonly digest: string;
  /** Absent in versions from before there were notes. */
  readonly note?: VersionNote;
}

export interface ArticleVersion {
  readonly article: Article;
  readonly origin: ArticleOrigin;
  readonly digest: string;
  readonly note: VersionNote;
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
  /** Closes the open versions of these articles as of the step's number. `note`: they were taken off, not replaced. */
  endVersions(step: RevisionStep, articleIds: readonly string[], note?: VersionNote): Promise<void>;
  /** The one write that makes all of it visible and lets go of the lease. False: the lease was lost; nothing changed. */
  goLive(step: RevisionStep, nowMs: number): Promise<boolean>;

  /** Articles that somebody took off and nobody brought back. */
  readArchivedIds(): Promise<ReadonlySet<string>>;
}
