// Agents' availability and slots: one document an agent, every change one guarded update. Implements `desk/agent-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';

import {
  DEFAULT_CAPACITY,
  type AgentRecord,
  type AgentStore,
  type Availability,
} from '../desk/agent-store.js';
import type { Agent } from '../domain/handoff.js';
import { conversationId } from '../domain/ids.js';
import { REPEATABLE_WRITE } from './durability.js';
import { modelOf, type StoredModel } from './model.js';
import { guarded, isDuplicateKey } from './store-fault.js';

interface AgentDocument {
  _id: string;
  name: string;
  availability: Availability;
  seenAt: Date;
  capacity: number;
  slots: { id: string; epoch: number; since: Date }[];
  movedAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    availability: { type: String, required: true },
    seenAt: { type: Date, required: true },
    capacity: { type: Number, required: true },
    slots: { type: [Schema.Types.Mixed], required: true },
    movedAt: { type: Date, required: true },
  },
  { collection: 'agents', versionKey: false, autoIndex: false },
);

export function createAgentStore(connection: Connection): AgentStore {
  const model = modelOf<AgentDocument>(connection, 'Agent', schema);
  return {
    seen: ({ id, name }, nowMs) =>
      guarded(async () => {
        const change = { $set: { name, seenAt: new Date(nowMs) }, $setOnInsert: firstState(nowMs) };
        await insertOrMeet(() => model.updateOne({ _id: id }, change, { ...REPEATABLE_WRITE, upsert: true }));
      }),
    choose: (id, availability) =>
      guarded(async () => {
        await model.updateOne({ _id: id }, { $set: { availability } });
      }),
    setCapacity: (id, capacity) =>
      guarded(async () => (await model.updateOne({ _id: id }, { $set: { capacity } })).matchedCount === 1),
    reserve: (agent, { conversationId: talk, epoch }, { nowMs, isForced = false }) =>
      guarded(async () => {
        const wish = { agent, talk, epoch, nowMs, isForced };
        if ((await reserve(model, wish)) || (await renew(model, wish))) return 'reserved';
        // Full, or the first word of an agent: their screen may be making the record this very moment.
        const first = { name: agent.name, seenAt: new Date(nowMs), ...firstState(nowMs) };
        await insertOrMeet(() => model.collection.insertOne({ _id: agent.id, ...first } as never));
        if (await reserve(model, wish)) return 'reserved';
        // Held for a later epoch: this one is over, and the step that asks will see it.
        const found = await model.findById(agent.id).lean<AgentDocument>();
        return found?.slots.some(({ id }) => id === talk) === true ? 'reserved' : 'full';
      }),
    free: (id, { conversationId: talk, epoch }, nowMs) =>
      guarded(() => pull(model, id, { id: talk, epoch: trusted({ $lte: epoch }) }, nowMs)),
    drop: (id, { conversationId: talk, epoch, sinceMs }, nowMs) =>
      guarded(() => pull(model, id, { id: talk, epoch, since: new Date(sinceMs) }, nowMs)),
    list: () => guarded(async () => (await model.find({}).lean<AgentDocument[]>()).map(toRecord)),
  };
}

function firstState(nowMs: number) {
  return {
    availability: 'online' as const,
    capacity: DEFAULT_CAPACITY,
    slots: [],
    movedAt: new Date(nowMs),
  };
}

/** Two first writes of a key met: the other's document is as good. */
async function insertOrMeet(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

interface Wish {
  readonly agent: Agent;
  readonly talk: string;
  readonly epoch: number;
  readonly nowMs: number;
  readonly isForced: boolean;
}

async function reserve(
  model: StoredModel<AgentDocument>,
  { agent, talk, epoch, nowMs, isForced }: Wish,
): Promise<boolean> {
  const hasRoom = isForced ? {} : { $expr: trusted({ $lt: [{ $size: '$slots' }, '$capacity'] }) };
  const change = {
    $push: { slots: { id: talk, epoch, since: new Date(nowMs) } },
    $set: { movedAt: new Date(nowMs) },
  };
  const filter = { _id: agent.id, 'slots.id': trusted({ $ne: talk }), ...hasRoom };
  return (await model.updateOne(filter, change)).matchedCount === 1;
}

/** Of a slot that is held already: whoever frees what it was held for before leaves it alone from now on. */
async function renew(
  model: StoredModel<AgentDocument>,
  { agent, talk, epoch, nowMs }: Wish,
): Promise<boolean> {
  const held = trusted({ $elemMatch: { id: talk, epoch: { $lte: epoch } } });
  const change = { $set: { 'slots.$.epoch': epoch, 'slots.$.since': new Date(nowMs) } };
  return (await model.updateOne({ _id: agent.id, slots: held }, change)).matchedCount === 1;
}

async function pull(
  model: StoredModel<AgentDocument>,
  id: string,
  slot: { id: string; epoch: number | object; since?: Date },
  nowMs: number,
): Promise<void> {
  const change = { $pull: { slots: slot }, $set: { movedAt: new Date(nowMs) } };
  await model.updateOne({ _id: id, slots: trusted({ $elemMatch: slot }) }, change);
}

function toRecord({ _id, name, availability, seenAt, capacity, slots, movedAt }: AgentDocument): AgentRecord {
  return {
    ...{ id: _id, name, availability, capacity },
    seenAtMs: seenAt.getTime(),
    movedAtMs: movedAt.getTime(),
    slots: slots.map(({ id, epoch, since }) => ({
      ...{ conversationId: conversationId(id), epoch },
      sinceMs: since.getTime(),
    })),
  };
}
