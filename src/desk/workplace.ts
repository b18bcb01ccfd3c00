// The workplace of one agent in one talk: what they have begun, what of theirs waits to leave, what the channel takes, and how
// far they have read.

import type { SendPermit } from '../channels/channel-adapter.js';
import type { ChannelRegistry } from '../channels/registry.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import { MOST_TEXT_CHARS } from '../wire/shared.js';
import type { ContactFacts, HeldReply, WriteWindow } from '../wire/workplace-events.js';
import type { AgentWorkStore, DraftMode, KeptDraft, WorkPlace } from './agent-work-store.js';
import type { ContactReader } from './contact-facts.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';
import type { HeldReplies } from './held-replies.js';

/** A badge says "99" and means many. */
const MOST_UNREAD = 99;

export interface WorkplaceParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly registry: Pick<ChannelRegistry, 'find'>;
  readonly work: AgentWorkStore;
  readonly held: Pick<HeldReplies, 'listOf'>;
  readonly contacts: Pick<ContactReader, 'covered'>;
  readonly clock: Clock;
}

export interface WorkplaceView {
  readonly drafts: readonly KeptDraft[];
  readonly held: readonly HeldReply[];
  readonly window: WriteWindow;
  readonly bubbleChars: number;
  readonly contact: ContactFacts;
}

export interface Workplace {
  readonly read: (id: ConversationId, agent: Agent) => Promise<DeskOutcome<WorkplaceView>>;
  readonly keepDraft: (
    place: WorkPlace,
    draft: { readonly mode: DraftMode; readonly text: string },
  ) => Promise<DeskOutcome<{ readonly savedAtMs: number }>>;
  readonly markRead: (place: WorkPlace, seq: number) => Promise<DeskOutcome<object>>;
  readonly countUnread: (
    agentId: string,
    talks: readonly ConversationId[],
  ) => Promise<Readonly<Record<string, number>>>;
}

export function createWorkplace(parts: WorkplaceParts): Workplace {
  const { conversations, work, held, contacts, clock } = parts;
  const inTalk = async <Value>(
    id: ConversationId,
    step: (conversation: Conversation) => Promise<Value>,
  ): Promise<DeskOutcome<Value>> => {
    const conversation = await conversations.find(id);
    return conversation === undefined ? refuse({ code: 'unknown-talk' }) : done(await step(conversation));
  };
  return {
    read: (id, { id: agentId }) =>
      inTalk(id, async (conversation) => {
        const waiting = await held.listOf(id, agentId);
        return {
          drafts: await work.drafts({ conversationId: id, agentId }),
          held: waiting.map(({ clientId, text, dueAtMs, quotes }) => ({
            ...{ clientId, text, dueAtMs },
            ...(quotes === undefined ? {} : { quotes }),
          })),
          ...channelOf(parts, conversation),
          contact: await contacts.covered(conversation),
        };
      }),
    keepDraft: (place, { mode, text }) =>
      inTalk(place.conversationId, async () => {
        const savedAtMs = clock();
        await work.keepDraft(place, { mode, text, savedAtMs });
        return { savedAtMs };
      }),
    markRead: (place, seq) =>
      inTalk(place.conversationId, async () => {
        await work.markRead(place, seq);
        return {};
      }),
    async countUnread(agentId, talks) {
      return Object.fromEntries(await work.countUnread(agentId, talks, MOST_UNREAD));
    },
  };
}

function channelOf(
  { registry, clock }: WorkplaceParts,
  { channelId, accountId, actedAtMs }: Conversation,
): Pick<WorkplaceView, 'window' | 'bubbleChars'> {
  const adapter = registry.find(channelId, accountId);
  const bubbleChars = adapter?.mostBubbleChars ?? MOST_TEXT_CHARS;
  const { permit } = adapter ?? {};
  if (permit === undefined || actedAtMs === undefined) return { window: { state: 'open' }, bubbleChars };
  const ask = (nowMs: number): SendPermit => permit({ author: 'agent', nowMs, actedAtMs });
  const nowMs = clock();
  const now = ask(nowMs);
  const changesAtMs = findChange((atMs) => ask(atMs).kind !== now.kind, nowMs);
  const window: WriteWindow = {
    ...{ state: now.kind, actedAtMs },
    ...(now.kind === 'closed' ? { code: now.code } : {}),
    ...(changesAtMs === undefined ? {} : { changesAtMs }),
  };
  return { window, bubbleChars };
}

/** Windows of platforms are days long at most. Unit: ms. */
const LOOK_AHEAD_MS = 30 * 24 * 3_600_000;
const STEP_MS = 3_600_000;
const EXACT_MS = 60_000;

/** The first moment from now on, to the minute, when it has changed; undefined within a month. */
function findChange(hasChanged: (atMs: number) => boolean, nowMs: number): number | undefined {
  let after = nowMs;
  while (!hasChanged(after + STEP_MS)) {
    after += STEP_MS;
    if (after - nowMs > LOOK_AHEAD_MS) return undefined;
  }
  let changed = after + STEP_MS;
  while (changed - after > EXACT_MS) {
    const middle = (after + changed) / 2;
    if (hasChanged(middle)) changed = middle;
    else after = middle;
  }
  return after;
}
