// Tags: supervisors keep the list, anybody at the desk puts them on talks and takes them off. On record before it happens.

import { randomUUID } from 'node:crypto';

import type { ConversationStore } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import { MOST_TAGS, MOST_TAGS_ON_TALK, type Tag } from '../domain/tag.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';
import type { TagStore } from './tag-store.js';

/** The record of what was done with tags. Throws StoreUnavailableError. */
export interface TagLog {
  /** The list was changed. */
  readonly kept: (by: Agent, tag: Tag) => Promise<void>;
  readonly marked: (by: Agent, mark: TagMark & { readonly tag: Tag }) => Promise<void>;
}

export interface TagMark {
  readonly conversationId: ConversationId;
  readonly isOn: boolean;
}

export interface TagParts {
  readonly tags: TagStore;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly log: TagLog;
}

export interface Tags {
  readonly list: () => Promise<readonly Tag[]>;
  /** Without an id a new one. */
  readonly keep: (
    wish: Omit<Tag, 'id'> & { readonly id?: string | undefined },
    by: Agent,
  ) => Promise<DeskOutcome<{ readonly tag: Tag }>>;
  /** The same again is the same. */
  readonly mark: (
    mark: TagMark & { readonly tagId: string },
    by: Agent,
  ) => Promise<DeskOutcome<Conversation>>;
}

export function createTags({ tags, conversations, log }: TagParts): Tags {
  return {
    list: tags.list,
    async keep({ id, ...wish }, by) {
      const known = await tags.list();
      const isNew = id === undefined;
      if (!isNew && !known.some((tag) => tag.id === id)) return refuse({ code: 'unknown-tag' });
      if (isNew && known.length >= MOST_TAGS) return refuse({ code: 'too-many-tags' });
      if (known.some((tag) => tag.id !== id && sameName(tag.name, wish.name)))
        return refuse({ code: 'tag-name-taken' });
      const tag = { ...wish, id: id ?? randomUUID() };
      await log.kept(by, tag);
      return (await tags.keep(tag)) ? done({ tag }) : refuse({ code: 'tag-name-taken' });
    },
    async mark({ conversationId, tagId, isOn }, by) {
      const tag = (await tags.list()).find(({ id }) => id === tagId);
      if (tag === undefined || (isOn && tag.isRetired)) return refuse({ code: 'unknown-tag' });
      const talk = await conversations.find(conversationId);
      if (talk === undefined) return refuse({ code: 'unknown-talk' });
      if (isOn === (talk.tags ?? []).includes(tagId)) return done(talk);
      await log.marked(by, { conversationId, isOn, tag });
      const marked = isOn
        ? await tags.put(conversationId, tagId, MOST_TAGS_ON_TALK)
        : await tags.take(conversationId, tagId);
      return marked === undefined ? refuse({ code: 'too-many-tags' }) : done(marked);
    },
  };
}

const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

/** Full and half width, and case, make no other name. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
