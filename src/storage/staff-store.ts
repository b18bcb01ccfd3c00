// Accounts in MongoDB, the list of active administrators, and the one-time link. Implements `staff/staff-store.ts`.

import mongoose, { Schema, type Connection } from 'mongoose';
import { z } from 'zod';

import type { Agent } from '../domain/handoff.js';
import { staffId, type StaffId } from '../domain/ids.js';
import { DESK_ROLES, ROLES } from '../domain/roles.js';
import type { StaffAccount } from '../staff/staff-account.js';
import type { StaffChange, StaffStore } from '../staff/staff-store.js';
import { modelOf, type StoredModel } from './model.js';
import { guarded, isDuplicateKey } from './store-fault.js';

const { trusted } = mongoose;

interface StaffDocument {
  readonly _id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly isActive: boolean;
  readonly passwordHash: string;
  readonly formerHashes: readonly string[];
  readonly generation: number;
  readonly knownNetworks: readonly string[];
  readonly createdAt: Date;
  readonly lastSignInAt?: Date;
}

/** `admins` lists who is an active administrator; `setup` holds the one-time link. */
interface StateDocument {
  readonly _id: string;
  readonly ids?: readonly string[];
  readonly tokenHash?: string;
  readonly endsAt?: Date;
}

const ADMINS = 'admins';
const SETUP = 'setup';

const staffSchema = new Schema(
  {
    _id: { type: String, required: true },
    email: { type: String, required: true },
    name: { type: String, required: true },
    roles: { type: [String], required: true },
    isActive: { type: Boolean, required: true },
    passwordHash: { type: String, required: true },
    formerHashes: { type: [String], required: true },
    generation: { type: Number, required: true },
    knownNetworks: { type: [String], required: true },
    createdAt: { type: Date, required: true },
    lastSignInAt: Date,
  },
  { collection: 'staff', versionKey: false, autoIndex: false },
);
// findByEmail; and no two people share an address.
staffSchema.index({ email: 1 }, { unique: true });

const stateSchema = new Schema(
  {
    _id: { type: String, required: true },
    ids: { type: [String], default: undefined },
    tokenHash: String,
    endsAt: Date,
  },
  { collection: 'staff_state', versionKey: false, autoIndex: false },
);

const staffRow = z
  .object({
    _id: z.string(),
    email: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    isActive: z.boolean(),
    passwordHash: z.string(),
    formerHashes: z.array(z.string()),
    generation: z.int(),
    knownNetworks: z.array(z.string()),
    createdAt: z.date(),
    lastSignInAt: z.date().optional(),
  })
  .transform(({ _id, createdAt, lastSignInAt, ...rest }): StaffAccount => ({
    ...rest,
    id: staffId(_id),
    createdAtMs: createdAt.getTime(),
    ...(lastSignInAt === undefined ? {} : { lastSignInAtMs: lastSignInAt.getTime() }),
  }));

interface Models {
  readonly staff: StoredModel<StaffDocument>;
  readonly states: StoredModel<StateDocument>;
}

export function createStaffStore(connection: Connection): StaffStore {
  const models: Models = {
    staff: modelOf(connection, 'Staff', staffSchema),
    states: modelOf(connection, 'StaffState', stateSchema),
  };
  return {
    insert: (account) => guarded(() => insert(models, account)),
    findById: (id) => guarded(() => findOne(models, { _id: id })),
    findByEmail: (email) => guarded(() => findOne(models, { email })),
    list: () => guarded(() => list(models)),
    hasActiveAdmin: () => guarded(async () => (await countActiveAdmins(models)) > 0),
    change: (account, change) => guarded(() => changeOne(models, account, change)),
    noteSignIn: (id, { atMs, knownNetworks }) =>
      guarded(async () => {
        const $set = { lastSignInAt: new Date(atMs), knownNetworks: [...knownNetworks] };
        await models.staff.updateOne({ _id: id }, { $set });
      }),
    leaveAdmins: (id) => guarded(() => leaveAdmins(models, id)),
    joinAdmins: (id) => guarded(() => joinAdmins(models, id)),
    putSetupToken: ({ hash, endsAtMs }) =>
      guarded(async () => {
        const $set = { tokenHash: hash, endsAt: new Date(endsAtMs) };
        await models.states.updateOne({ _id: SETUP }, { $set }, { upsert: true });
      }),
    hasSetupToken: (hash, nowMs) =>
      guarded(async () => {
        const filter = { _id: SETUP, tokenHash: hash, endsAt: trusted({ $gt: new Date(nowMs) }) };
        return (await models.states.countDocuments(filter)) === 1;
      }),
    dropSetupToken: () =>
      guarded(async () => {
        await models.states.deleteOne({ _id: SETUP });
      }),
  };
}

