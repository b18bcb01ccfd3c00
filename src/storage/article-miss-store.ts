// Where articles did not help, read from the turns and from what agents did with suggestions. Implements
// `knowledge/articles/miss-store.ts`; nothing is written here.

import { trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import type { ArticleMiss, ArticleMissStore } from '../knowledge/articles/miss-store.js';
import { guardedLong } from './store-fault.js';
import { suggestionUseModel, type SuggestionUseDocument } from './suggestion-log.js';
import { transcriptModel, type TranscriptDocument } from './transcript-store.js';
import { turnModel, type TurnDocument } from './turn-store.js';

/** Entries of a talk that are looked through for what was asked. */
const LOOK_BACK = 20;
/** So many talks are looked back into at a time. */
const AT_ONCE = 20;

const countRow = z.object({ _id: z.string(), count: z.number() });

/** Where in a talk it showed, and how. */
interface Place {
  readonly miss: ArticleMiss;
  readonly conversationId: string;
  /** Entries before this one are looked at. */
  readonly before: object;
  /** The turn in which it showed. */
  readonly turn?: string;
}

export function createArticleMissStore(connection: Connection): ArticleMissStore {
  const turns = turnModel(connection);
  const uses = suggestionUseModel(connection);
  const transcript = transcriptModel(connection);
  return {
    count: (fromMs) =>
      guardedLong(async () => {
        const counted = await Promise.all([
          turns.aggregate<unknown>([
            { $match: missedTurns(fromMs) },
            { $unwind: '$why.missed.articleIds' },
            { $group: { _id: '$why.missed.articleIds', count: { $sum: 1 } } },
          ]),
          uses.aggregate<unknown>([
            { $match: dismissedUses(fromMs) },
            { $group: { _id: '$itemId', count: { $sum: 1 } } },
          ]),
        ]);
        const counts = new Map<string, number>();
        for (const row of counted.flat()) {
          const { _id, count } = countRow.parse(row);
          counts.set(_id, (counts.get(_id) ?? 0) + count);
        }
        return counts;
      }),
    list: (articleId, fromMs) =>
      guardedLong(async () => {
        const [missed, dismissed] = await Promise.all([
          turns.find({ ...missedTurns(fromMs), 'why.missed.articleIds': articleId }).lean<TurnDocument[]>(),
          uses.find({ ...dismissedUses(fromMs), itemId: articleId }).lean<SuggestionUseDocument[]>(),
        ]);
        const places = [...missed.flatMap(placeOfTurn), ...dismissed.map(placeOfUse)];
        places.sort((left, right) => right.miss.atMs - left.miss.atMs);
        const found: ArticleMiss[] = [];
        for (let from = 0; from < places.length; from += AT_ONCE) {
          const some = places.slice(from, from + AT_ONCE);
          found.push(
            ...(await Promise.all(some.map((place) => withQuestion(place, { articleId, transcript })))),
          );
        }
        return found;
      }),
  };
}

const missedTurns = (fromMs: number) => ({
  'why.missed.articleIds': trusted({ $exists: true }),
  decidedAt: trusted({ $gte: new Date(fromMs) }),
});

const dismissedUses = (fromMs: number) => ({
  source: 'article' as const,
  became: 'dismissed' as const,
  at: trusted({ $gte: new Date(fromMs) }),
});

function placeOfTurn({ _id, conversationId, decidedAt, why: { missed } }: TurnDocument): readonly Place[] {
  if (missed === undefined) return [];
  const atMs = decidedAt.getTime();
  // What is said in this turn, and what came at the same moment, is not what had been asked.
  return [
    {
      miss: { kind: missed.how, atMs },
      ...{ conversationId, turn: _id },
      before: { at: trusted({ $lte: decidedAt }), sourceKey: trusted({ $ne: _id }) },
    },
  ];
}

function placeOfUse({ at, conversationId, forSeq, reason }: SuggestionUseDocument): Place {
  return {
    miss: { kind: 'dismissed', atMs: at.getTime(), ...(reason === undefined ? {} : { reason }) },
    conversationId,
    before: forSeq === undefined ? { at: trusted({ $lte: at }) } : { seq: trusted({ $lte: forSeq }) },
  };
}

async function withQuestion(
  { miss, conversationId, before, turn: showedIn }: Place,
  { articleId, transcript }: { articleId: string; transcript: ReturnType<typeof transcriptModel> },
): Promise<ArticleMiss> {
  const found = await transcript
    .find({ conversationId, ...before })
    .sort({ seq: -1 })
    .limit(LOOK_BACK)
    .lean<TranscriptDocument[]>();
  // What the bot said to it may be about the same article.
  const rows = found.filter(
    ({ sourceKey }) => showedIn === undefined || !sourceKey.startsWith(`${showedIn}:`),
  );
  const typed = rows.filter(isTyped);
  const turn = miss.kind === 'dismissed' ? undefined : turnAbout(rows, articleId);
  const asked = typed.find(({ sourceKey }) => sourceKey === turn) ?? typed[0];
  const question = asked === undefined ? '' : (asked.editedText ?? asked.text).trim();
  return question === '' ? miss : { ...miss, question };
}

/** The turn in which the bot came up with the article: its id is the `sourceKey` of what had been asked. */
function turnAbout(rows: readonly TranscriptDocument[], articleId: string): string | undefined {
  const told = rows.find(({ author, why }) => author === 'bot' && isAbout(why, articleId));
  return told?.why?.picked?.askedIn ?? told?.sourceKey.slice(0, told.sourceKey.lastIndexOf(':'));
}

function isAbout(why: TranscriptDocument['why'], articleId: string): boolean {
  const all = [why?.matches ?? [], ...(why?.parts ?? []).map(({ matches = [] }) => matches)];
  return all.flat().some((match) => match.articleId === articleId);
}

const isTyped = ({ author, text, hiddenAt, activity, amends }: TranscriptDocument): boolean =>
  author === 'citizen' &&
  activity !== undefined &&
  amends === undefined &&
  hiddenAt === undefined &&
  text.trim() !== '';
