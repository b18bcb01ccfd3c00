// Teams in MongoDB: a document each; where a talk waits lies in the conversation's own document. Implements `desk/team-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import { nameKey } from '../desk/tags.js';
import type { TalkQueueStore, TeamStore } from '../desk/team-store.js';
import type { Team } from '../domain/team.js';
import { toConversation, type ConversationDocument } from './conversation-document.js';
import { conversationModel } from './conversation-store.js';
import { changeRevision, insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

interface TeamDocument {
  _id: string;
  name: Team['name'];
  nameKey: string;
  leads: Team['leads'];
  overflow: Team['overflow'];
  members: string[];
  isRetired: boolean;
  revision: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: Schema.Types.Mixed, required: true },
    nameKey: { type: String, required: true },
    leads: { type: Schema.Types.Mixed, required: true },
    overflow: { type: Schema.Types.Mixed, required: true },
    members: { type: [String], required: true },
    isRetired: { type: Boolean, required: true },
    revision: { type: Number, required: true },
  },
  { collection: 'teams', versionKey: false, autoIndex: false },
);
// of two that take a name at once one wins; the list is read in this order
schema.index({ nameKey: 1 }, { unique: true });

const words = z.array(z.string()).readonly();
const teamRow = z
  .object({
    _id: z.string(),
    name: z.object({ zh: z.string(), en: z.string() }),
    leads: z.object({
      words,
      accounts: words,
      departments: words,
      categories: words,
      intents: words,
    }),
    overflow: z.object({ afterMinutes: z.number(), toTeamId: z.string().exactOptional() }),
    members: words,
    isRetired: z.boolean(),
    revision: z.number(),
  })
  .transform(({ _id, ...rest }): Team => ({ id: _id, ...rest }));

function toDocument({ id, name, leads, overflow, members, isRetired, revision }: Team): TeamDocument {
  return {
    _id: id,
    ...{ name, nameKey: nameKey(name.zh), leads, overflow },
    members: [...members],
    ...{ isRetired, revision },
  };
}

export function createTeamStore(connection: Connection): TeamStore & TalkQueueStore {
  const model = modelOf<TeamDocument>(connection, 'Team', schema);
  const talks = conversationModel(connection);
  return {
    list: () =>
      guarded(async () =>
        (await model.find({}).sort({ nameKey: 1 }).lean()).map((row) => teamRow.parse(row)),
      ),
    add: (team) =>
      guarded(async () => ((await insertNew(model, [toDocument(team)])) === 1 ? 'kept' : 'name-taken')),
    change: (team) =>
      guarded(async () => {
        const outcome = await changeRevision(model, toDocument(team));
        return outcome === 'taken' ? 'name-taken' : outcome;
      }),
    setMember: (teamId, staffId, isMember) =>
      guarded(async () => {
        const members = { members: staffId };
        const change = isMember ? { $addToSet: members } : { $pull: members };
        await model.updateOne({ _id: teamId }, { ...change, $inc: { revision: 1 } });
      }),
    reroute: (id, { epoch, queue: { teamId, sinceMs } }, queue) =>
      guarded(async () => {
        const waits = { _id: id, epoch, status: 'queued' as const };
        const there = {
          'queue.teamId': teamId ?? trusted({ $exists: false }),
          'queue.sinceMs': sinceMs,
        };
        const options = { returnDocument: 'after' as const };
        return toConversation(
          await talks
            .findOneAndUpdate({ ...waits, ...there }, { $set: { queue } }, options)
            .lean<ConversationDocument>(),
        );
      }),
  };
}
