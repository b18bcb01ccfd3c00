// Letters to be sent, in MongoDB: one document each, every step under its guard. Implements `mail/mail-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import { MAIL_FAULTS, type Letter, type MailFault } from '../mail/letter.js';
import {
  MAIL_STATES,
  type MailHold,
  type MailRow,
  type MailState,
  type MailStore,
} from '../mail/mail-store.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded } from './store-fault.js';

interface MailDocument {
  readonly _id: string;
  readonly week: string;
  readonly department: string;
  readonly address: string;
  readonly state: MailState;
  /** When it may be tried. */
  readonly dueAt: Date;
  readonly until: Date;
  readonly at: Date;
  readonly attempts: number;
  readonly fence: number;
  readonly leaseUntil?: Date;
  /** Its content is being given to the server: from then on it may have arrived. */
  readonly isBegun: boolean;
  readonly letter?: Letter;
  readonly fault?: MailFault;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    week: { type: String, required: true },
    department: String,
    address: { type: String, required: true },
    state: { type: String, required: true },
    dueAt: { type: Date, required: true },
    until: { type: Date, required: true },
    at: { type: Date, required: true },
    attempts: { type: Number, required: true },
    fence: { type: Number, required: true },
    leaseUntil: Date,
    isBegun: { type: Boolean, required: true },
    letter: { type: Schema.Types.Mixed, required: false },
    fault: { type: Schema.Types.Mixed, required: false },
  },
  { collection: 'mail_outbox', versionKey: false, autoIndex: false },
);
// claim: the waiting ones, longest due first; sweep: those in the making
schema.index({ state: 1, dueAt: 1 });
// list: a department's week
schema.index({ week: 1, department: 1 });

const fault = z.exactOptional(z.object({ code: z.enum(MAIL_FAULTS), detail: z.exactOptional(z.string()) }));
const mailRow = z
  .object({
    ...{ _id: z.string(), week: z.string(), department: z.string(), address: z.string() },
    ...{ state: z.enum(MAIL_STATES), attempts: z.number(), at: z.date(), fault },
  })
  .transform(({ _id: id, at, ...row }): MailRow => ({ ...row, id, atMs: at.getTime() }));
const claimedRow = z
  .object({
    ...{ _id: z.string(), fence: z.number(), attempts: z.number() },
    letter: z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() }),
  })
  .transform(({ _id: id, ...mail }) => ({ ...mail, id }));

type Mails = StoredModel<MailDocument>;

export function createMailStore(connection: Connection): MailStore {
  const mails: Mails = modelOf(connection, 'Mail', schema);
  return {
    ...keeping(mails),
    ...sending(mails),
    sweep: (nowMs) => guarded(() => sweep(mails, new Date(nowMs))),
  };
}

function keeping(mails: Mails): Pick<MailStore, 'add' | 'known' | 'list' | 'sendAgain' | 'drop'> {
  return {
    add: (rows) =>
      guarded(async () => {
        await insertNew(mails, rows.map(toDocument));
      }),
    known: (ids) =>
      guarded(async () => {
        const rows = await mails.find({ _id: trusted({ $in: [...ids] }) }, { _id: 1 }).lean();
        return new Set(rows.map(({ _id }) => _id));
      }),
    list: ({ week, department }) =>
      guarded(async () => (await mails.find({ week, department }).lean()).map((row) => mailRow.parse(row))),
    sendAgain: (id, nowMs) =>
      guarded(async () => {
        const at = new Date(nowMs);
        const row: unknown = await mails
          .findOneAndUpdate(
            { _id: id, state: trusted({ $in: ['failed', 'unclear'] }), until: trusted({ $gt: at }) },
            { $set: { state: 'waiting', dueAt: at, at, attempts: 0, isBegun: false }, $unset: { fault: 1 } },
            { returnDocument: 'after' },
          )
          .lean();
        return row === null ? undefined : mailRow.parse(row);
      }),
    drop: (department, addresses) =>
      guarded(async () => {
        const address = trusted({ $in: [...addresses] });
        await mails.deleteMany({ state: 'waiting', department, address });
      }),
  };
}

