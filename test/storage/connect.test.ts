import type mongoose from 'mongoose';
import { Schema } from 'mongoose';

import { testDatabase } from '../support/engine.js';

interface Note {
  _id: string;
  count: number;
}

describe('connectDatabase', () => {
  const db = testDatabase();
  const notes = () => db().connection.models['Note'] as mongoose.Model<Note>;

  beforeAll(() => {
    db().connection.model<Note>('Note', new Schema<Note>({ _id: String, count: Number }));
  });

  it('answers a ping', async () => {
    await expect(db().ping()).resolves.toBeUndefined();
  });

  it('finds what it stored', async () => {
    await notes().create({ _id: 'a', count: 1 });

    expect(await notes().findById('a').lean()).toMatchObject({ _id: 'a', count: 1 });
  });
});
