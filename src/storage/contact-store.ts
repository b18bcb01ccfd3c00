// Contacts in MongoDB: one document a person and account, always read by its key.

import { Schema, trusted, type Connection } from 'mongoose';

import type { Contact, ContactStore } from '../conversations/contact-store.js';
import type { ContactProfile } from '../domain/contact.js';
import { contactId } from '../domain/ids.js';
import { REPEATABLE_WRITE } from './durability.js';
import { modelOf, type StoredModel } from './model.js';
import { guarded } from './store-fault.js';

interface ContactDocument {
  _id: string;
  accountId: string;
  profile?: ContactProfile;
  askAgainAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    profile: { name: String, pictureUrl: String, language: String },
    askAgainAt: { type: Date, required: true },
  },
  { collection: 'contacts', versionKey: false, autoIndex: false },
);
/** People by how their name begins: the search for talks. */
schema.index({ 'profile.name': 1 }, { partialFilterExpression: { 'profile.name': { $exists: true } } });

export const contactModel = (connection: Connection): StoredModel<ContactDocument> =>
  modelOf<ContactDocument>(connection, 'Contact', schema);

export function createContactStore(connection: Connection): ContactStore {
  const model = contactModel(connection);
  return {
    find: (ids) =>
      guarded(async () => {
        if (ids.length === 0) return [];
        const rows = await model.find({ _id: trusted({ $in: [...ids] }) }).lean<ContactDocument[]>();
        return rows.map(toContact);
      }),
    save: ({ id, accountId, profile, askAgainAtMs }) =>
      guarded(async () => {
        const told = profile === undefined ? {} : { profile };
        const change = { $set: { accountId, askAgainAt: new Date(askAgainAtMs), ...told } };
        await model.updateOne({ _id: id }, change, { ...REPEATABLE_WRITE, upsert: true });
      }),
  };
}

function toContact({ _id, profile, askAgainAt }: ContactDocument): Contact {
  return {
    id: contactId(_id),
    ...(profile?.name === undefined ? {} : { profile }),
    askAgainAtMs: askAgainAt.getTime(),
  };
}
