// Files beside a reply that is being written, one list a talk: on their way, there, or refused. Outlives a change of talk, and what
// is there a reload as well.

import { useSyncExternalStore } from 'react';

import type { Fault } from '../shell/fault.js';
import { readStored, writeStored } from '../shell/stored.js';
import { createWatched } from '../shell/watched.js';

/** A file that the hub has. */
export interface ReadyFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** How it will reach the citizen. */
  readonly form: 'picture' | 'file' | 'link';
}

export interface FileChip {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  /** Share of it that has left, 0 to 1. */
  readonly share: number;
  readonly ready?: ReadyFile;
  readonly fault?: Fault;
}

const NONE: readonly FileChip[] = [];
const chips = createWatched<Readonly<Record<string, readonly FileChip[]>>>({});

/** Goes with the drafts when a person signs out. */
const storedKey = (place: string): string => `draft.files.${place}`;

/** `place`: of one person in one talk. */
export function useChips(place: string): readonly FileChip[] {
  return useSyncExternalStore(chips.subscribe, () => chips.read()[place] ?? restore(place));
}

export function changeChips(
  place: string,
  change: (before: readonly FileChip[]) => readonly FileChip[],
): void {
  const next = change(chips.read()[place] ?? restore(place));
  const ready = next.flatMap(({ ready: file }) => file ?? []);
  writeStored(storedKey(place), ready.length === 0 ? undefined : JSON.stringify(ready));
  chips.set({ ...chips.read(), [place]: next });
}

export const chipOf = (ready: ReadyFile): FileChip => ({
  ...{ key: ready.id, name: ready.name, bytes: ready.bytes },
  ...{ share: 1, ready },
});

/** What is there from before this page was loaded; kept, so that reading it again gives the same list. */
function restore(place: string): readonly FileChip[] {
  const stored = readStored(storedKey(place));
  if (stored === undefined) return NONE;
  const found = parse(stored).map(chipOf);
  Object.assign(chips.read(), { [place]: found });
  return found;
}

function parse(stored: string): readonly ReadyFile[] {
  try {
    const kept: unknown = JSON.parse(stored);
    // Written by this file alone.
    return Array.isArray(kept) ? (kept as ReadyFile[]) : [];
  } catch {
    return [];
  }
}
