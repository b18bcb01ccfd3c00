// What optional helpers have cost, by purse and day. Implements `assist/assist-budget.ts`.

import { Schema, trusted, type Connection } from 'mongoose';

import type { AssistBudgetStore } from '../assist/assist-budget.js';
import { modelOf } from './model.js';
import { guarded, isDuplicateKey } from './store-fault.js';

interface BudgetDocument {
  /** `llm:2026-11-21` */
  _id: string;
  tokens: number;
}

const schema = new Schema(
  { _id: { type: String, required: true }, tokens: { type: Number, required: true } },
  { collection: 'assist_budget', versionKey: false, autoIndex: false },
);

export function createAssistBudgetStore(connection: Connection): AssistBudgetStore {
  const model = modelOf<BudgetDocument>(connection, 'AssistBudget', schema);
  const add = async (key: string, tokens: number, room: number): Promise<boolean> => {
    const filter = { _id: key, tokens: trusted({ $lte: room }) };
    const { matchedCount } = await model.updateOne(filter, { $inc: { tokens } });
    return matchedCount === 1;
  };
  return {
    reserve: (key, tokens, limit) =>
      guarded(async () => {
        if (tokens > limit) return false;
        if (await add(key, tokens, limit - tokens)) return true;
        try {
          await model.collection.insertOne({ _id: key, tokens } as never);
          return true;
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
        }
        // The day's document was there, full, or was made by somebody else just now.
        return add(key, tokens, limit - tokens);
      }),
    settle: (key, tokens) =>
      guarded(async () => {
        await model.updateOne({ _id: key }, { $inc: { tokens } });
      }),
    read: (key) =>
      guarded(async () => {
        const found = await model.findOne({ _id: key }).lean<BudgetDocument>();
        return found?.tokens ?? 0;
      }),
  };
}
