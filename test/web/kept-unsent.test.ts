// What waits to be sent outlasts a page, and two windows of one page leave each other's alone.

import type { Keeping } from '../../src/web/widget/keeping-shape.js';
import { createKeptUnsent } from '../../src/web/widget/kept-unsent.js';
import type { Unsent } from '../../src/web/widget/talk-state.js';

const unsent = (clientId: string, more: Partial<Unsent> = {}): Unsent => ({
  ...{ clientId, kind: 'say', text: `words of ${clientId}`, phase: 'waiting', atMs: 1 },
  ...more,
});
/** What the windows of one browser share. */
function browser(): Keeping {
  const kept = new Map<string, string>();
  return {
    read: (name) => kept.get(name),
    write: (name, value) => {
      if (value === undefined) kept.delete(name);
      else kept.set(name, value);
    },
  };
}
const idsIn = (keeping: Keeping): readonly string[] =>
  createKeptUnsent(keeping)
    .read()
    .map(({ clientId }) => clientId);

describe('what waits to be sent', () => {
  it('stays beside what another window keeps, and goes alone once it is sent', () => {
    const keeping = browser();
    const [one, other] = [createKeptUnsent(keeping), createKeptUnsent(keeping)];
    one.write([unsent('theirs')]);

    other.write([unsent('mine')]);
    expect(idsIn(keeping)).toEqual(['theirs', 'mine']);

    other.write([unsent('mine', { phase: 'sent' })]);
    expect(idsIn(keeping)).toEqual(['theirs']);
    one.write([]);
    expect(keeping.read('unsent')).toBeUndefined();
  });

  it('belongs to the page that reads it', () => {
    const keeping = browser();
    createKeptUnsent(keeping).write([unsent('of the page before')]);
    const now = createKeptUnsent(keeping);

    now.write(now.read().slice(1));

    expect(idsIn(keeping)).toEqual([]);
  });

  it('is of a file its name, not its bytes', () => {
    const keeping = browser();
    createKeptUnsent(keeping).write([
      unsent('picture', { kind: 'file', file: new Blob(['x']), ratio: 0.5, isKept: true }),
    ]);

    const [kept] = createKeptUnsent(keeping).read();
    expect(Object.keys(kept ?? {}).sort()).toEqual(['atMs', 'clientId', 'kind', 'phase', 'text']);
  });

  it.each(['', '{', 'null', '[1]', '[{"clientId":1}]'])('takes nothing from %j', (stored) => {
    const keeping = browser();
    keeping.write('unsent', stored);

    expect(idsIn(keeping)).toEqual([]);
  });
});
