// Turns without an answer and matters that left people unhappy, in MongoDB, with the words that were asked. Implements
// `knowledge/unanswered/unanswered-store.ts`; what the road has written is only read.

import { Schema, trusted, type Connection } from 'mongoose';

import { DAY_MS } from '../domain/taipei-time.js';
import type { Dismissal, Miss, MissKind, UnansweredStore } from '../knowledge/unanswered/unanswered-store.js';
import { matterModel, type MatterDocument } from './matter-store.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guardedLong } from './store-fault.js';
import { transcriptModel, type TranscriptDocument } from './transcript-store.js';
import { turnModel, type TurnDocument } from './turn-store.js';

interface DismissalDocument extends Omit<Dismissal, 'key' | 'atMs'> {
  readonly _id: string;
  readonly at: Date;
}

const dismissalSchema = new Schema(
  {
    _id: { type: String, required: true },
    text: { type: String, required: true },
    by: { type: { id: String, name: String }, _id: false, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'dismissed_questions', versionKey: false, autoIndex: false },
);
// listDismissals: the latest first.
dismissalSchema.index({ at: -1 });

/** Reply rules that leave a question without an answer, and what of it the citizen's words were. */
const KIND_OF_RULE: Readonly<Record<string, MissKind>> = {
  fallback: 'no-answer',
  'unanswered-twice': 'no-answer',
  'follow-up': 'no-answer',
  'none-of-these': 'refused',
  no: 'refused',
  unhelpful: 'unhelpful',
};
/** Words of a talk that are looked through for what was asked before "none of these", or before a person came. */
const LOOK_BACK = 12;
/** So many talks are looked back into at a time. */
const AT_ONCE = 20;
/** Entries asked for in one read. */
const BATCH = 200;
/** Unhappy matters are few; each costs a read of its talk. */
const MOST_MATTERS = 200;
/** A matter is rated after it was closed, hardly ever so much later. Unit: ms. */
const RATED_WITHIN_MS = 7 * DAY_MS;
const BAD_SCORES = [1, 2];

interface Models {
  readonly turns: StoredModel<TurnDocument>;
  readonly transcript: StoredModel<TranscriptDocument>;
  readonly matters: StoredModel<MatterDocument>;
}

export function createUnansweredStore(connection: Connection): UnansweredStore {
  const dismissals = modelOf<DismissalDocument>(connection, 'DismissedQuestion', dismissalSchema);
  const models: Models = {
    turns: turnModel(connection),
    transcript: transcriptModel(connection),
    matters: matterModel(connection),
  };
  return {
    listMisses: (range) =>
      guardedLong(async () => {
        const found = [...(await missesOfTurns(models, range)), ...(await missesOfMatters(models, range))];
        return found.sort((left, right) => right.atMs - left.atMs);
      }),
    listDismissals: (limit) =>
      guardedLong(async () => {
        const rows = await dismissals.find({}).sort({ at: -1 }).limit(limit).lean<DismissalDocument[]>();
        return rows.map(({ _id: key, at, text, by }) => {
          return { key, text, by: { id: by.id, name: by.name }, atMs: at.getTime() };
        });
      }),
    dismiss: (rows) =>
      guardedLong(async () => {
        await insertNew(
          dismissals,
          rows.map(({ key, atMs, ...rest }) => ({ ...rest, _id: key, at: new Date(atMs) })),
        );
      }),
    restore: (keys) =>
      guardedLong(async () => {
        await dismissals.deleteMany({ _id: trusted({ $in: [...keys] }) });
      }),
  };
}

interface Range {
  readonly fromMs: number;
  readonly untilMs?: number;
  readonly limit: number;
}

const isIn = ({ fromMs, untilMs = Infinity }: Range, atMs: number): boolean =>
  fromMs <= atMs && atMs < untilMs;

/** Where in a talk something was missed. */
interface Place {
  readonly kind: MissKind;
  readonly atMs: number;
  readonly conversationId: string;
}

async function missesOfTurns(models: Models, { fromMs, untilMs, limit }: Range): Promise<readonly Miss[]> {
  const before = untilMs === undefined ? {} : { $lt: new Date(untilMs) };
  const rows = await models.turns
    .find(
      {
        'why.rule': trusted({ $in: Object.keys(KIND_OF_RULE) }),
        decidedAt: trusted({ $gte: new Date(fromMs), ...before }),
      },
      { conversationId: 1, decidedAt: 1, why: 1, patch: 1 },
    )
    .sort({ decidedAt: -1 })
    .limit(limit)
    .lean<Pick<TurnDocument, '_id' | 'conversationId' | 'decidedAt' | 'why' | 'patch'>[]>();
  const missed = rows.filter(({ why, patch }) => isMissed(why, patch));
  const said = await readSaid(
    models,
    missed.map(({ _id: sourceKey, conversationId }) => ({ conversationId, sourceKey })),
  );
  const places = missed.flatMap(({ _id, conversationId, decidedAt, why }) => {
    const kind = KIND_OF_RULE[why.rule] ?? 'no-answer';
    const entry = said.get(`${conversationId}\n${_id}`);
    return entry === undefined ? [] : [{ kind, atMs: decidedAt.getTime(), conversationId, entry }];
  });
  return inTurn(places, async ({ entry, ...place }) => {
    if (place.kind === 'no-answer') return missOf(place, entry);
    const before = await wordsBefore(models, place.conversationId, { seq: trusted({ $lt: entry.seq }) });
    return missOf(place, before.at(-1));
  });
}

/** A no to something else, and a question that was asked on and answered, are no misses. */
function isMissed(
  { rule, followUp }: TurnDocument['why'],
  { missesInRow = 0 }: TurnDocument['patch'],
): boolean {
  if (rule === 'follow-up') return followUp?.kind === 'untold';
  return rule !== 'no' || missesInRow > 0;
}

async function missesOfMatters(models: Models, range: Range): Promise<readonly Miss[]> {
  const rows = await models.matters
    .find({
      closedAt: trusted({ $gte: new Date(range.fromMs - RATED_WITHIN_MS) }),
      $or: [{ notSolvedAt: trusted({ $exists: true }) }, { score: trusted({ $in: BAD_SCORES }) }],
    })
    .sort({ closedAt: -1 })
    .limit(MOST_MATTERS)
    .lean<MatterDocument[]>();
  return inTurn(rows, async ({ conversationId, closedAt, servedMs, notSolvedAt, ratedAt, comment }) => {
    const taken = new Date(closedAt.getTime() - servedMs);
    // What they wanted stands before the person came; the last words there ask for one.
    const before = await wordsBefore(models, conversationId, { at: trusted({ $lte: taken }) });
    const asked = before.findLast(({ text }) => text.length > ASKS_FOR_PERSON_CHARS) ?? before.at(-1);
    const kind: MissKind = notSolvedAt === undefined ? 'bad-rating' : 'not-solved';
    const place = { kind, atMs: (notSolvedAt ?? ratedAt ?? closedAt).getTime(), conversationId };
    if (!isIn(range, place.atMs)) return [];
    const miss = missOf(place, asked);
    return miss.length === 0 || comment === undefined ? miss : miss.map((each) => ({ ...each, comment }));
  });
}

/** "轉真人", "真人客服" and the like are no longer. Unit: characters. */
const ASKS_FOR_PERSON_CHARS = 4;

async function inTurn<Row>(
  rows: readonly Row[],
  read: (row: Row) => Promise<readonly Miss[]>,
): Promise<readonly Miss[]> {
  const found: Miss[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE)
    found.push(...(await Promise.all(rows.slice(from, from + AT_ONCE).map(read))).flat());
  return found;
}

function missOf({ kind, atMs }: Place, entry: TranscriptDocument | undefined): readonly Miss[] {
  // What was edited counts as it reads now; what was taken back is nobody's to read.
  const text = (entry?.editedText ?? entry?.text ?? '').trim();
  return entry === undefined || entry.hiddenAt !== undefined || text === '' ? [] : [{ kind, atMs, text }];
}

/** The citizen's words of the talk before a place, oldest first. */
async function wordsBefore(
  { transcript }: Models,
  conversationId: string,
  before: object,
): Promise<readonly TranscriptDocument[]> {
  const rows = await transcript
    .find({ conversationId, ...before })
    .sort({ seq: -1 })
    .limit(LOOK_BACK)
    .lean<TranscriptDocument[]>();
  return rows.reverse().filter(({ author, text, hiddenAt, activity, amends }) => {
    const isTyped = author === 'citizen' && activity !== undefined && amends === undefined;
    return isTyped && hiddenAt === undefined && text.trim() !== '';
  });
}

interface Source {
  readonly conversationId: string;
  readonly sourceKey: string;
}

async function readSaid(
  { transcript }: Models,
  sources: readonly Source[],
): Promise<ReadonlyMap<string, TranscriptDocument>> {
  const said = new Map<string, TranscriptDocument>();
  for (let from = 0; from < sources.length; from += BATCH) {
    const rows = await transcript
      .find({ $or: sources.slice(from, from + BATCH).map((source) => ({ ...source })) })
      .lean<TranscriptDocument[]>();
    for (const row of rows) said.set(`${row.conversationId}\n${row.sourceKey}`, row);
  }
  return said;
}
