// What this person took lately, by its id alone: names and words stay with the hub.

import { readStored, writeStored } from '../shell/stored.js';

const MOST_KEPT = 12;
const keyOf = (myId: string): string => `found.${myId}`;

export function readRecent(myId: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(readStored(keyOf(myId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function keepRecent(myId: string, id: string): void {
  const kept = [id, ...readRecent(myId).filter((each) => each !== id)].slice(0, MOST_KEPT);
  writeStored(keyOf(myId), JSON.stringify(kept));
}
