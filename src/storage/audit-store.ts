// The audit log in MongoDB: rows are added and read, there is no way to change one. Implements `AuditStore` of `staff/audit-log.ts`.

import mongoose, { Schema, type Connection } from 'mongoose';
import { z } from 'zod';

import { staffId } from '../domain/ids.js';
import {
  AUDIT_ACTIONS,
  AUDIT_TARGET_KINDS,
  type AuditEntry,
  type AuditQuery,
  type AuditStore,
} from '../staff/audit-log.js';
import { insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

const { trusted } = mongoose;

interface AuditDocument {
  readonly _id: string;
  readonly at: Date;
  readonly action: string;
  readonly actor?: { readonly id: string; readonly name: string };
  readonly target?: { readonly kind: string; readonly id: string };
  readonly address?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    action: { type: String, required: true },
    actor: { type: { id: String, name: String }, _id: false, required: false },
    target: { type: { kind: String, id: String }, _id: false, required: false },
    address: String,
    details: Schema.Types.Mixed,
  },
  { collection: 'audit', versionKey: false, autoIndex: false },
);
// list by who, by what was touched, by what was done; by time the key serves.
schema.index({ 'actor.id': 1, _id: -1 });
schema.index({ 'target.id': 1, _id: -1 });
schema.index({ action: 1, _id: -1 });

const auditRow = z
  .object({
    _id: z.string(),
    at: z.date(),
    action: z.enum(AUDIT_ACTIONS),
    actor: z.object({ id: z.string().transform(staffId), name: z.string() }).exactOptional(),
    target: z.object({ kind: z.enum(AUDIT_TARGET_KINDS), id: z.string() }).exactOptional(),
    address: z.string().exactOptional(),
    details: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
      .exactOptional(),
  })
  .transform(({ _id, at, ...rest }): AuditEntry => ({ ...rest, id: _id, atMs: at.getTime() }));

export function createAuditStore(connection: Connection): AuditStore {
  const model = modelOf<AuditDocument>(connection, 'Audit', schema);
  return {
    append: ({ id, atMs, ...rest }) =>
      guarded(async () => {
        await insertNew(model, [{ ...rest, _id: id, at: new Date(atMs) }]);
      }),
    list: (query) =>
      guarded(async () => {
        const rows = await model.find(toFilter(query)).sort({ _id: -1 }).limit(query.limit).lean();
        return rows.map((row) => auditRow.parse(row));
      }),
  };
}

function toFilter({ beforeId, actorId, targetId, action }: AuditQuery) {
  return {
    ...(beforeId === undefined ? {} : { _id: trusted({ $lt: beforeId }) }),
    ...(actorId === undefined ? {} : { 'actor.id': actorId }),
    ...(targetId === undefined ? {} : { 'target.id': targetId }),
    ...(action === undefined ? {} : { action }),
  };
}
