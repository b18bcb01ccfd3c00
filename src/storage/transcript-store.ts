// The transcript in MongoDB. Numbers are reserved together with their source in one update of the conversation.

import { Schema, trusted, type Connection } from 'mongoose';

import type {
  NewTranscriptEntry,
  TranscriptEntry,
  TranscriptStore,
  Why,
} from '../conversations/transcript-store.js';
import { HubError } from '../domain/errors.js';
import type { CardAction } from '../domain/activity.js';
import type { ShownCard } from '../domain/card.js';
import type { Agent } from '../domain/handoff.js';
import type { Amendment } from '../domain/inbound-event.js';
import { conversationId, type ConversationId } from '../domain/ids.js';
import type { SentFile } from '../domain/sent-file.js';
import { packActivity, unpackActivity } from './activity-json.js';
import type { ConversationDocument } from './conversation-document.js';
import { conversationModel } from './conversation-store.js';
import { lastWords } from './last-words-document.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded } from './store-fault.js';

/** How many numbered sources a conversation remembers. A replay comes within one turn, which numbers far fewer. */
const REMEMBERED = 100;

export interface TranscriptDocument {
  _id: string;
  conversationId: string;
  seq: number;
  sourceKey: string;
  author: TranscriptEntry['author'];
  at: Date;
  text: string;
  activity?: string;
  actions?: readonly CardAction[];
  cards?: readonly ShownCard[];
  files?: readonly SentFile[];
  why?: Why;
  agent?: Agent;
  mentions?: readonly Agent[];
  clientId?: string;
  quotedSeq?: number;
  quotedMessageId?: string;
  messageId?: string;
  amends?: Amendment;
  editedText?: string;
  editedAt?: Date;
  hiddenAt?: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    seq: { type: Number, required: true },
    sourceKey: { type: String, required: true },
    author: { type: String, required: true },
    at: { type: Date, required: true },
    text: { type: String },
    activity: { type: String },
    actions: { type: Schema.Types.Mixed },
    cards: { type: Schema.Types.Mixed },
    files: { type: Schema.Types.Mixed },
    why: { type: Schema.Types.Mixed },
    agent: { type: Schema.Types.Mixed },
    mentions: { type: Schema.Types.Mixed },
    clientId: { type: String },
    quotedSeq: Number,
    quotedMessageId: String,
    messageId: String,
    amends: { kind: String, messageId: String, sign: String },
    editedText: String,
    editedAt: Date,
    hiddenAt: Date,
  },
  { collection: 'transcript', versionKey: false, minimize: false, autoIndex: false },
);
/** Reading a conversation from a number on. */
schema.index({ conversationId: 1, seq: 1 }, { unique: true });
/** One entry per source, whatever is replayed. */
schema.index({ conversationId: 1, sourceKey: 1 }, { unique: true });

/** The message that an amendment names, and the amendments of a message. */
schema.index(
  { conversationId: 1, messageId: 1 },
  { partialFilterExpression: { messageId: { $exists: true } } },
);
schema.index(
  { conversationId: 1, 'amends.messageId': 1 },
  { partialFilterExpression: { 'amends.messageId': { $exists: true } } },
);

export function transcriptModel(connection: Connection): StoredModel<TranscriptDocument> {
  return modelOf<TranscriptDocument>(connection, 'Transcript', schema);
}

