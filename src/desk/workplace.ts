// The workplace of one agent in one talk: what they have begun, what of theirs waits to leave, what the channel takes, and how
// far they have read.

import type { ChannelRegistry } from '../channels/registry.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import { MOST_TEXT_CHARS } from '../wire/shared.js';
import type { FileLimits } from '../wire/file-api.js';
import type { ContactFacts, HeldReply, WriteWindow } from '../wire/workplace-events.js';
import type { AgentWorkStore, DraftMode, KeptDraft, WorkPlace } from './agent-work-store.js';
import type { ContactReader } from './contact-facts.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';
import type { HeldReplies } from './held-replies.js';
import type { Uploads } from './uploads.js';
import { createReadWindow } from './write-window.js';

/** A badge says "99" and means many. */
const MOST_UNREAD = 99;

export interface WorkplaceParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly registry: Pick<ChannelRegistry, 'find'>;
  readonly work: AgentWorkStore;
  readonly held: Pick<HeldReplies, 'listOf'>;
  readonly contacts: Pick<ContactReader, 'covered'>;
  readonly uploads: Pick<Uploads, 'rulesOf'>;
  readonly clock: Clock;
}

export interface WorkplaceView {
  readonly drafts: readonly KeptDraft[];
  readonly held: readonly HeldReply[];
  readonly window: WriteWindow;
  readonly bubbleChars: number;
  readonly contact: ContactFacts;
  readonly files: FileLimits;
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
  const readWindow = createReadWindow(parts);
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
          window: readWindow(conversation),
          bubbleChars: bubbleCharsOf(parts, conversation),
          contact: await contacts.covered(conversation),
          files: limitsOf(parts, conversation),
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

function limitsOf(
  { registry, uploads }: Pick<WorkplaceParts, 'registry' | 'uploads'>,
  conversation: Conversation,
): FileLimits {
  const rules = uploads.rulesOf(conversation);
  if (rules !== undefined) {
    const { pictureTypes, mostPictureBytes, mostFileBytes, others } = rules;
    return { state: 'open', pictureTypes, mostPictureBytes, mostFileBytes, others };
  }
  const isTaken = registry.find(conversation.channelId, conversation.accountId)?.files !== undefined;
  return { state: isTaken ? 'no-public-url' : 'not-taken' };
}

const bubbleCharsOf = (
  { registry }: Pick<WorkplaceParts, 'registry'>,
  { channelId, accountId }: Conversation,
): number => registry.find(channelId, accountId)?.mostBubbleChars ?? MOST_TEXT_CHARS;
