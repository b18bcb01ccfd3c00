// Conversations in MongoDB: one document holds status, epoch, lease and numbering, so that each change is one guarded update.

import { Schema, trusted, type Connection } from 'mongoose';

import type { ConversationAddress } from '../conversations/conversation-address.js';
import type { ConversationPatch, ConversationStore, Lease } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Standing } from '../domain/handoff.js';
import type { ReplyToken } from '../domain/inbound-event.js';
import { REPEATABLE_WRITE } from './durability.js';
import { TIMES, toConversation, type ConversationDocument } from './conversation-document.js';
import { modelOf, type StoredModel } from './model.js';
import { guarded, isDuplicateKey } from './store-fault.js';

const schema = new Schema(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    channelId: { type: String, required: true },
    key: { type: String, required: true },
    isGroup: { type: Boolean, required: true },
    status: { type: String, required: true },
    epoch: { type: Number, required: true },
    queuedAt: Date,
    handoffReason: String,
    queue: Schema.Types.Mixed,
    assignee: Schema.Types.Mixed,
    movedBy: String,
    pause: Schema.Types.Mixed,
    closing: Schema.Types.Mixed,
    placeToldAt: Date,
    callbackAt: Date,
    placeTold: Schema.Types.Mixed,
    bannerTold: String,
    tags: { type: [String], default: undefined },
    cases: { type: [Schema.Types.Mixed], default: undefined },
    place: Schema.Types.Mixed,
    notice: Schema.Types.Mixed,
    language: String,
    last: { author: String, text: String, at: Date, unansweredSince: Date },
    blockedAt: Date,
    botPausedUntil: Date,
    heardAt: Date,
    actedAt: Date,
    keptReply: Schema.Types.Mixed,
    createdAt: { type: Date, required: true },
    disclosedAt: Date,
    offered: { type: [Schema.Types.Mixed], required: true },
    offeredBy: String,
    topics: { type: [Schema.Types.Mixed], default: undefined },
    isPersonOffered: Boolean,
    preferredLanguage: String,
    windowLanguage: String,
    missesInRow: { type: Number, required: true },
    pace: { type: Schema.Types.Mixed, required: true },
    seq: { type: Number, required: true },
    numbered: { type: [Schema.Types.Mixed], required: true },
    lease: { owner: String, until: Date, fence: Number },
  },
  { collection: 'conversations', versionKey: false, autoIndex: false },
);
/** The queue, and a place in it; talks that nobody waits in cost the index nothing. */
schema.index({ status: 1, queuedAt: 1 }, { partialFilterExpression: { status: 'queued' } });
/** An agent's own talks. */
schema.index(
  { 'assignee.id': 1, 'last.at': -1 },
  { partialFilterExpression: { 'assignee.id': { $exists: true } } },
);
/** Ends that are not written down yet: hardly ever one. */
schema.index({ 'closing.atMs': 1 }, { partialFilterExpression: { 'closing.atMs': { $exists: true } } });
/** Talks with a tag, the latest words first; those without any cost it nothing. */
schema.index({ tags: 1, 'last.at': -1 }, { partialFilterExpression: { tags: { $exists: true } } });
/** The talk of a case that somebody asks about. */
schema.index({ 'cases.number': 1 }, { partialFilterExpression: { 'cases.number': { $exists: true } } });
/** Finished talks and all talks, the latest words first. */
schema.index({ status: 1, 'last.at': -1, _id: 1 });
schema.index({ 'last.at': -1, _id: 1 });

export function conversationModel(connection: Connection): StoredModel<ConversationDocument> {
  return modelOf<ConversationDocument>(connection, 'Conversation', schema);
}

export function createConversationStore(connection: Connection): ConversationStore {
  const model = conversationModel(connection);
  const held = (id: string, lease: Lease) => ({
    _id: id,
    'lease.owner': lease.owner,
    'lease.fence': lease.fence,
  });

  return {
    lease: (address, claim) => guarded(() => takeLease(model, address, claim)),
    renew: (id, lease, untilMs) =>
      guarded(async () => {
        const result = await model.updateOne(
          held(id, lease),
          { $set: { 'lease.until': new Date(untilMs) } },
          REPEATABLE_WRITE,
        );
        return result.matchedCount === 1;
      }),
    release: (id, lease) =>
      guarded(async () => {
        await model.updateOne(held(id, lease), { $set: { 'lease.until': new Date(0) } }, REPEATABLE_WRITE);
      }),
    releaseOthers: (owner) =>
      guarded(async () => {
        const others = {
          'lease.owner': trusted({ $ne: owner }),
          'lease.until': trusted({ $gt: new Date(0) }),
        };
        await model.updateMany(others, { $set: { 'lease.until': new Date(0) } });
      }),
    find: (id) => guarded(async () => toConversation(await model.findById(id).lean<ConversationDocument>())),
    findAll: (ids) => guarded(() => findAll(model, ids)),
    patch: (id, lease, patch) =>
      guarded(async () => {
        const change = { $set: toSet(patch) };
        const options = { returnDocument: 'after' as const };
        return toConversation(
          await model.findOneAndUpdate(held(id, lease), change, options).lean<ConversationDocument>(),
        );
      }),
    move: (id, { fromEpoch, next, movedBy, closing }) =>
      guarded(async () => {
        // Given back to the bot, it speaks again, also where an answer from elsewhere had paused it.
        const pause = next.status === 'bot' ? { botPausedUntil: new Date(0) } : {};
        const forgotten = { missesInRow: 0, offered: [], topics: [], isPersonOffered: false };
        const kept = closing === undefined ? {} : { closing };
        const change = { $set: { ...toStanding(next), ...pause, movedBy, ...forgotten, ...kept } };
        const options = { returnDocument: 'after' as const };
        return toConversation(
          await model
            .findOneAndUpdate({ _id: id, epoch: fromEpoch }, change, options)
            .lean<ConversationDocument>(),
        );
      }),
    keepReply: (id, token) => guarded(() => keepReply(model, id, token)),
    takeReply: (id, token) => guarded(() => takeReply(model, id, token)),
  };
}