export function createTranscriptStore(connection: Connection): TranscriptStore {
  const conversations = conversationModel(connection);
  const model = transcriptModel(connection);
  const models = { conversations, model };

  return {
    append: (conversation, entries) =>
      guarded(async () => {
        const written = await append(models, { _id: conversation }, entries);
        if (written !== undefined) return written;
        throw new HubError(
          'CONVERSATION_MISSING',
          'A transcript entry names a conversation that is not there.',
        );
      }),
    appendAsOwner: (conversation, ownerId, entries) =>
      guarded(() => append(models, { _id: conversation, 'assignee.id': ownerId }, entries)),
    findBySource: (conversation, sourceKey) =>
      guarded(async () => {
        const row = await model
          .findOne({ conversationId: conversation, sourceKey })
          .lean<TranscriptDocument | null>();
        return row === null ? undefined : toEntry(row);
      }),
    findByMessage: (conversation, messageId) =>
      guarded(async () => {
        const row = await model
          .findOne({ conversationId: conversation, messageId })
          .lean<TranscriptDocument | null>();
        return row === null ? undefined : toEntry(row);
      }),
    listReactions: (conversation, messageIds) =>
      guarded(() => listReactions(model, conversation, messageIds)),
    tail: (conversation, limit, beforeSeq) =>
      guarded(async () => {
        const before = beforeSeq === undefined ? {} : { seq: trusted({ $lt: beforeSeq }) };
        const rows = await model
          .find({ conversationId: conversation, ...before })
          .sort({ seq: -1 })
          .limit(limit)
          .lean<TranscriptDocument[]>();
        return rows.reverse().map(toEntry);
      }),
    list: (conversation, { afterSeq, limit }) =>
      guarded(async () => {
        const query = { conversationId: conversation, seq: trusted({ $gt: afterSeq }) };
        const rows = await model.find(query).sort({ seq: 1 }).limit(limit).lean<TranscriptDocument[]>();
        return rows.map(toEntry);
      }),
  };
}

async function listReactions(
  model: StoredModel<TranscriptDocument>,
  conversation: ConversationId,
  messageIds: readonly string[],
): Promise<readonly TranscriptEntry[]> {
  const rows = await model
    .find({
      conversationId: conversation,
      'amends.messageId': trusted({ $in: [...messageIds] }),
      'amends.kind': trusted({ $in: ['react', 'unreact'] }),
    })
    .sort({ at: 1, seq: 1 })
    .lean<TranscriptDocument[]>();
  return rows.map(toEntry);
}

/** Which conversation numbers the entries; with an owner named, only while they own it. */
interface Guard {
  readonly _id: ConversationId;
  readonly 'assignee.id'?: string;
}

interface Models {
  readonly conversations: StoredModel<ConversationDocument>;
  readonly model: StoredModel<TranscriptDocument>;
}

/** Undefined where the guard matches nothing. */
async function append(
  { conversations, model }: Models,
  guard: Guard,
  entries: readonly NewTranscriptEntry[],
): Promise<readonly TranscriptEntry[] | undefined> {
  const numbers = await reserve(conversations, guard, entries);
  if (numbers === undefined) return undefined;
  const numbered = entries.map((entry) => ({
    ...entry,
    conversationId: guard._id,
    seq: numbers.get(entry.sourceKey) ?? 0,
  }));
  const inserted = await insertNew(model, numbered.map(toDocument));
  for (const { messageId, amends } of entries) {
    const named = messageId ?? amends?.messageId;
    if (named !== undefined && named !== '') await applyAmendments(model, guard._id, named);
  }
  return inserted === entries.length ? numbered : readBack(model, guard._id, numbered);
}

/** What was there before keeps its number and text, also where the conversation no longer remembers the number. */
async function readBack(
  model: StoredModel<TranscriptDocument>,
  conversation: ConversationId,
  numbered: readonly TranscriptEntry[],
): Promise<readonly TranscriptEntry[]> {
  const keys = numbered.map(({ sourceKey }) => sourceKey);
  const rows = await model
    .find({ conversationId: conversation, sourceKey: trusted({ $in: keys }) })
    .lean<TranscriptDocument[]>();
  const stored = new Map(rows.map((row) => [row.sourceKey, toEntry(row)]));
  return numbered.map((entry) => stored.get(entry.sourceKey) ?? entry);
}

