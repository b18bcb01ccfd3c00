// A platform's id of a message → the entry of the talk, whoever wrote it: the citizen, the hub, or somebody outside it.

import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { ConversationId } from '../domain/ids.js';
import type { OutboxStore } from '../outbox/outbox-store.js';

export interface FindMessageParts {
  readonly transcript: Pick<TranscriptStore, 'findByMessage' | 'findBySource'>;
  readonly sends: Pick<OutboxStore, 'findSent'>;
}

/** Undefined where nobody knows it: it is older than the hub, or its platform has not yet told what it calls it. */
export async function findMessage(
  { transcript, sends }: FindMessageParts,
  conversation: ConversationId,
  messageId: string,
): Promise<TranscriptEntry | undefined> {
  const said = await transcript.findByMessage(conversation, messageId);
  if (said !== undefined) return said;
  // What we say has many bubbles and one entry: its ids stand in the outbox.
  const sent = await sends.findSent(conversation, messageId);
  return sent === undefined ? undefined : transcript.findBySource(conversation, sent);
}