function sending(mails: Mails): Pick<MailStore, 'claim' | 'begin' | 'settle' | 'postpone'> {
  const held = ({ id: _id, fence }: MailHold) => ({ _id, fence, state: 'sending' as const });
  return {
    claim: (nowMs, leaseUntilMs) =>
      guarded(async () => {
        const [at, leaseUntil] = [new Date(nowMs), new Date(leaseUntilMs)];
        const row: unknown = await mails
          .findOneAndUpdate(
            { state: 'waiting', dueAt: trusted({ $lte: at }), until: trusted({ $gt: at }) },
            {
              $set: { state: 'sending', leaseUntil, at, isBegun: false },
              $inc: { fence: 1, attempts: 1 },
            },
            { sort: { dueAt: 1 }, returnDocument: 'after' },
          )
          .lean();
        return row === null ? undefined : claimedRow.parse(row);
      }),
    begin: (hold, nowMs) =>
      guarded(async () => {
        const mine = { ...held(hold), isBegun: false, leaseUntil: trusted({ $gt: new Date(nowMs) }) };
        const { modifiedCount } = await mails.updateOne(mine, { $set: { isBegun: true } });
        return modifiedCount === 1;
      }),
    settle: (hold, { state, atMs, fault: why }) =>
      guarded(async () => {
        const reason = why === undefined ? {} : { fault: why };
        const gone = { leaseUntil: 1, ...(why === undefined ? { fault: 1 } : {}) };
        await mails.updateOne(held(hold), {
          $set: { state, at: new Date(atMs), ...reason },
          $unset: state === 'sent' ? { ...gone, letter: 1 } : gone,
        });
      }),
    postpone: (hold, { dueAtMs, atMs, fault: why }) =>
      guarded(async () => {
        const reason = why === undefined ? {} : { fault: why };
        await mails.updateOne(held(hold), {
          $set: { state: 'waiting', dueAt: new Date(dueAtMs), at: new Date(atMs), isBegun: false, ...reason },
          $unset: { leaseUntil: 1 },
        });
      }),
  };
}

/** One guarded update a row: of two hubs one tells of it. */
async function sweep(mails: Mails, at: Date): ReturnType<MailStore['sweep']> {
  const over = { state: 'sending' as const, leaseUntil: trusted({ $lte: at }) };
  const freed = { state: 'waiting' as const, dueAt: at, at };
  await mails.updateMany({ ...over, isBegun: false }, { $set: freed, $unset: { leaseUntil: 1 } });
  const cut = { state: 'unclear', at, fault: { code: 'cut' } };
  const late = { state: 'failed', at, fault: { code: 'late' } };
  return [
    ...(await endEach(mails, { ...over, isBegun: true }, cut)),
    ...(await endEach(mails, { state: 'waiting', until: trusted({ $lte: at }) }, late)),
  ];
}

async function endEach(mails: Mails, which: object, end: object): Promise<MailRow[]> {
  const ended: MailRow[] = [];
  for (;;) {
    const change = { $set: end, $unset: { leaseUntil: 1 } };
    const row: unknown = await mails.findOneAndUpdate(which, change, { returnDocument: 'after' }).lean();
    if (row === null) return ended;
    ended.push(mailRow.parse(row));
  }
}

function toDocument({
  id,
  atMs,
  untilMs,
  letter,
  ...row
}: Parameters<MailStore['add']>[0][number]): MailDocument {
  const at = new Date(atMs);
  return {
    ...{ ...row, _id: id, at, dueAt: at, until: new Date(untilMs) },
    ...{ attempts: 0, fence: 0, isBegun: false },
    ...(letter === undefined ? { state: 'nothing' } : { state: 'waiting', letter }),
  };
}
