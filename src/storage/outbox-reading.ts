// What is read of outbox rows for people: dead letters, journals, what became of a message. Used by the outbox store.

import { trusted } from 'mongoose';

import { accountId, conversationId, type ConversationId, type OutboxId } from '../domain/ids.js';
import type { DeadLetter, OutboxState, OutboxStore, SendNote } from '../outbox/outbox-store.js';
import type { StoredModel } from './model.js';
import { DEAD_STATES, type OutboxDocument } from './outbox-document.js';

const SPOKEN: readonly OutboxState[] = ['sending', 'accepted', 'unclear'];

export async function listDead(
  model: StoredModel<OutboxDocument>,
  { before: last, limit, accountId: account, state, code }: Parameters<OutboxStore['listDead']>[0],
): Promise<readonly DeadLetter[]> {
  const filter = {
    state: state ?? trusted({ $in: [...DEAD_STATES] }),
    ...(account === undefined ? {} : { accountId: accountId(account) }),
    ...(code === undefined ? {} : { reason: trusted({ $regex: `^${code.replace(/[^\w-]/g, '')}:` }) }),
    ...(last === undefined ? {} : { $or: diedBefore(last) }),
  };
  const rows = await model
    .find(filter, { call: 0, journal: 0, conversationKey: 0 })
    .sort({ settledAt: -1, _id: -1 })
    .limit(limit)
    .lean<OutboxDocument[]>();
  return rows.map(({ _id, state, settledAt, createdAt, reason = '', ...row }) => ({
    id: _id as OutboxId,
    conversationId: conversationId(row.conversationId),
    accountId: row.accountId,
    channelId: row.channelId,
    author: row.author,
    seq: row.seq,
    state,
    reason,
    attempts: row.attempts,
    diedAtMs: (settledAt ?? createdAt).getTime(),
  }));
}

function diedBefore({ diedAtMs, id }: { diedAtMs: number; id: string }) {
  const at = new Date(diedAtMs);
  return [{ settledAt: trusted({ $lt: at }) }, { settledAt: at, _id: trusted({ $lt: id }) }];
}

export async function readJournal(
  model: StoredModel<OutboxDocument>,
  id: OutboxId,
): ReturnType<OutboxStore['readJournal']> {
  const row = await model
    .findById(id, { journal: 1, conversationId: 1 })
    .lean<Pick<OutboxDocument, 'journal' | 'conversationId'> | null>();
  if (row === null) return undefined;
  const notes = (row.journal ?? []).map(({ at, ...note }): SendNote => ({ ...note, atMs: at.getTime() }));
  return { conversationId: conversationId(row.conversationId), notes };
}

export async function listSpoken(
  model: StoredModel<OutboxDocument>,
  ids: readonly string[],
): ReturnType<OutboxStore['listSpoken']> {
  const query = { _id: trusted({ $in: [...ids] }), state: trusted({ $in: [...SPOKEN] }) };
  const rows = await model.find(query, { _id: 1 }).lean<Pick<OutboxDocument, '_id'>[]>();
  return new Set(rows.map(({ _id }) => _id));
}

export async function readStates(
  model: StoredModel<OutboxDocument>,
  ids: readonly OutboxId[],
): ReturnType<OutboxStore['readStates']> {
  const rows = await model
    .find({ _id: trusted({ $in: [...ids] }) }, { state: 1, reason: 1, platformMessageIds: 1, quoteHandle: 1 })
    .lean<Pick<OutboxDocument, '_id' | 'state' | 'reason' | 'platformMessageIds' | 'quoteHandle'>[]>();
  return rows.map(({ _id, state, reason, platformMessageIds = [], quoteHandle }) => ({
    id: _id as OutboxId,
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(platformMessageIds.length === 0
      ? {}
      : { sent: { platformMessageIds, ...(quoteHandle === undefined ? {} : { quoteHandle }) } }),
  }));
}

export async function findSent(
  model: StoredModel<OutboxDocument>,
  conversation: ConversationId,
  platformMessageId: string,
): ReturnType<OutboxStore['findSent']> {
  const row = await model
    .findOne({ platformMessageIds: platformMessageId, conversationId: conversation }, { _id: 1 })
    .lean<Pick<OutboxDocument, '_id'> | null>();
  return row === null ? undefined : (row._id as OutboxId);
}
