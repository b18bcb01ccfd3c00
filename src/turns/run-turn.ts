// One inbound event and all we do in answer. Reads like the road: write down, decide once, store the decision, apply it.

import type { Bot } from '../bot/bot.js';
import type { ConversationStore, Lease } from '../conversations/conversation-store.js';
import type { NewTranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Clock } from '../lib/clock.js';
import type { HubEvents } from '../observe/events.js';
import type { Outbox } from '../outbox/outbox.js';
import { bubble } from '../replies/compose-reply.js';
import { plain } from '../replies/phrases.js';
import type { InboxRow, TurnDecision, TurnStore } from './turn-stores.js';
import { pauseAfterAnswerElsewhere, readPresence, whySilent } from './when-silent.js';

/** Times that work on an event may begin before the citizen gets a plain apology instead: it may be what kills us. */
const MOST_ATTEMPTS = 8;

export interface RunTurnParts {
  readonly turns: TurnStore;
  readonly transcript: TranscriptStore;
  readonly conversations: Pick<ConversationStore, 'patch'>;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly bot: Bot;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'turnDecided'>;
}

export interface TurnWork {
  readonly row: InboxRow;
  readonly conversation: Conversation;
  readonly lease: Lease;
}

export type RunTurn = (work: TurnWork) => Promise<Conversation | undefined>;

/** Runs or finishes a turn; a replay ends in the same place. Resolves to the conversation after it, undefined if the lease is lost. */
export function createRunTurn(parts: RunTurnParts): RunTurn {
  return async (work) => {
    const { row, conversation } = work;
    const speaker = await whoSpeaks(parts, work);
    if (isToWriteDown(row, speaker)) await parts.transcript.append(conversation.id, [toEntry(row, speaker)]);
    const stored = await parts.turns.find(row.id);
    const decision = stored ?? (await parts.turns.storeOnce(await decide(parts, work, speaker)));
    const calls = await parts.outbox.enqueue(toOutgoing(decision, work));
    const after = await parts.conversations.patch(conversation.id, work.lease, decision.patch);
    const { rule } = decision.why;
    const waitedMs = parts.clock() - row.receivedAtMs;
    parts.events.turnDecided({ turnId: row.id, conversationId: conversation.id, rule, calls, waitedMs });
    return after;
  };
}

/** `hub`: an echo of our own words; `elsewhere`: the account spoke, but not through the hub. */
type Speaker = 'citizen' | 'hub' | 'elsewhere';

async function whoSpeaks({ outbox, clock }: RunTurnParts, { row, conversation }: TurnWork): Promise<Speaker> {
  const { echo, activity } = row.event;
  if (echo === undefined) return 'citizen';
  const heard = { conversationId: conversation.id, echo, text: activity.text ?? '', atMs: clock() };
  return (await outbox.confirm(heard)) ? 'hub' : 'elsewhere';
}

/** Our own words are there already, and that something was read is nobody's words. */
function isToWriteDown({ event }: InboxRow, speaker: Speaker): speaker is Exclude<Speaker, 'hub'> {
  return speaker !== 'hub' && event.silent !== 'receipt';
}

async function decide(
  parts: RunTurnParts,
  { row, conversation }: TurnWork,
  speaker: Speaker,
): Promise<TurnDecision> {
  const nowMs = parts.clock();
  const { id, epoch } = conversation;
  const base = { id: row.id, conversationId: id, decidedAtMs: nowMs, epoch, author: 'bot' as const };
  const presence = speaker === 'citizen' ? readPresence(row.event, conversation) : {};

  if (speaker === 'elsewhere') {
    const botPausedUntilMs = pauseAfterAnswerElsewhere(row.event, conversation);
    return { ...base, why: { rule: 'answered-elsewhere' }, messages: [], patch: { botPausedUntilMs } };
  }
  const silence = whySilent(row.event, conversation, nowMs);
  if (silence !== undefined) return { ...base, why: { rule: silence }, messages: [], patch: presence };
  if (row.attempts > MOST_ATTEMPTS)
    return { ...base, why: { rule: 'gave-up' }, messages: [bubble(plain.apology)], patch: presence };

  const { activity } = row.event;
  const knowledge = parts.knowledge.current();
  const outcome = await parts.bot({
    id: row.id,
    activity,
    receivedAtMs: row.receivedAtMs,
    conversation,
    knowledge,
    nowMs,
  });
  return { ...base, why: outcome.why, messages: outcome.messages, patch: { ...outcome.patch, ...presence } };
}

function toEntry({ id, event }: InboxRow, author: 'citizen' | 'elsewhere'): NewTranscriptEntry {
  const { activity, occurredAtMs, messageId, amends } = event;
  return {
    sourceKey: id,
    author,
    atMs: occurredAtMs,
    text: activity.text ?? '',
    activity,
    ...(messageId === undefined ? {} : { messageId }),
    ...(amends === undefined ? {} : { amends }),
  };
}

function toOutgoing(
  decision: TurnDecision,
  { row, conversation }: TurnWork,
): Parameters<Outbox['enqueue']>[0] {
  const { replyToken } = row.event;
  return {
    sourceId: decision.id,
    conversation,
    author: decision.author,
    epoch: decision.epoch,
    messages: decision.messages,
    why: decision.why,
    atMs: decision.decidedAtMs,
    ...(replyToken === undefined ? {} : { replyToken }),
  };
}
