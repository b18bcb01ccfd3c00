// One inbound event and all we do in answer. Reads like the road: write down, decide once, store the decision, apply it.

import type { ConversationPatch, ConversationStore, Lease } from '../conversations/conversation-store.js';
import type { NewTranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Clock } from '../lib/clock.js';
import type { MediaKeeper } from '../media/keep-media.js';
import type { HubEvents } from '../observe/events.js';
import type { Outbox } from '../outbox/outbox.js';
import type { DecideTurn, Speaker } from './decide-turn.js';
import { wordsOf } from '../replies/pressed-words.js';
import { describeReason } from './handoff-note.js';
import { readTalkDay, type TalkDay } from './talk-day.js';
import type { InboxRow, TurnDecision, TurnStore } from './turn-stores.js';

export interface RunTurnParts {
  readonly turns: TurnStore;
  readonly transcript: TranscriptStore;
  readonly conversations: Pick<ConversationStore, 'find' | 'patch' | 'move'>;
  readonly decide: DecideTurn;
  readonly outbox: Pick<Outbox, 'enqueue' | 'confirm' | 'retryParked'>;
  readonly media: Pick<MediaKeeper, 'expect' | 'obey'>;
  /** Behind everything that the citizen waits for. */
  readonly noteTalkDay: (talk: TalkDay) => Promise<void>;
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
  return async ({ row, conversation: known, lease }) => {
    const { turns, transcript, conversations } = parts;
    const speaker = await whoSpeaks(parts, row, known);
    if (speaker !== 'hub' && isToWriteDown(row))
      await writeDown(parts, { row, conversation: known }, speaker);
    // Read after the words are written down: whoever gives the talk back has either seen them or is seen here.
    const conversation = (await conversations.find(known.id)) ?? known;
    const stored = await turns.find(row.id);
    const decision = stored ?? (await turns.storeOnce(await parts.decide(row, conversation, speaker)));
    const hasMoved = await applyMove(parts, conversation, decision);
    if (decision.handoff !== undefined && hasMoved)
      await transcript.append(known.id, [toHandoffNote(decision, decision.handoff)]);
    // Before anything is said: whoever sends reads whether the contact is back, and whether its window is open.
    const changed = await conversations.patch(known.id, lease, {
      ...decision.patch,
      ...keptReply(row, decision.messages.length),
    });
    if (changed === undefined) return undefined;
    const calls = await parts.outbox.enqueue(toOutgoing(decision, { row, conversation, hasMoved }));
    const after = await keepUnused(parts, { row, conversation: changed, lease }, { decision, calls });
    const talk = readTalkDay(row, decision);
    if (talk !== undefined) await parts.noteTalkDay(talk);
    const { rule } = decision.why;
    const waitedMs = parts.clock() - row.receivedAtMs;
    parts.events.turnDecided({ turnId: row.id, conversationId: known.id, rule, calls, waitedMs });
    return after;
  };
}

/** Nothing is said: the right to answer for free is for whoever answers next. */
function keptReply(
  { event: { replyToken } }: InboxRow,
  messages: number,
): Pick<ConversationPatch, 'keptReply'> {
  return replyToken === undefined || messages > 0 ? {} : { keptReply: replyToken };
}

/** The same where something was to be said and no channel took it; and what waits for money may use the free way. */
async function keepUnused(
  { conversations, outbox }: RunTurnParts,
  { row, conversation, lease }: TurnWork,
  { decision, calls }: { readonly decision: TurnDecision; readonly calls: number },
): Promise<Conversation | undefined> {
  if (calls > 0 || row.event.replyToken === undefined) return conversation;
  const isKept = decision.messages.length === 0;
  const after = isKept
    ? conversation
    : await conversations.patch(conversation.id, lease, keptReply(row, calls));
  await outbox.retryParked(conversation);
  return after;
}

/** False when somebody else moved the talk first. A turn without a change of standing always applies. */
async function applyMove(
  { conversations }: RunTurnParts,
  { id }: Conversation,
  { move }: TurnDecision,
): Promise<boolean> {
  if (move === undefined) return true;
  if ((await conversations.move(id, move)) !== undefined) return true;
  const now = await conversations.find(id);
  return now?.movedBy === move.movedBy;
}

async function whoSpeaks(
  { outbox, clock }: RunTurnParts,
  { event }: InboxRow,
  conversation: Conversation,
): Promise<Speaker> {
  const { echo, activity } = event;
  if (echo === undefined) return 'citizen';
  const heard = { conversationId: conversation.id, echo, text: activity.text ?? '', atMs: clock() };
  return (await outbox.confirm(heard)) ? 'hub' : 'elsewhere';
}

/** The words, and what came with them besides. */
async function writeDown(
  { media, transcript }: RunTurnParts,
  { row, conversation }: Pick<TurnWork, 'row' | 'conversation'>,
  speaker: 'citizen' | 'elsewhere',
): Promise<void> {
  const { address, event } = row;
  const { id: conversationId, accountId, channelId } = address;
  const message = { ...event, conversationId, accountId, channelId, sourceKey: row.id };
  await media.expect(message);
  const text = wordsOf(event.activity, conversation);
  await transcript.append(conversationId, [{ ...toEntry(row, speaker), text }]);
  await media.obey(message);
}

/** That something was read is nobody's words. */
function isToWriteDown({ event }: InboxRow): boolean {
  return event.silent !== 'receipt';
}

function toEntry({ id, event }: InboxRow, author: 'citizen' | 'elsewhere'): Omit<NewTranscriptEntry, 'text'> {
  const { activity, occurredAtMs, messageId, amends, quotedMessageId } = event;
  return {
    sourceKey: id,
    author,
    atMs: occurredAtMs,
    activity,
    ...(messageId === undefined ? {} : { messageId }),
    ...(amends === undefined ? {} : { amends }),
    ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
  };
}

/** For staff: why the talk came to the desk. */
function toHandoffNote(
  { id, decidedAtMs }: TurnDecision,
  { reason, activity }: NonNullable<TurnDecision['handoff']>,
): NewTranscriptEntry {
  const text = describeReason(reason);
  return { sourceKey: `${id}:handoff`, author: 'note', atMs: decidedAtMs, text, activity };
}

/** Where the talk was moved by somebody else meanwhile, what was to be said is a bot's word of the old epoch: withdrawn and
 *  shown as such. What is said to danger for life goes out all the same. */
function toOutgoing(
  decision: TurnDecision,
  { row, conversation, hasMoved }: { row: InboxRow; conversation: Conversation; hasMoved: boolean },
): Parameters<Outbox['enqueue']>[0] {
  const { replyToken } = row.event;
  const isOvertaken = !hasMoved && decision.move?.next.handoffReason !== 'urgent';
  return {
    sourceId: decision.id,
    conversation,
    author: isOvertaken ? 'bot' : decision.author,
    epoch: isOvertaken ? (decision.move?.fromEpoch ?? decision.epoch) : decision.epoch,
    messages: decision.messages,
    why: decision.why,
    atMs: decision.decidedAtMs,
    ...(replyToken === undefined ? {} : { replyToken }),
  };
}
