// A note to colleagues: stands in the transcript and never leaves the hub. Anybody at the desk may write one.

import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import type { Clock } from '../lib/clock.js';
import type { Writing } from './agent-reply.js';
import type { Mentions } from './mentions.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';

const WHISPER = 'whisper:';

/** Is this note a whisper? By the source that it was written under. */
export const isWhispered = (sourceKey: string): boolean => sourceKey.startsWith(WHISPER);

export interface NoteParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'append'>;
  readonly mentions: Pick<Mentions, 'namedIn' | 'tell'>;
  readonly clock: Clock;
}

/** A whisper is a supervisor's note to the owner. `mentions`: ids of colleagues whom the words name. */
export type Note = (
  writing: Writing & { readonly isWhisper?: true; readonly mentions?: readonly string[] },
) => Promise<DeskOutcome<{ readonly seq: number }>>;

export function createNote(parts: NoteParts): Note {
  return async ({ conversationId, agent, clientId, text, isWhisper, mentions = [] }) => {
    if ((await parts.conversations.find(conversationId)) === undefined)
      return refuse({ code: 'unknown-talk' });
    const kind = isWhisper === true ? WHISPER : 'note:';
    const sourceKey = `${kind}${conversationId}:${agent.id}:${clientId}`;
    const named = await parts.mentions.namedIn(text, mentions);
    const note = {
      ...{ sourceKey, author: 'note' as const, atMs: parts.clock(), text, agent, clientId },
      ...(named.length === 0 ? {} : { mentions: named }),
    };
    const [entry] = await parts.transcript.append(conversationId, [note]);
    if (entry !== undefined)
      await parts.mentions.tell({ conversationId, seq: entry.seq, by: agent, named, atMs: entry.atMs });
    return done({ seq: entry?.seq ?? 0 });
  };
}
