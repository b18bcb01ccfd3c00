// The citizen's side of a message left for the desk: what of their words is about it, and what they hear. Called by the queue.

import type { Conversation } from '../domain/conversation.js';
import { dueOf, type Callback } from '../domain/callback.js';
import { leaveQueue } from '../domain/handoff.js';
import type { InboundEvent } from '../domain/inbound-event.js';
import type { WorkingCalendar } from '../domain/working-calendar.js';
import { asksForCallback, callbackPhrases, LEAVE_MESSAGE, withWayBack } from '../replies/callback-words.js';
import type { Language } from '../replies/reply-decision.js';
import { sayMoment } from '../replies/service-words.js';
import type { CallbackStore } from './callback-store.js';
import type { WaitingWord } from './waiting-word.js';

/** The message after "write your number in your next message" is it if it comes within this time. Unit: ms. */
const WORDS_WITHIN_MS = 30 * 60_000;
const MOST_WORDS_CHARS = 1_000;

export interface HearCallbackParts {
  readonly callbacks: Pick<CallbackStore, 'add' | 'find' | 'openOf' | 'addWords' | 'withdraw'>;
  /** As it is this moment. */
  readonly calendar: () => WorkingCalendar;
}

interface Told {
  readonly conversation: Conversation;
  readonly event: InboundEvent;
  readonly nowMs: number;
}

/** What the message has to do with a message left for the desk. */
export async function readCallback(
  { callbacks }: Pick<HearCallbackParts, 'callbacks'>,
  told: Told,
): Promise<'ask' | 'words' | undefined> {
  const { conversation, event } = told;
  const { name, value, type, text = '' } = event.activity;
  if (name === 'postback') return value === LEAVE_MESSAGE ? 'ask' : undefined;
  if (type !== 'message' || text.trim() === '') return undefined;
  if (asksForCallback(text)) return 'ask';
  if (!isAskedFor(told)) return undefined;
  const open = await callbacks.openOf(conversation.id);
  return open !== undefined && open.words === undefined ? 'words' : undefined;
}

/** They left a message just now, and nobody has come since. */
function isAskedFor({ conversation: { status, callbackAtMs = 0 }, nowMs }: Told): boolean {
  const isBots = status === 'bot' || status === 'resolved';
  return isBots && nowMs - callbackAtMs < WORDS_WITHIN_MS;
}

/** What is heard of it, done and said. */
export async function answerCallback(
  parts: HearCallbackParts,
  heard: 'callback' | 'callback-words' | 'callback-dropped',
  told: Told,
  language: Language,
): Promise<WaitingWord> {
  if (heard === 'callback') return leaveMessage(parts, told, language);
  return heard === 'callback-words' ? addWords(parts, told, language) : dropMessage(parts, told, language);
}

/** The message is kept and the queue left; once more changes nothing. */
async function leaveMessage(
  parts: HearCallbackParts,
  { conversation, event, nowMs }: Told,
  language: Language,
): Promise<WaitingWord> {
  const { id: conversationId, accountId } = conversation;
  const id = `${conversationId}:${event.eventId}`;
  const known = await parts.callbacks.openOf(conversationId);
  const callback = known ?? { id, conversationId, accountId, askedAtMs: nowMs };
  if (known === undefined) await parts.callbacks.add(callback);
  // The turn may be running for the second time, after a crash: then it is this one that is known.
  const isNew = callback.id === id;
  const words = callbackPhrases(language);
  const text = isNew
    ? words.left(sayDue(parts, callback, nowMs, language))
    : sayKnown(parts, callback, nowMs, language);
  const next = leaveQueue(conversation);
  return {
    rule: 'callback',
    messages: [withWayBack(text, language)],
    patch: { callbackAtMs: nowMs },
    ...(next === undefined ? {} : { move: { fromEpoch: conversation.epoch, next } }),
  };
}

/** A number, a time, something more: kept with it. */
async function addWords(
  parts: HearCallbackParts,
  { conversation, event, nowMs }: Told,
  language: Language,
): Promise<WaitingWord> {
  const open = await parts.callbacks.openOf(conversation.id);
  const text = event.activity.text?.trim().slice(0, MOST_WORDS_CHARS) ?? '';
  if (open !== undefined) await parts.callbacks.addWords(open.id, text);
  const due = open === undefined ? undefined : sayDue(parts, open, nowMs, language);
  return say('callback-words', callbackPhrases(language).more(due), language);
}

async function dropMessage(
  { callbacks }: HearCallbackParts,
  { conversation }: Told,
  language: Language,
): Promise<WaitingWord> {
  const open = await callbacks.openOf(conversation.id);
  if (open !== undefined) await callbacks.withdraw(open.id);
  return say('callback-dropped', callbackPhrases(language).dropped, language);
}

const say = (rule: WaitingWord['rule'], text: string, language: Language): WaitingWord => ({
  rule,
  messages: [withWayBack(text, language)],
  patch: {},
});

type Asked = Pick<Callback, 'askedAtMs'>;

function sayDue(
  { calendar }: HearCallbackParts,
  callback: Asked,
  nowMs: number,
  language: Language,
): string | undefined {
  const dueAtMs = dueOf(calendar(), callback);
  if (dueAtMs === undefined || dueAtMs <= nowMs) return undefined;
  return sayMoment(dueAtMs, nowMs, language);
}

function sayKnown(parts: HearCallbackParts, callback: Asked, nowMs: number, language: Language): string {
  const dueAtMs = dueOf(parts.calendar(), callback);
  const words = callbackPhrases(language);
  if (dueAtMs !== undefined && dueAtMs <= nowMs) return words.late;
  return words.known(sayDue(parts, callback, nowMs, language));
}
