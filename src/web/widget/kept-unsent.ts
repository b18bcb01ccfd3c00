// What is unsent, kept over a reload. All windows of a page keep theirs at the same place: each writes its own and leaves the others' alone.

import type { Keeping } from './keeping-shape.js';
import { isWaiting, type Unsent } from './talk-state.js';

export interface KeptUnsent {
  /** Of earlier pages: from now on this window's. */
  readonly read: () => readonly Unsent[];
  /** All that is unsent in this window; what is not among it any more is forgotten. */
  readonly write: (unsent: readonly Unsent[]) => void;
}

const PLACE = 'unsent';

export function createKeptUnsent(keeping: Keeping): KeptUnsent {
  /** What this window has sent, will send or has dropped. */
  const own = new Set<string>();
  return {
    read() {
      const kept = readKept(keeping.read(PLACE));
      for (const { clientId } of kept) own.add(clientId);
      return kept;
    },
    write(unsent) {
      for (const { clientId } of unsent) own.add(clientId);
      const others = readKept(keeping.read(PLACE)).filter(({ clientId }) => !own.has(clientId));
      const kept = [...others, ...unsent.filter(isWaiting).map(toKept)];
      keeping.write(PLACE, kept.length === 0 ? undefined : JSON.stringify(kept));
    },
  };
}

/** Of a file its name: its bytes are kept elsewhere, and a later page looks for them anew. */
const toKept = (message: Unsent): object => ({
  ...message,
  file: undefined,
  ratio: undefined,
  isKept: undefined,
});

/** Anything unreadable is left out. */
function readKept(text: string | undefined): readonly Unsent[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter(isUnsent).map((message) => ({ ...message, phase: 'waiting' }));
  } catch {
    return [];
  }
}

function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== 'object' || value === null) return false;
  const { clientId, kind, text } = value as Partial<Unsent>;
  return (
    typeof clientId === 'string' &&
    typeof text === 'string' &&
    (kind === 'say' || kind === 'press' || kind === 'person' || kind === 'file')
  );
}
