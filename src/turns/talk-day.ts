// What a turn tells the figures: one citizen's talk on one channel and one day, and how far it came. Noted by run-turn once its
// effects are there; a replay notes the same again.

import { taipeiDay, type LocalDay } from '../domain/taipei-time.js';
import type { ConversationId } from '../domain/ids.js';
import type { InboxRow, TurnDecision } from './turn-stores.js';
import type { WaitingWord } from '../desk/waiting-word.js';

/** From the least to the most: a day's talk keeps the furthest that any of its turns came. */
export const TALK_OUTCOMES = ['other', 'by-bot', 'handed-over'] as const;
export type TalkOutcome = (typeof TALK_OUTCOMES)[number];

export interface TalkDay {
  readonly conversationId: ConversationId;
  readonly channelId: string;
  /** Of Taipei, on which the hub heard it. */
  readonly day: LocalDay;
  readonly atMs: number;
  /** `by-bot`: a question was answered. `handed-over`: with people, or waiting for them. `other`: neither. */
  readonly outcome: TalkOutcome;
}

export interface TalkDayStore {
  /** Idempotent: the first moment of a talk's day stays, and its furthest outcome. `isOpen`: people answer at that moment.
   *  Throws StoreUnavailableError. */
  readonly note: (talk: TalkDay & { readonly isOpen: boolean }) => Promise<void>;
}

/** Rules by which the desk speaks, or keeps silent because a person has the talk. */
const DESK_RULES: ReadonlySet<string> = new Set<WaitingWord['rule']>([
  'with-person',
  'place-told',
  'urgent-while-waiting',
  'left-queue',
  'must-look',
  'callback',
  'callback-words',
  'callback-dropped',
  'not-solved',
]);
/** A face or a comment is no question of its own. */
const SURVEY_RULES: ReadonlySet<string> = new Set<WaitingWord['rule']>(['survey-rated', 'survey-comment']);
const SILENT = 'silent-';

/** Undefined where nobody asked the hub anything: a follow, a read mark, an edit, words that were answered elsewhere. Pure. */
export function readTalkDay({ address, event }: InboxRow, decision: TurnDecision): TalkDay | undefined {
  const { rule } = decision.why;
  const isSaid = event.activity.type === 'message' || event.activity.name === 'postback';
  const isHeard = event.echo === undefined && !rule.startsWith(SILENT) && !SURVEY_RULES.has(rule);
  if (!isSaid || !isHeard) return undefined;
  return {
    conversationId: address.id,
    channelId: address.channelId,
    day: taipeiDay(decision.decidedAtMs),
    atMs: decision.decidedAtMs,
    outcome: outcomeOf(decision),
  };
}

function outcomeOf({ handoff, why, patch, decidedAtMs }: TurnDecision): TalkOutcome {
  if (handoff !== undefined || DESK_RULES.has(why.rule)) return 'handed-over';
  // Said in this very turn, and not only offered; a reply that has to own that it does not know counts as a miss.
  const isTold = patch.topics?.some(({ atMs, isOffer }) => isOffer === undefined && atMs === decidedAtMs);
  return isTold === true && patch.missesInRow === 0 ? 'by-bot' : 'other';
}
