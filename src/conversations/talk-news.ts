// What one hub tells the others on its database: in which talks something has become durable, and that the messages left for the
// desk are others. Only which, and where to look; what it is, everybody reads from the stores.

import type { ConversationId } from '../domain/ids.js';
import type { Handed, Typing } from './talk-watch.js';

export type News = TalkNews | LeftMessageNews | MentionNews | HandedNews | HubNews | PresenceNews;

/** A message was left, got more words, or was closed: whoever shows them reads all that are open. */
export interface LeftMessageNews {
  readonly hasLeftMessages: true;
}

/** What names these members of staff is other than it was: their screens ask again. */
export interface MentionNews {
  readonly mentioned: readonly string[];
}

/** What happened to these members of staff's talks, in its order. */
export interface HandedNews {
  readonly handed: readonly Handed[];
}

/** Of the hub itself. `asks`: it has just come, or has missed something; the others tell how things stand with them. */
export interface HubNews {
  readonly hub: 'asks' | 'alive' | 'leaves';
}

/** Which of the hub's people look where, at each change of a talk all who look at it; and who writes. */
export interface PresenceNews {
  readonly viewing: readonly {
    readonly conversationId: ConversationId;
    readonly viewers: readonly Viewer[];
  }[];
  readonly typing: readonly TypingNews[];
}

export interface Viewer {
  readonly id: string;
  readonly name: string;
}

export interface TypingNews {
  readonly conversationId: ConversationId;
  readonly typing: Typing;
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
  readonly news: readonly (News & { readonly hubId: string })[] | undefined;
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
