// Finds talks by what every list shows of them: the covered name, the last words, the tags, the four letters of a made-up name. What a
// list covers cannot be found out by asking: each find is held against its own line before it is told, and whoever types a name in full
// finds everybody who is covered like it.

import type { Conversation } from '../domain/conversation.js';
import { coverName } from '../domain/cover-name.js';
import type { Tag } from '../domain/tag.js';
import type { ConversationRow } from '../wire/talk-rows.js';
import { MADE_UP } from './rows.js';

/** As many as are read at one look. */
const MOST_FOUND = 8;
/** The store finds by the whole name, and some of that is covered: more is read than is told. */
const MOST_READ = 60;
/** Nobody types more into a search box; each is looked for by itself. */
const MOST_WORDS = 5;

export interface TalkWord {
  readonly text: string;
  /** How a list would show it, if it is a Chinese name. */
  readonly covered?: string;
  /** Of every made-up name: it may be any talk. */
  readonly isMadeUp: boolean;
  /** Tags whose name holds it. */
  readonly tagIds: readonly string[];
}

export interface TalkSearchStore {
  /** Of the latest talks those in which each of the words may be, the latest first. */
  readonly search: (words: readonly TalkWord[], limit: number) => Promise<readonly Conversation[]>;
}

interface FindTalksParts {
  readonly talkSearch: TalkSearchStore;
  readonly tags: { readonly list: () => Promise<readonly Tag[]> };
  readonly rows: {
    readonly ofAll: (talks: readonly Conversation[]) => Promise<readonly ConversationRow[]>;
  };
}

export type FindTalks = (query: string) => Promise<readonly ConversationRow[]>;

export function createFindTalks({ talkSearch, tags, rows }: FindTalksParts): FindTalks {
  return async (query) => {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const known = await tags.list();
    const asked = words.map((text) => ({
      text,
      ...coveredOf(text),
      isMadeUp: isMadeUp(text),
      tagIds: tagsWith(known, text),
    }));
    const found = await rows.ofAll(await talkSearch.search(asked, MOST_READ));
    return found.filter((row) => asked.every((word) => isShown(row, word))).slice(0, MOST_FOUND);
  };
}

/** In small letters; a word of nothing but covers asks for nothing. */
const wordsOf = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => /[^○]/u.test(word))
    .slice(0, MOST_WORDS);

const coveredOf = (word: string): Pick<TalkWord, 'covered'> =>
  /^\p{Script=Han}{2,6}$/u.test(word) ? { covered: coverName(word) } : {};

const isMadeUp = (word: string): boolean => Object.values(MADE_UP).some((name) => name.includes(word));

const tagsWith = (tags: readonly Tag[], word: string): readonly string[] =>
  tags.filter(({ name }) => name.toLowerCase().includes(word)).map(({ id }) => id);

function isShown({ name, lastText, tags = [] }: ConversationRow, word: TalkWord): boolean {
  const { text, covered, tagIds } = word;
  const shown = `${name}\n${lastText}`.toLowerCase();
  return shown.includes(text) || name === covered || tags.some((tag) => tagIds.includes(tag));
}
