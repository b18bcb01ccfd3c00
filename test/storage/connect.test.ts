import mongoose, { Schema, type Model } from 'mongoose';

import { connectDatabase, type Database } from '../../src/storage/connect.js';
import { testDatabase, testMongoUri } from '../support/engine.js';
import { CACHE_DIR, CHILD_ENTRY } from '../support/engine-folders.js';

interface Note {
  _id: string;
  count: number;
}

async function connectTo(uri: string): Promise<Database> {
  const onEvent = (): void => undefined;
  return connectDatabase({ uri, onEvent, dataDir: '', childEntry: CHILD_ENTRY, cacheDir: CACHE_DIR });
}

describe('connectDatabase', () => {
  const db = testDatabase();
  const notes = (): Model<Note> => db().connection.model<Note>('Note');

  beforeAll(async () => {
    const model = db().connection.model('Note', new Schema<Note>({ _id: String, count: Number }));
    await model.create([
      { _id: 'a', count: 1 },
      { _id: 'b', count: 5 },
    ]);
  });

  it('answers a ping', async () => {
    await expect(db().probe()).resolves.toBeUndefined();
  });

  it('takes an operator that the code marks as its own', async () => {
    const found = await notes()
      .find({ count: mongoose.trusted({ $gt: 3 }) })
      .lean();

    expect(found.map((note) => note._id)).toEqual(['b']);
  });

  it('refuses an operator that may come from outside', async () => {
    const smuggled = JSON.parse('{"count":{"$gt":0}}') as Record<string, unknown>;

    await expect(notes().find(smuggled).lean()).rejects.toMatchObject({ name: 'CastError' });
  });

  it('refuses a filter on a path that the schema lacks, which would otherwise match everything', async () => {
    await expect(notes().deleteMany({ colour: 'red' })).rejects.toMatchObject({ name: 'StrictModeError' });
    expect(await notes().countDocuments()).toBe(2);
  });

  it('asks for the journal with every write', () => {
    expect(db().connection.getClient().options.writeConcern).toMatchObject({ journal: true });
  });

  it('leaves the database of the address, or takes yima', async () => {
    const uri = await testMongoUri();

    const plain = await connectTo(uri);
    const named = await connectTo(uri.replace('/?', '/city?'));
    const names = [plain, named].map(({ connection }) => connection.name);
    await Promise.all([plain.close(), named.close()]);

    expect(names).toEqual(['yima', 'city']);
  });

  it.each([
    ['no database answers', 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100', 'STORE_UNAVAILABLE'],
    ['the address is none', 'http://127.0.0.1/', 'MONGODB_URI_INVALID'],
    ['the address has no host', 'mongodb://', 'MONGODB_URI_INVALID'],
    ['the address has an unknown option', 'mongodb://127.0.0.1/?nonsense=1', 'MONGODB_URI_INVALID'],
  ])('says so when %s', async (_name, uri, code) => {
    await expect(connectTo(uri)).rejects.toMatchObject({ code });
  });
});
