// "Seen" and "typing" on platforms that have them: beside the road, lost without harm. A sign never outlives what it stands for:
// one that comes back after the words are out is ended.

import type { Sign } from '../channels/channel-adapter.js';
import type { ChannelRegistry } from '../channels/registry.js';
import type { ConversationAddress } from '../conversations/conversation-address.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TalkWatch, Typing as Heard } from '../conversations/talk-watch.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import type { InboundActivity } from '../domain/activity.js';
import type { Conversation } from '../domain/conversation.js';
import { conversationId, type ConversationId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import { createKeyedQueue } from '../lib/keyed-queue.js';
import type { HubEvents } from '../observe/events.js';
import type { NewInboxRow } from './turn-stores.js';

/** Talks at once. */
const AT_ONCE = 8;
/** Talks that wait for a sign; beyond it signs are left out. */
const MOST_WAITING = 1_000;
/** While an agent goes on typing the sign is repeated at most this often. Ours. Unit: ms. */
const REPEAT_AFTER_MS = 10_000;
/** An answer within this time needs no sign that one is coming. Ours. Unit: ms. */
const THINKING_MS = 1_000;
/** A bot that still thinks is shown to, again and again, until it is clear that no answer comes. Ours. Unit: ms. */
const THINKING_AGAIN_MS = 8_000;
const LONGEST_THOUGHT_MS = 60_000;
/** How far back the last message of a citizen is looked for. */
const TAIL_ENTRIES = 30;

export interface SignParts {
  readonly registry: Pick<ChannelRegistry, 'find'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'tail'>;
  readonly watch: Pick<TalkWatch, 'watch'>;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'jobFailed'>;
}

export interface Signs {
  /** Hint that a citizen has said something. Returns at once. */
  readonly notice: (row: NewInboxRow) => void;
  /** The turn is over: the bot thinks about it no more. */
  readonly decided: (id: ConversationId) => void;
  /** Hint that a member of staff reads the talk. Returns at once. */
  readonly read: (id: ConversationId) => void;
  readonly stop: () => Promise<void>;
}

/** What is to be shown in a talk; each at most once until it is shown. */
interface Work {
  readonly seen?: NewInboxRow;
  readonly typing?: Typing;
  readonly isRead?: true;
}

/** Somebody is at it, until words of ours come. */
interface Typing {
  /** The bot's: shown only while the talk is with it. */
  readonly row?: NewInboxRow;
  isOver: boolean;
}

export function createSigns(parts: SignParts): Signs {
  const { registry, watch, events } = parts;
  const due = new Map<string, Work>();
  const lastRead = new Map<string, number>();
  const queue = createKeyedQueue(
    async (id) => {
      const work = due.get(id);
      due.delete(id);
      if (work !== undefined) await show(parts, conversationId(id), work, lastRead);
    },
    {
      limit: AT_ONCE,
      onError: (error) => {
        events.jobFailed('signs', error);
      },
    },
  );
  const ask = (id: string, work: Work): void => {
    if (due.size >= MOST_WAITING) return;
    due.set(id, { ...due.get(id), ...work });
    queue.kick(id);
  };
  const thoughts = createThoughts((id, typing) => {
    ask(id, { typing });
  });
  const agents = createAgentTyping(parts, (id, typing) => {
    ask(id, { typing });
  });
  const stopWatching = watch.watch({
    appended: (id, entries) => {
      if (entries.every(({ author }) => author === 'citizen' || author === 'note')) return;
      thoughts.end(id);
      agents.end(id);
    },
    typing: agents.hear,
  });
  return {
    notice(row) {
      const { address, event } = row;
      const isSaid = event.silent === undefined && event.echo === undefined;
      if (!isSaid || registry.find(address.channelId, address.accountId)?.showSign === undefined) return;
      ask(address.id, { seen: row });
      thoughts.begin(row);
    },
    decided: thoughts.end,
    read: (id) => {
      ask(id, { isRead: true });
    },
    async stop() {
      stopWatching();
      thoughts.stop();
      await queue.drain();
    },
  };
}

/** The bot's thinking, by talk: told when it has lasted a while, and again while it lasts. */
function createThoughts(tell: (id: string, typing: Typing) => void) {
  const thoughts = new Map<string, { readonly typing: Typing; timer: NodeJS.Timeout }>();
  const end = (id: string): void => {
    const thought = thoughts.get(id);
    if (thought === undefined) return;
    clearTimeout(thought.timer);
    thought.typing.isOver = true;
    thoughts.delete(id);
  };
  return {
    begin: (row: NewInboxRow): void => {
      const { id } = row.address;
      end(id);
      if (thoughts.size >= MOST_WAITING) return;
      const typing: Typing = { row, isOver: false };
      const begunAtMs = performance.now();
      const again = (): void => {
        if (performance.now() - begunAtMs > LONGEST_THOUGHT_MS) {
          end(id);
          return;
        }
        tell(id, typing);
        thought.timer = setTimeout(again, THINKING_AGAIN_MS).unref();
      };
      const thought = { typing, timer: setTimeout(again, THINKING_MS).unref() };
      thoughts.set(id, thought);
    },
    end,
    stop: (): void => {
      for (const id of [...thoughts.keys()]) end(id);
    },
  };
}

/** The owner's typing, told at most once in a while. */
function createAgentTyping({ clock }: Pick<SignParts, 'clock'>, tell: (id: string, typing: Typing) => void) {
  const typed = new Map<string, { readonly typing: Typing; readonly atMs: number }>();
  return {
    hear: (id: ConversationId, heard: Heard): void => {
      if (heard.who !== 'agent' || !heard.isOwner || !heard.isTyping) return;
      const atMs = clock();
      if (atMs - (typed.get(id)?.atMs ?? 0) < REPEAT_AFTER_MS) return;
      if (typed.size >= MOST_WAITING) typed.clear();
      const typing: Typing = { isOver: false };
      typed.set(id, { typing, atMs });
      tell(id, typing);
    },
    end: (id: ConversationId): void => {
      const known = typed.get(id);
      if (known !== undefined) known.typing.isOver = true;
      typed.delete(id);
    },
  };
}

/** Of a talk that has not begun. */
const addressOf = ({ seen, typing }: Work): ConversationAddress | undefined => (seen ?? typing?.row)?.address;

type Tell = (sign: Sign, message?: InboundActivity) => Promise<void>;

async function show(
  parts: SignParts,
  id: ConversationId,
  work: Work,
  lastRead: Map<string, number>,
): Promise<void> {
  const conversation = await parts.conversations.find(id);
  const address = conversation ?? addressOf(work);
  if (address === undefined) return;
  const adapter = parts.registry.find(address.channelId, address.accountId);
  const tell: Tell = async (sign, message) => adapter?.showSign?.(address.key, sign, message);
  // Whoever waits for a person has been seen by none.
  if (isForBot(work.seen, conversation)) await tell('seen');
  if (work.isRead === true) await showRead(parts, id, lastRead, tell);
  const { typing } = work;
  if (typing !== undefined && isStillTheirs(typing, conversation)) await showTyping(typing, tell);
}

const isStillTheirs = ({ row }: Typing, conversation: Conversation | undefined): boolean =>
  row === undefined || isForBot(row, conversation);

async function showTyping(typing: Typing, tell: Tell): Promise<void> {
  if (isOver(typing)) return;
  await tell('typing');
  if (isOver(typing)) await tell('typing-ended');
}

/** What a person has before their eyes, up to the citizen's last message; told once each. */
async function showRead(
  { transcript }: Pick<SignParts, 'transcript'>,
  id: ConversationId,
  lastRead: Map<string, number>,
  tell: Tell,
): Promise<void> {
  const tail = await transcript.tail(id, TAIL_ENTRIES);
  const last = tail.findLast(({ author, activity }) => author === 'citizen' && activity !== undefined);
  if (last === undefined || lastRead.get(id) === last.seq) return;
  if (lastRead.size >= MOST_WAITING) lastRead.clear();
  lastRead.set(id, last.seq);
  await tell('seen', last.activity);
}

/** Nobody's, or somebody else's to answer: false. */
function isForBot(row: NewInboxRow | undefined, conversation: Conversation | undefined): boolean {
  if (row === undefined || conversation === undefined) return row !== undefined;
  const { status, botPausedUntilMs = 0 } = conversation;
  return (status === 'bot' || status === 'resolved') && row.event.occurredAtMs >= botPausedUntilMs;
}

/** The compiler takes what it saw before a wait for what is true after it. */
const isOver = (typing: Typing): boolean => typing.isOver;
