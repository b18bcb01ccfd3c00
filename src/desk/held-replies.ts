// "Undo send": a reply rests in the hub for a few seconds, where its author can take it back, and then leaves as any reply does.
// Nothing of it stands in the talk before; a screen that is shut, or a hub that falls, changes nothing.

import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import { findOpenBlanks } from '../domain/blanks.js';
import { outboxId, type ConversationId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import { refuseStranger, sourceIdOf, type Replying } from './agent-reply.js';
import type { Assignment } from './assignment.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';
import type { HeldReplyRow, HeldReplyStore } from './held-reply-store.js';
import type { UsedArticle } from './suggestion-log.js';

/** What is due is looked for so often besides its own timer: leftovers of a hub that fell. Unit: ms. */
const SWEEP_EVERY_MS = 5_000;
const MOST_AT_ONCE = 200;
/** What was refused or taken back is remembered for a day: a screen may ask again. Unit: ms. */
const REMEMBERED_MS = 24 * 3_600_000;

export interface HeldRepliesParts {
  readonly store: HeldReplyStore;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'findBySource'>;
  readonly reply: (writing: Replying, from?: UsedArticle) => Promise<DeskOutcome<{ readonly seq: number }>>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export interface Holding extends Replying {
  readonly holdMs: number;
  readonly from?: UsedArticle | undefined;
}

export interface Held {
  readonly dueAtMs?: number;
  readonly seq?: number;
  readonly isWithdrawn?: true;
}

export interface HeldReplies {
  readonly hold: (holding: Holding) => Promise<DeskOutcome<Held>>;
  readonly withdraw: (
    writing: Pick<Replying, 'conversationId' | 'agent' | 'clientId'>,
  ) => Promise<DeskOutcome<object>>;
  readonly listOf: HeldReplyStore['listOf'];
  /** What waits in this talk leaves now: its author goes on to something that comes after it. */
  readonly sendNow: (conversation: ConversationId, agentId: string) => Promise<void>;
  readonly watch: Repeating;
}

export function createHeldReplies(parts: HeldRepliesParts): HeldReplies {
  const { store, clock, onError } = parts;
  const timers = new Set<NodeJS.Timeout>();
  /** One after the other: two replies of a talk leave in the order in which they were written. */
  let running: Promise<void> = Promise.resolve();
  const inTurn = (job: () => Promise<void>): Promise<void> => {
    running = running.then(job).catch(onError);
    return running;
  };
  const sendDue = (): Promise<void> =>
    inTurn(async () => {
      for (const row of await store.listDue(clock(), MOST_AT_ONCE)) await leave(parts, row);
    });
  const wake = (inMs: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void sendDue();
    }, inMs);
    timers.add(timer);
  };
  const sweep = createRepeating(
    async () => {
      await sendDue();
      await store.forget(clock() - REMEMBERED_MS);
    },
    { pauseMs: SWEEP_EVERY_MS, onError },
  );
  return {
    async hold(holding) {
      const outcome = await put(parts, holding);
      if (outcome.kind === 'done' && outcome.value.dueAtMs !== undefined) wake(holding.holdMs);
      return outcome;
    },
    async withdraw({ conversationId, agent, clientId }) {
      const id = sourceIdOf({ conversationId, agent, clientId });
      return (await store.withdraw(id)) ? done({}) : refuse({ code: 'already-sent' });
    },
    listOf: store.listOf,
    sendNow: (conversation, agentId) =>
      inTurn(async () => {
        for (const row of await store.listOf(conversation, agentId)) await leave(parts, row);
      }),
    watch: {
      start: sweep.start,
      async stop() {
        for (const timer of timers) clearTimeout(timer);
        timers.clear();
        await sweep.stop();
        await running;
      },
    },
  };
}

async function put(
  { store, conversations, transcript, clock }: HeldRepliesParts,
  { holdMs, from, ...writing }: Holding,
): Promise<DeskOutcome<Held>> {
  const { conversationId, agent, text } = writing;
  const id = sourceIdOf(writing);
  const known = await store.find(id);
  if (known !== undefined) return standingOf(known);
  const sent = await transcript.findBySource(conversationId, outboxId(id, 0));
  if (sent !== undefined) return done({ seq: sent.seq });
  const conversation = await conversations.find(conversationId);
  if (conversation?.assignee?.id !== agent.id) return refuseStranger(conversation);
  const [open] = findOpenBlanks(text);
  if (open !== undefined) return refuse({ code: 'blank-left', blank: open.name });
  const { id: agentId, name } = agent;
  const row = { ...writing, id, agent: { id: agentId, name }, dueAtMs: clock() + holdMs };
  return standingOf(await store.put(from === undefined ? row : { ...row, from }));
}

function standingOf({ state, dueAtMs, refusal }: HeldReplyRow): DeskOutcome<Held> {
  if (state === 'withdrawn') return done({ isWithdrawn: true });
  return refusal === undefined ? done({ dueAtMs }) : refuse(refusal);
}

/** As a reply that was written just now: the same id is the same message, so a fall in between doubles nothing. */
async function leave({ store, reply }: HeldRepliesParts, row: HeldReplyRow): Promise<void> {
  const { id, from, conversationId, agent, clientId, text, quotes, files } = row;
  if (!(await store.begin(id))) return;
  const beside = { ...(quotes === undefined ? {} : { quotes }), ...(files === undefined ? {} : { files }) };
  const outcome = await reply({ conversationId, agent, clientId, text, ...beside }, from);
  if (outcome.kind === 'done') await store.remove(id);
  else await store.refuse(id, outcome.refusal);
}

/** What an agent has written leaves before they let the talk go: the citizen hears it before the closing words. */
export function sendingHeldFirst(assignment: Assignment, sendNow: HeldReplies['sendNow']): Assignment {
  return {
    ...assignment,
    async release(id, how, by) {
      await sendNow(id, by.agent.id);
      return assignment.release(id, how, by);
    },
    async transfer(id, to, by) {
      await sendNow(id, by.agent.id);
      return assignment.transfer(id, to, by);
    },
    async requeue(id, by) {
      await sendNow(id, by.agent.id);
      return assignment.requeue(id, by);
    },
  };
}