async function findAll(
  model: StoredModel<ConversationDocument>,
  ids: readonly string[],
): Promise<readonly Conversation[]> {
  if (ids.length === 0) return [];
  const found = await model.find({ _id: trusted({ $in: [...ids] }) }).lean<ConversationDocument[]>();
  return found.flatMap((document) => toConversation(document) ?? []);
}

async function keepReply(
  model: StoredModel<ConversationDocument>,
  id: string,
  token: ReplyToken,
): Promise<void> {
  const isNewest = [
    { keptReply: trusted({ $exists: false }) },
    { 'keptReply.receivedAtMs': trusted({ $lte: token.receivedAtMs }) },
  ];
  await model.updateOne({ _id: id, $or: isNewest }, { $set: { keptReply: token } }, REPEATABLE_WRITE);
}

async function takeReply(
  model: StoredModel<ConversationDocument>,
  id: string,
  { token }: ReplyToken,
): Promise<boolean> {
  const kept = { _id: id, 'keptReply.token': token };
  return (await model.updateOne(kept, { $unset: { keptReply: 1 } })).modifiedCount === 1;
}

function toSet({ offered, topics, ...patch }: ConversationPatch) {
  const { actedAtMs, blockedAtMs, botPausedUntilMs, disclosedAtMs, heardAtMs, ...others } = patch;
  const { placeToldAtMs, callbackAtMs, ...rest } = others;
  const heard = { actedAtMs, blockedAtMs, botPausedUntilMs, heardAtMs };
  const moments = { ...heard, disclosedAtMs, placeToldAtMs, callbackAtMs };
  const times: Partial<Record<(typeof TIMES)[number][0], Date | null>> = {};
  for (const [field, moment] of TIMES) {
    const atMs = moments[moment];
    if (atMs !== undefined) times[field] = atMs === null ? null : new Date(atMs);
  }
  return {
    ...rest,
    ...(times as Partial<ConversationDocument>), // null clears a field; the patch's type says which may be
    ...(offered === undefined ? {} : { offered: [...offered] }),
    ...(topics === undefined ? {} : { topics: [...topics] }),
  };
}

/** Every field of the standing, so that what the next one lacks is cleared. */
function toStanding({ status, epoch, queuedAtMs, handoffReason, queue, assignee }: Standing) {
  return {
    status,
    epoch,
    queuedAt: queuedAtMs === undefined ? null : new Date(queuedAtMs),
    handoffReason: handoffReason ?? null,
    queue: queue ?? null,
    assignee: assignee ?? null,
  };
}

/**
 * Takes a free, expired or own lease, beginning the conversation where there is none yet. A worker runs a lane once at a
 * time, so a lease of its own is one that it could not give back: the store was away.
 */
async function takeLease(
  model: StoredModel<ConversationDocument>,
  address: ConversationAddress,
  claim: { owner: string; nowMs: number; untilMs: number },
): ReturnType<ConversationStore['lease']> {
  const isFree = [
    { 'lease.until': trusted({ $lte: new Date(claim.nowMs) }) },
    { 'lease.owner': claim.owner },
  ];
  const free = { _id: address.id, $or: isFree };
  const take = {
    $set: { 'lease.owner': claim.owner, 'lease.until': new Date(claim.untilMs) },
    $inc: { 'lease.fence': 1 },
    $setOnInsert: {
      accountId: address.accountId,
      channelId: address.channelId,
      key: address.key,
      isGroup: address.isGroup,
      status: 'bot' as const,
      epoch: 1,
      createdAt: new Date(claim.nowMs),
      offered: [],
      missesInRow: 0,
      pace: { minuteStartMs: 0, count: 0 },
      seq: 0,
      numbered: [],
    },
  };
  try {
    const options = { ...REPEATABLE_WRITE, upsert: true, returnDocument: 'after' as const };
    const document = await model.findOneAndUpdate(free, take, options).lean<ConversationDocument>();
    const conversation = toConversation(document);
    if (document === null || conversation === undefined) return undefined;
    return { conversation, lease: { owner: claim.owner, fence: document.lease.fence } };
  } catch (error) {
    // The conversation is there and its lease is held: the upsert collided with its id.
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}
