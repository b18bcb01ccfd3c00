// The Bot Framework's word for "a person takes over": `handoff.initiate`, made by botbuilder, read back in the hub's words.

import { EventFactory, HandoffEventNames, type Activity, type TurnContext } from 'botbuilder';

import type { InboundActivity } from '../domain/activity.js';
import { HubError } from '../domain/errors.js';
import type { HandoffReason } from '../domain/handoff.js';
import type { Language } from '../replies/reply-decision.js';
import type { BotHandoff, BotTurn } from './bot-turn.js';

/** What travels with the event: enough for another hub to find the talk and know why. */
export interface HandoffContext {
  readonly reason: HandoffReason;
  readonly language: Language;
  /** The turn that asks for a person. */
  readonly turnId: string;
  /** Where the whole story is: the conversation's transcript, up to this turn. */
  readonly transcript: { readonly conversationId: string; readonly untilTurnId: string };
}

/** Sends the event on the turn's context; the adapter keeps it beside the messages. */
export async function initiateHandoff(
  context: TurnContext,
  { reason, language, turn }: { reason: HandoffReason; language: Language; turn: BotTurn },
): Promise<void> {
  const handoffContext: HandoffContext = {
    reason,
    language,
    turnId: turn.id,
    transcript: { conversationId: turn.conversation.id, untilTurnId: turn.id },
  };
  await context.sendActivity(EventFactory.createHandoffInitiation(context, handoffContext));
}

/** The handoff that an outgoing activity asks for, if it is one. Stable over replays: botbuilder's random id and clock are not kept. */
export function readHandoff(
  sent: Partial<Activity>,
  { id, activity, nowMs }: BotTurn,
): BotHandoff | undefined {
  if (sent.name !== HandoffEventNames.InitiateHandoff) return undefined;
  const value = sent.value as HandoffContext | undefined;
  if (value === undefined) throw new HubError('BOT_HANDOFF_EMPTY', 'A handoff was sent without its context.');
  const { channelId, from, recipient, conversation } = activity;
  const event: InboundActivity = {
    type: 'event',
    id: `${id}:handoff`,
    channelId,
    from: recipient,
    recipient: from,
    conversation,
    timestamp: new Date(nowMs),
    name: HandoffEventNames.InitiateHandoff,
    value,
    channelData: null,
  };
  return { reason: value.reason, language: value.language, activity: event };
}