async function insert({ staff }: Models, account: StaffAccount): Promise<'inserted' | 'taken'> {
  const { id, roles, createdAtMs, formerHashes, knownNetworks, ...rest } = account;
  const document = {
    ...rest,
    _id: id,
    roles: [...roles],
    formerHashes: [...formerHashes],
    knownNetworks: [...knownNetworks],
    createdAt: new Date(createdAtMs),
  };
  try {
    await staff.create(document);
    return 'inserted';
  } catch (error) {
    if (isDuplicateKey(error)) return 'taken';
    throw error;
  }
}

/** Ids of accounts that have ended or may not serve at the desk; asked for every other second, so nothing else of them is read. */
export function createListOffDesk(connection: Connection): () => Promise<ReadonlySet<string>> {
  const staff = modelOf<StaffDocument>(connection, 'Staff', staffSchema);
  const filter = { $or: [{ isActive: false }, { roles: trusted({ $nin: [...DESK_ROLES] }) }] };
  return () =>
    guarded(async () => {
      const rows = await staff.find(filter, { _id: 1 }).lean<Pick<StaffDocument, '_id'>[]>();
      return new Set(rows.map(({ _id }) => _id));
    });
}

/** Who may serve at the desk, by name; nothing else of them is read. */
export function createListServing(connection: Connection): () => Promise<readonly Agent[]> {
  const staff = modelOf<StaffDocument>(connection, 'Staff', staffSchema);
  const filter = { isActive: true, roles: trusted({ $in: [...DESK_ROLES] }) };
  return () =>
    guarded(async () => {
      const rows = await staff.find(filter, { name: 1 }).lean<Pick<StaffDocument, '_id' | 'name'>[]>();
      return rows.map(({ _id: id, name }) => ({ id, name }));
    });
}

async function findOne(
  { staff }: Models,
  filter: { _id: string } | { email: string },
): Promise<StaffAccount | undefined> {
  const row = await staff.findOne(filter).lean();
  return row === null ? undefined : staffRow.parse(row);
}

async function list({ staff }: Models): Promise<readonly StaffAccount[]> {
  const rows = await staff.find().sort({ isActive: -1, name: 1, _id: 1 }).lean();
  return rows.map((row) => staffRow.parse(row));
}

async function countActiveAdmins({ staff }: Models, among?: readonly string[]): Promise<number> {
  const whom = among === undefined ? {} : { _id: trusted({ $in: [...among] }) };
  return staff.countDocuments({ ...whom, roles: 'admin', isActive: true });
}

async function changeOne(
  { staff }: Models,
  { id, generation }: Pick<StaffAccount, 'id' | 'generation'>,
  { name, roles, isActive, password, endsSessions }: StaffChange,
): Promise<StaffAccount | 'stale'> {
  const $set = {
    ...(name === undefined ? {} : { name }),
    ...(roles === undefined ? {} : { roles: [...roles] }),
    ...(isActive === undefined ? {} : { isActive }),
    ...(password === undefined
      ? {}
      : { passwordHash: password.hash, formerHashes: [...password.formerHashes] }),
  };
  const row = await staff
    .findOneAndUpdate(
      { _id: id, generation },
      { $set, $inc: { generation: endsSessions ? 1 : 0 } },
      { returnDocument: 'after' },
    )
    .lean();
  return row === null ? 'stale' : staffRow.parse(row);
}

/**
 * One update takes the id off a list that holds another. The list may name somebody who is no longer an administrator
 * (a crash between two writes), so those that remain are looked up, and without a real one the id goes back.
 */
async function leaveAdmins(models: Models, id: StaffId): Promise<boolean> {
  const row = await models.states
    .findOneAndUpdate(
      { _id: ADMINS, $and: [{ ids: id }, { ids: trusted({ $elemMatch: { $ne: id } }) }] },
      { $pull: { ids: id } },
      { returnDocument: 'after' },
    )
    .lean();
  if (row === null) return false;
  if ((await countActiveAdmins(models, row.ids ?? [])) > 0) return true;
  await joinAdmins(models, id);
  return false;
}

async function joinAdmins({ states }: Models, id: StaffId): Promise<void> {
  await states.updateOne({ _id: ADMINS }, { $addToSet: { ids: id } }, { upsert: true });
}
