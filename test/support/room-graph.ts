// The drawing in src/README.md: which room imports which, taken from the import graph of the sources.
// An arrow that follows from other arrows is left out, so that the floors can be seen.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { cruise, ROOT, type Cruise } from './tools.js';

const README = path.join(ROOT, 'src', 'README.md');
const BEGIN = '<!-- drawn by `npm run graph` -->';
const END = '<!-- end of the drawing -->';

type RoomGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** The text of src/README.md, and the same with the drawing as the sources are now. */
export async function redraw(): Promise<{
  readonly file: string;
  readonly now: string;
  readonly drawn: string;
}> {
  const now = readFileSync(README, 'utf8');
  const begin = now.indexOf(BEGIN);
  const end = now.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`${README}: put the lines ${BEGIN} and ${END} back`);
  const drawing = draw(reduce(roomsOf(await cruise(['src']))));
  const drawn = `${now.slice(0, begin)}${BEGIN}\n\n${drawing}\n\n${now.slice(end)}`;
  return { file: README, now, drawn };
}

/** `src/turns/lanes.ts` is in `turns`, `src/main.ts` is `main`; launch is not part of the program. */
function roomOf(file: string): string | undefined {
  const [, room] = /^src\/([\w-]+)(?:\/|\.ts$)/.exec(file) ?? [];
  return room === 'launch' ? undefined : room;
}

export function roomsOf({ modules }: Pick<Cruise, 'modules'>): RoomGraph {
  const graph = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (from === undefined) continue;
    const targets = graph.get(from) ?? new Set<string>();
    graph.set(from, targets);
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (to !== undefined && to !== from) targets.add(to);
    }
  }
  return graph;
}

/** Drops each arrow whose end is also reached by a longer way. The rooms have no circle: another test says so. */
export function reduce(graph: RoomGraph): RoomGraph {
  const reached = (from: string): Set<string> => {
    const next = [...(graph.get(from) ?? [])];
    return new Set(next.flatMap((room) => [room, ...reached(room)]));
  };
  return new Map(
    [...graph].map(([room, targets]) => {
      const further = new Set([...targets].flatMap((target) => [...reached(target)]));
      return [room, new Set([...targets].filter((target) => !further.has(target)))];
    }),
  );
}

/** Mermaid, sorted, so that the same sources give the same text. */
export function draw(graph: RoomGraph): string {
  const lines = [...graph.keys()].sort().flatMap((room) => {
    const targets = [...(graph.get(room) ?? [])].sort();
    return targets.length === 0 ? [] : [`  ${room} --> ${targets.join(' & ')}`];
  });
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}
