// Looks through the latest talks for words. Bounded: it reads the newest talks by their index and stops at the first that are enough.
// Implements `desk/find-talks.ts`.

import { trusted, type Connection } from 'mongoose';

import type { TalkSearchStore, TalkWord } from '../desk/find-talks.js';
import type { Conversation } from '../domain/conversation.js';
import { toConversation, type ConversationDocument } from './conversation-document.js';
import { contactModel } from './contact-store.js';
import { conversationModel } from './conversation-store.js';
import { guardedLong } from './store-fault.js';

/** Older talks are found in the lists. Unit: talks. */
const LATEST = 20_000;
/** Of people whose name may be meant by one word: a busy city has more with one surname than anybody reads. */
const MOST_PEOPLE = 500;
/** A made-up name ends with so many letters of the talk's id. */
const SAID_CHARS = 4;

export function createTalkSearchStore(connection: Connection): TalkSearchStore {
  const talks = conversationModel(connection);
  const contacts = contactModel(connection);

  const named = async ({ text, covered = text }: TalkWord): Promise<readonly string[]> => {
    const names = [...new Set([text, covered])].flatMap(namesLike);
    if (names.length === 0) return [];
    const people = await contacts
      .find({ 'profile.name': trusted({ $in: names }) }, { _id: 1 })
      .limit(MOST_PEOPLE)
      .lean<{ _id: string }[]>();
    // Both ids are made of the same address: see conversations/conversation-address.ts.
    return people.map(({ _id }) => _id.replace(/^p_/u, 'c_'));
  };
  const wishOf = async (word: TalkWord, at: number): Promise<object> => {
    // A later word of a Latin name, covered: the first one leads to it.
    if (word.isMadeUp || (at > 0 && /^[a-z]○+$/u.test(word.text))) return {};
    const said = saidEnd(word.text);
    return {
      $or: [
        { 'last.text': new RegExp(escaped(word.text), 'iu') },
        ...(word.tagIds.length === 0 ? [] : [{ tags: { $in: [...word.tagIds] } }]),
        ...(said === undefined ? [] : [{ _id: said }]),
        { _id: { $in: await named(word) } },
      ],
    };
  };

  return {
    search: (words, limit) =>
      guardedLong(async () => {
        const found = await talks.aggregate<ConversationDocument>([
          { $sort: { 'last.at': -1, _id: 1 } },
          { $limit: LATEST },
          { $match: { $and: await Promise.all(words.map(wishOf)) } },
          { $limit: limit },
          { $unset: 'numbered' },
        ]);
        return found.map(toConversation).filter((talk): talk is Conversation => talk !== undefined);
      }),
  };
}

/**
 * Names that may look so once they are covered: 王○明 is 王, something, 明. From their first letter on, which covers leave, so that
 * the index leads there; either case of a Latin one.
 */
function namesLike(word: string): RegExp[] {
  const [first = ''] = Array.from(word);
  if (first === '○') return [];
  const rest = escaped(word.slice(first.length)).replace(/○+/gu, '.*');
  const begins = new Set([first.toLowerCase(), first.toUpperCase()]);
  return [...begins].map((letter) => new RegExp(`^${escaped(letter)}${rest.toLowerCase()}`, 'u'));
}

/** 民眾 7K2D: two of its letters at least, which the id may have signs between. */
function saidEnd(word: string): RegExp | undefined {
  if (!/^[a-z0-9]{2,4}$/u.test(word)) return undefined;
  const after = SAID_CHARS - word.length;
  return new RegExp(`${Array.from(word).join('[-_]*')}(?:[-_]*[a-z0-9]){0,${after}}[-_]*$`, 'iu');
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
