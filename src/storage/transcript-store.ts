// The transcript in MongoDB. Numbers are reserved together with their source in one update of the conversation.

import { Schema, trusted, type Connection, type Model } from 'mongoose';

import type {
  NewTranscriptEntry,
  TranscriptEntry,
  TranscriptStore,
  Why,
} from '../conversations/transcript-store.js';
import { HubError } from '../domain/errors.js';
import type { Amendment } from '../domain/inbound-event.js';
import { conversationId, type ConversationId } from '../domain/ids.js';
import { packActivity, unpackActivity } from './activity-json.js';
import { conversationModel, type ConversationDocument } from './conversation-store.js';
import { insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

/** How many numbered sources a conversation remembers. A replay comes within one turn, which numbers far fewer. */
const REMEMBERED = 100;

interface TranscriptDocument {
  _id: string;
  conversationId: string;
  seq: number;
  sourceKey: string;
  author: TranscriptEntry['author'];
  at: Date;
  text: string;
  activity?: string;
  why?: Why;
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
    why: { type: Schema.Types.Mixed },
    messageId: String,
    amends: { kind: String, messageId: String },
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

export function createTranscriptStore(connection: Connection): TranscriptStore {
  const conversations = conversationModel(connection);
  const model = modelOf<TranscriptDocument>(connection, 'Transcript', schema);

  return {
    append: (conversation, entries) => guarded(() => append({ conversations, model }, conversation, entries)),
    list: (conversation, { afterSeq, limit }) =>
      guarded(async () => {
        const query = { conversationId: conversation, seq: trusted({ $gt: afterSeq }) };
        const rows = await model.find(query).sort({ seq: 1 }).limit(limit).lean<TranscriptDocument[]>();
        return rows.map(toEntry);
      }),
  };
}

async function append(
  models: { conversations: Model<ConversationDocument>; model: Model<TranscriptDocument> },
  conversation: ConversationId,
  entries: readonly NewTranscriptEntry[],
): Promise<readonly TranscriptEntry[]> {
  const numbers = await reserve(models.conversations, conversation, entries.map(({ sourceKey }) => sourceKey)); // prettier-ignore
  const numbered = entries.map((entry) => ({
    ...entry,
    conversationId: conversation,
    seq: numbers.get(entry.sourceKey) ?? 0,
  }));
  await insertNew(models.model, numbered.map(toDocument));
  for (const { messageId, amends } of entries) {
    const named = messageId ?? amends?.messageId;
    if (named !== undefined && named !== '') await applyAmendments(models.model, conversation, named);
  }
  return numbered;
}

/** Brings a message in line with everything known about it, in the platform's order. Repeating it changes nothing. */
async function applyAmendments(
  model: Model<TranscriptDocument>,
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
    // The words of its edits go with it.
    await model.updateOne(message, { $set: { hiddenAt: at } });
    await model.updateMany({ ...about, 'amends.kind': 'edit' }, { $set: { hiddenAt: at } });
  }
}

/** Gives each source its number, or the number it already has. */
async function reserve(
  conversations: Model<ConversationDocument>,
  conversation: ConversationId,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const fresh = {
    $filter: { input: [...keys], as: 'key', cond: { $not: { $in: ['$$key', '$numbered.key'] } } },
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
      { _id: conversation },
      [
        { $set: { fresh } },
        { $set: { numbered: { $slice: [{ $concatArrays: ['$numbered', numbering] }, -REMEMBERED] } } },
        { $set: { seq: { $add: ['$seq', { $size: '$fresh' }] } } },
        { $unset: 'fresh' },
      ],
      { returnDocument: 'after', updatePipeline: true, projection: { numbered: 1 } },
    )
    .lean<Pick<ConversationDocument, 'numbered'>>();
  if (document === null)
    throw new HubError('CONVERSATION_MISSING', 'A transcript entry names a conversation that is not there.');
  return new Map(document.numbered.map(({ key, seq }) => [key, seq]));
}

function toDocument(entry: TranscriptEntry): TranscriptDocument {
  const { atMs, activity, ...rest } = entry;
  const packed = activity === undefined ? {} : { activity: packActivity(activity) };
  return { ...rest, ...packed, _id: `${entry.conversationId}:${entry.seq}`, at: new Date(atMs) };
}

function toEntry(document: TranscriptDocument): TranscriptEntry {
  const { seq, sourceKey, author, at, why, messageId, amends } = document;
  return {
    conversationId: conversationId(document.conversationId),
    seq,
    sourceKey,
    author,
    atMs: at.getTime(),
    ...toWords(document),
    ...(why === undefined ? {} : { why }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(amends === undefined ? {} : { amends }),
  };
}

/** What may be shown of an entry. */
function toWords({
  text,
  activity,
  editedText,
  hiddenAt,
}: TranscriptDocument): Pick<TranscriptEntry, 'text' | 'activity' | 'editedText' | 'hiddenAtMs'> {
  if (hiddenAt !== undefined) return { text: '', hiddenAtMs: hiddenAt.getTime() };
  return {
    text,
    ...(activity === undefined ? {} : { activity: unpackActivity(activity) }),
    ...(editedText === undefined ? {} : { editedText }),
  };
}
