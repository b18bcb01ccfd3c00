// The drawing of the rooms in src/README.md is the import graph as it is now.

import { draw, reduce, redraw, roomsOf } from '../support/room-graph.js';

describe('the drawing in src/README.md', () => {
  it('is what `npm run graph` draws', async () => {
    const { now, drawn } = await redraw();

    expect(now).toBe(drawn);
  }, 120_000);
});

describe('a drawing', () => {
  const modules = [
    {
      source: 'src/main.ts',
      dependencies: [{ resolved: 'src/turns/run-turn.ts' }, { resolved: 'src/lib/clock.ts' }],
    },
    {
      source: 'src/turns/run-turn.ts',
      dependencies: [{ resolved: 'src/turns/lanes.ts' }, { resolved: 'src/lib/clock.ts' }],
    },
    { source: 'src/launch/start.js', dependencies: [] },
    { source: 'node_modules/zod/index.js', dependencies: [] },
  ];

  it('knows rooms, not files, and nothing outside of them', () => {
    const graph = roomsOf({ modules });

    expect([...graph].map(([room, targets]) => [room, [...targets]])).toEqual([
      ['main', ['turns', 'lib']],
      ['turns', ['lib']],
    ]);
  });

  it('leaves out an arrow that follows from others', () => {
    expect(draw(reduce(roomsOf({ modules })))).toBe(
      ['```mermaid', 'flowchart TD', '  main --> turns', '  turns --> lib', '```'].join('\n'),
    );
  });
});
