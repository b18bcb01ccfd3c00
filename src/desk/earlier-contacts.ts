// A talk lasts as long as its contact; people come back to it. Cuts its transcript into contacts: stretches between long
// silences. Pure.

import type { TranscriptEntry } from '../conversations/transcript-store.js';

/**
 * After so long without a word the next one of the citizen begins a new contact. Ours: longer than a lunch and an afternoon of
 * waiting, shorter than a night. Unit: ms.
 */
const SILENCE_MS = 6 * 3_600_000;

export type Contact = readonly [TranscriptEntry, ...TranscriptEntry[]];

/**
 * Oldest first; the last one is going on. With `waitingSinceMs` everything from that moment belongs to it: who waits for a
 * person through the night is still at the same matter.
 */
export function cutContacts(
  entries: readonly TranscriptEntry[],
  waitingSinceMs = Infinity,
): readonly Contact[] {
  const contacts: [TranscriptEntry, ...TranscriptEntry[]][] = [];
  let heardAtMs = -Infinity;
  for (const entry of entries) {
    const current = contacts.at(-1);
    const isNew =
      entry.author === 'citizen' && entry.atMs - heardAtMs > SILENCE_MS && heardAtMs < waitingSinceMs;
    if (current === undefined || isNew) contacts.push([entry]);
    else current.push(entry);
    // A note of colleagues is no word to or from the citizen.
    if (entry.author !== 'note') heardAtMs = Math.max(heardAtMs, entry.atMs);
  }
  return contacts;
}
