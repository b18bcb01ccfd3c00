// What one hub tells the others on its database: in which talks something has become durable, and that the messages left for the
// desk are others. Only which, and where to look; what it is, everybody reads from the stores.

export type News = TalkNews | LeftMessageNews | MentionNews;

/** A message was left, got more words, or was closed: whoever shows them reads all that are open. */
export interface LeftMessageNews {
  readonly hasLeftMessages: true;
}

/** What names these members of staff is other than it was: their screens ask again. */
export interface MentionNews {
  readonly mentioned: readonly string[];
}

/** Of one talk. */
export interface TalkNews {
  readonly conversationId: string;
  /** Its line is not what it was. */
  readonly isChanged: boolean;
  /** Numbers of entries that are new, or not what they were. */
  readonly seqs: readonly number[];
  /** Source keys of entries that something came with. */
  readonly altered: readonly string[];
}

/** What was told after a mark, oldest first. */
export interface NewsSince {
  /** The mark of the last one. */
  readonly mark: number;
  /** Undefined: more than the feed keeps, so nobody knows what. */
  readonly news: readonly News[] | undefined;
}

/** One bounded feed, numbered. Throws StoreUnavailableError. */
export interface TalkNewsStore {
  /** Where the feed stands now. */
  readonly mark: () => Promise<number>;
  /** One update, so that numbers have no gaps and never overtake each other. */
  readonly put: (hubId: string, news: readonly News[]) => Promise<void>;
  /** What other hubs have put. */
  readonly since: (mark: number, hubId: string) => Promise<NewsSince>;
}
