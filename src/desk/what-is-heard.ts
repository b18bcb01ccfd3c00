// The one place that says what an incoming message is answered with: the bot's words, a notice of the desk, or nothing. Pure.
// A notice never lands on top of an answer, and the same notice is not said again and again.

import type { Conversation } from '../domain/conversation.js';
import type { ConversationStatus } from '../domain/handoff.js';

/** Whoever waits and goes on writing hears their place at most this often. Unit: ms. */
const TELL_AGAIN_AFTER_MS = 2 * 60_000;
/** And this often where nothing has changed since. Unit: ms. */
const TELL_THE_SAME_AFTER_MS = 15 * 60_000;

export interface Situation {
  readonly status: ConversationStatus;
  /** Words or a press; not a receipt, not an edit. */
  readonly isSaid: boolean;
  /** As the message is read although the bot is not asked. */
  readonly intent?: 'emergency' | 'cancel' | 'person' | undefined;
  /** They told of danger to life before: a person has to look. */
  readonly isUrgent: boolean;
  readonly told: Pick<Conversation, 'placeToldAtMs' | 'placeTold'>;
  readonly place: number;
  readonly isOpen: boolean;
  readonly nowMs: number;
  /** `ask`: they want to be answered later; `words`: they were asked for a number or more just now, and this may be it. */
  readonly callback?: 'ask' | 'words' | undefined;
}

export type Heard =
  /** The talk is the bot's: it answers. */
  | 'bot'
  /** A person has the talk, or nothing new is to be said. */
  | 'silence'
  | 'urgent'
  | 'left-queue'
  /** They want to leave the queue, and may not yet. */
  | 'must-look'
  /** They leave a message and are answered later. */
  | 'callback'
  | 'callback-words'
  | 'callback-dropped'
  | 'place'
  | 'closed';

export function whatIsHeard(situation: Situation): Heard {
  const { status, isSaid, isOpen } = situation;
  if (status === 'bot' || status === 'resolved') return heardWithBot(situation);
  if (status === 'assigned' || !isSaid) return 'silence';
  const wish = wishOf(situation);
  if (wish !== undefined) return wish;
  if (!isNews(situation)) return 'silence';
  return isOpen ? 'place' : 'closed';
}

/** Whoever waits and wants something else than to wait. */
function wishOf({ callback, intent, isUrgent }: Situation): Heard | undefined {
  if (intent === 'emergency') return 'urgent';
  if (callback !== 'ask' && intent !== 'cancel') return undefined;
  if (isUrgent) return 'must-look';
  return callback === 'ask' ? 'callback' : 'left-queue';
}

/** Whoever is in danger or asks for a person is heard first: the bot knows how. */
function heardWithBot({ isSaid, callback, intent }: Situation): Heard {
  if (!isSaid || callback === undefined) return 'bot';
  if (callback === 'ask') return 'callback';
  if (intent === 'emergency' || intent === 'person') return 'bot';
  return intent === 'cancel' ? 'callback-dropped' : 'callback-words';
}

/** Is it time to tell the place, and is it another one? That the desk has closed or opened is news at once. */
function isNews({ told: { placeToldAtMs, placeTold }, place, isOpen, nowMs }: Situation): boolean {
  if (placeToldAtMs === undefined) return true;
  if (placeTold !== undefined && placeTold.isOpen !== isOpen) return true;
  const isSame = placeTold?.place === place;
  return nowMs - placeToldAtMs >= (isSame ? TELL_THE_SAME_AFTER_MS : TELL_AGAIN_AFTER_MS);
}
