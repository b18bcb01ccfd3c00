// A note to colleagues: stands in the transcript and never leaves the hub. Anybody at the desk may write one.

import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import type { Clock } from '../lib/clock.js';
import type { Writing } from './agent-reply.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';

export interface NoteParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'append'>;
  readonly clock: Clock;
}

export function createNote(
  parts: NoteParts,
): (writing: Writing) => Promise<DeskOutcome<{ readonly seq: number }>> {
  return async ({ conversationId, agent, clientId, text }) => {
    if ((await parts.conversations.find(conversationId)) === undefined)
      return refuse({ code: 'unknown-talk' });
    const sourceKey = `note:${conversationId}:${agent.id}:${clientId}`;
    const note = { sourceKey, author: 'note' as const, atMs: parts.clock(), text, agent, clientId };
    const [entry] = await parts.transcript.append(conversationId, [note]);
    return done({ seq: entry?.seq ?? 0 });
  };
}
