// What the desk says to somebody who waits, left a message or speaks of a closed matter.

import type { ConversationPatch, Move } from '../conversations/conversation-store.js';
import type { OutboundMessage } from '../domain/activity.js';

/** What is said to somebody who waits and writes. */
export interface WaitingWord {
  readonly rule:
    | 'with-person'
    | 'place-told'
    | 'urgent-while-waiting'
    | 'left-queue'
    | 'must-look'
    | 'callback'
    | 'callback-words'
    | 'callback-dropped'
    | 'survey-rated'
    | 'survey-comment'
    | 'not-solved';
  readonly messages: readonly OutboundMessage[];
  readonly patch: ConversationPatch;
  readonly move?: Omit<Move, 'movedBy'>;
}