/** Brings a message in line with everything known about it, in the platform's order. Repeating it changes nothing. */
async function applyAmendments(
  model: StoredModel<TranscriptDocument>,
  conversation: ConversationId,
  messageId: string,
): Promise<void> {
  const about = { conversationId: conversation, 'amends.messageId': messageId };
  const message = { conversationId: conversation, messageId };
  for (const { amends, at, text } of await model.find(about).sort({ at: 1 }).lean<TranscriptDocument[]>()) {
    if (amends?.kind === 'edit') {
      await model.updateOne(message, { $set: { editedText: text, editedAt: at } });
      continue;
    }
    // Signs are read where the message is shown.
    if (amends?.kind !== 'unsend') continue;
    // The words of its edits go with it.
    await model.updateOne(message, { $set: { hiddenAt: at } });
    await model.updateMany({ ...about, 'amends.kind': 'edit' }, { $set: { hiddenAt: at } });
  }
}

/** Gives each source its number, or the number it already has, and remembers the last words; one update. */
async function reserve(
  conversations: StoredModel<ConversationDocument>,
  guard: Guard,
  entries: readonly NewTranscriptEntry[],
): Promise<ReadonlyMap<string, number> | undefined> {
  const keys = entries.map(({ sourceKey }) => sourceKey);
  const fresh = {
    $filter: {
      input: { $literal: keys },
      as: 'key',
      cond: { $not: { $in: ['$$key', '$numbered.key'] } },
    },
  };
  const numbering = {
    $map: {
      input: { $range: [0, { $size: '$fresh' }] },
      as: 'at',
      in: { key: { $arrayElemAt: ['$fresh', '$$at'] }, seq: { $add: ['$seq', '$$at', 1] } },
    },
  };
  const document = await conversations
    .findOneAndUpdate(
      { ...guard },
      [
        { $set: { fresh } },
        ...lastWords(entries),
        { $set: { numbered: { $slice: [{ $concatArrays: ['$numbered', numbering] }, -REMEMBERED] } } },
        { $set: { seq: { $add: ['$seq', { $size: '$fresh' }] } } },
        { $unset: 'fresh' },
      ],
      { returnDocument: 'after', updatePipeline: true, projection: { numbered: 1 } },
    )
    .lean<Pick<ConversationDocument, 'numbered'>>();
  return document === null ? undefined : new Map(document.numbered.map(({ key, seq }) => [key, seq]));
}

function toDocument(entry: TranscriptEntry): TranscriptDocument {
  const { atMs, activity, ...rest } = entry;
  const packed = activity === undefined ? {} : { activity: packActivity(activity) };
  return { ...rest, ...packed, _id: `${entry.conversationId}:${entry.seq}`, at: new Date(atMs) };
}

function toEntry(document: TranscriptDocument): TranscriptEntry {
  const { seq, sourceKey, author, at, actions, cards, why, messageId, amends, agent, clientId } = document;
  const { quotedSeq, quotedMessageId } = document;
  return {
    conversationId: conversationId(document.conversationId),
    seq,
    sourceKey,
    author,
    atMs: at.getTime(),
    ...toWords(document),
    ...(actions === undefined ? {} : { actions }),
    ...(cards === undefined ? {} : { cards }),
    ...(why === undefined ? {} : { why }),
    ...(agent === undefined ? {} : { agent }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(quotedSeq === undefined ? {} : { quotedSeq }),
    ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(amends === undefined ? {} : { amends }),
  };
}

/** What may be shown of an entry. */
function toWords({
  text,
  files,
  activity,
  editedText,
  hiddenAt,
  mentions,
}: TranscriptDocument): Pick<
  TranscriptEntry,
  'text' | 'files' | 'activity' | 'editedText' | 'hiddenAtMs' | 'mentions'
> {
  if (hiddenAt !== undefined) return { text: '', hiddenAtMs: hiddenAt.getTime() };
  return {
    text,
    ...(files === undefined ? {} : { files }),
    ...(mentions === undefined ? {} : { mentions }),
    ...(activity === undefined ? {} : { activity: unpackActivity(activity) }),
    ...(editedText === undefined ? {} : { editedText }),
  };
}
