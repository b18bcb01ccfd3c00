// When the bot says nothing: the event is recorded and shown to staff, no more. Pure.

import type { ConversationPatch } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { InboundEvent } from '../domain/inbound-event.js';

/** Older events are history: an answer a day late would surprise. Counted from the platform's timestamp. Unit: ms. */
const TOO_OLD_MS = 24 * 3_600_000;

/** How long a talk must have been left alone by people outside the hub before the bot speaks again (design §7). Unit: ms. */
const QUIET_MS = 30 * 60_000;

/** Name of the reason, or undefined when the bot is to be asked. */
export function whySilent(
  event: InboundEvent,
  conversation: Pick<Conversation, 'blockedAtMs' | 'botPausedUntilMs'>,
  nowMs: number,
): string | undefined {
  if (event.silent !== undefined) return `silent-${event.silent}`;
  if (nowMs - event.occurredAtMs > TOO_OLD_MS) return 'silent-too-old';
  if (event.activity.name === 'unfollow') return 'silent-blocked';
  // What was written before the block and arrives after it; anything later proves that they are back.
  if (event.occurredAtMs <= (conversation.blockedAtMs ?? -1)) return 'silent-blocked';
  if (event.occurredAtMs < (conversation.botPausedUntilMs ?? 0)) return 'silent-answered-elsewhere';
  return undefined;
}

/** A person answered outside the hub: until when the bot leaves the talk to them. Counted from their last word. */
export function pauseAfterAnswerElsewhere(
  event: Pick<InboundEvent, 'occurredAtMs'>,
  conversation: Pick<Conversation, 'botPausedUntilMs'>,
): number {
  return Math.max(event.occurredAtMs + QUIET_MS, conversation.botPausedUntilMs ?? 0);
}

/** The contact's block or return as this event tells it; empty when it tells nothing new. Events come in any order. */
export function readPresence(
  event: InboundEvent,
  { blockedAtMs, heardAtMs = 0, actedAtMs }: Pick<Conversation, 'blockedAtMs' | 'heardAtMs' | 'actedAtMs'>,
): Pick<ConversationPatch, 'blockedAtMs' | 'heardAtMs' | 'actedAtMs'> {
  const atMs = event.occurredAtMs;
  if (event.activity.name === goneBy(event))
    return atMs < heardAtMs ? {} : { blockedAtMs: Math.max(atMs, blockedAtMs ?? 0) };
  const isBack = blockedAtMs !== undefined && atMs > blockedAtMs;
  return {
    ...(isBack ? { blockedAtMs: null } : {}),
    ...(atMs > heardAtMs ? { heardAtMs: atMs } : {}),
    ...readAct(event, actedAtMs),
  };
}

/** A person leaves us by blocking us, a group by sending us out. */
function goneBy({ activity: { conversation } }: InboundEvent): 'unfollow' | 'leave' {
  return conversation.isGroup ? 'leave' : 'unfollow';
}

function readAct(event: InboundEvent, actedAtMs = 0): Pick<ConversationPatch, 'actedAtMs'> {
  const atMs = event.occurredAtMs;
  return atMs > actedAtMs && opensWindow(event) ? { actedAtMs: atMs } : {};
}

/** A receipt is not an act of the contact's; a reaction is, and so is coming back by a link. Source: Meta, Messenger Platform
 *  policy, "Standard messaging". */
function opensWindow({ silent, activity }: InboundEvent): boolean {
  if (silent === undefined || silent === 'not-for-bot') return true;
  return activity.type === 'messageReaction' || activity.name === 'referral';
}
