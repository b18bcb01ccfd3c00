// Two hubs on one database: what one changes of tags and shift notes, the screens of the other hear.

import { createLook } from '../../src/sockets/board-watch.js';
import type { Tag } from '../../src/domain/tag.js';
import type { ShiftNote } from '../../src/desk/shift-note-store.js';

describe('what everybody at the desk shares', () => {
  const mei = { id: 'mei', name: '美' };
  const store = { tags: [] as Tag[], notes: [] as ShiftNote[] };
  const hubOn = (isThere: () => boolean) => {
    const told: string[] = [];
    const look = createLook({
      desk: {
        tags: { list: () => Promise.resolve([...store.tags]) },
        shiftNotes: { list: () => Promise.resolve([...store.notes]) },
      },
      hasListeners: isThere,
      tell: (changed) => told.push(changed),
      onError: () => undefined,
    });
    return { told, look };
  };
  beforeEach(() => {
    store.tags = [{ id: 't1', name: '急件', colour: 'red', isRetired: false }];
    store.notes = [];
  });

  it('is told once for each change that another hub has made, and for nothing else', async () => {
    const here = hubOn(() => true);
    await here.look();
    await here.look();
    expect(here.told).toEqual([]);

    store.notes.push({ id: 'n1', text: '電梯維修', author: mei, atMs: 1 });
    await here.look();
    await here.look();
    store.notes = [{ id: 'n1', text: '電梯維修', author: mei, atMs: 1, done: { by: mei, atMs: 2 } }];
    store.tags = [{ id: 't1', name: '特急件', colour: 'red', isRetired: false }];
    await here.look();

    expect(here.told).toEqual(['shiftNotesChanged', 'tagsChanged', 'shiftNotesChanged']);
  });

  it('is nobody’s business while no screen is there, and known anew when one comes', async () => {
    let isThere = true;
    const here = hubOn(() => isThere);
    await here.look();
    isThere = false;
    await here.look();
    store.tags = [];
    isThere = true;
    await here.look();

    expect(here.told).toEqual([]);
  });
});
