// The signs that stand on messages of a talk now. A sign that came before its message, or before the platform told what it calls
// a message of ours, is there as soon as the two are known.

import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { OutboxDelivery } from '../outbox/outbox-store.js';

type Sends = ReadonlyMap<string, OutboxDelivery>;

/** By the entry's number; entries without signs have none. Of each person the latest sign counts. */
export async function readReactions(
  transcript: Pick<TranscriptStore, 'listReactions'>,
  entries: readonly TranscriptEntry[],
  sends: Sends,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const seqs = new Map(
    entries.flatMap((entry) => namesOf(entry, sends).map((id) => [id, entry.seq] as const)),
  );
  const [first] = entries;
  if (first === undefined || seqs.size === 0) return new Map();
  const standing = new Map<number, Map<string, string>>();
  for (const reaction of await transcript.listReactions(first.conversationId, [...seqs.keys()])) {
    const seq = seqs.get(reaction.amends?.messageId ?? '') ?? 0;
    const signs = standing.get(seq) ?? new Map<string, string>();
    standing.set(seq, signs);
    put(signs, reaction);
  }
  return new Map([...standing].map(([seq, signs]) => [seq, [...signs.values()]]));
}

/** What the platform calls the bubbles of an entry. */
function namesOf({ messageId = '', sourceKey }: TranscriptEntry, sends: Sends): readonly string[] {
  const sent = sends.get(sourceKey)?.sent?.platformMessageIds ?? [];
  return [messageId, ...sent].filter((id) => id !== '');
}

function put(signs: Map<string, string>, { amends, activity }: TranscriptEntry): void {
  const person = activity?.from.id ?? '';
  signs.delete(person);
  if (amends?.sign !== undefined) signs.set(person, amends.sign);
}
