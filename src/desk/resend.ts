// "Send again": a person wants a message that no platform took to leave once more. On record before it happens.

import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId, OutboxId } from '../domain/ids.js';
import type { Outbox } from '../outbox/outbox.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { ResendLog } from './desk-store.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';

export interface ResendParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'list'>;
  readonly sends: Pick<OutboxStore, 'find'>;
  readonly outbox: Pick<Outbox, 'resend'>;
  readonly resends: ResendLog;
}

export interface Resend {
  /** An entry of a talk, as a screen of the desk names it. */
  readonly resend: (wish: {
    readonly conversationId: ConversationId;
    readonly seq: number;
    readonly agent: Agent;
    /** Also in the talk of somebody else. */
    readonly maySendForOthers: boolean;
  }) => Promise<DeskOutcome<object>>;
  /** A row of the outbox, as the list of dead letters names it. */
  readonly resendById: (id: OutboxId, agent: Agent) => Promise<DeskOutcome<object>>;
}

export function createResend(parts: ResendParts): Resend {
  const again = async (
    conversationId: ConversationId,
    outboxId: OutboxId,
    agent: Agent,
  ): Promise<DeskOutcome<object>> => {
    await parts.resends.record({ agent, conversationId, outboxId });
    const became = await parts.outbox.resend(outboxId, agent.id);
    return became === 'on-its-way' ? done({}) : refuse({ code: 'nothing-to-resend' });
  };
  return {
    async resend({ conversationId, seq, agent, maySendForOthers }) {
      const conversation = await parts.conversations.find(conversationId);
      if (conversation === undefined) return refuse({ code: 'unknown-talk' });
      const stranger = maySendForOthers ? undefined : whyNotTheirs(conversation, agent);
      if (stranger !== undefined) return stranger;
      const [entry] = await parts.transcript.list(conversationId, { afterSeq: seq - 1, limit: 1 });
      if (entry?.seq !== seq) return refuse({ code: 'nothing-to-resend' });
      const row = await parts.sends.find(entry.sourceKey as OutboxId); // other sources have no row of this name
      if (row?.conversationId !== conversationId) return refuse({ code: 'nothing-to-resend' });
      return again(conversationId, row.id, agent);
    },
    async resendById(id, agent) {
      const row = await parts.sends.find(id);
      if (row === undefined) return refuse({ code: 'unknown-talk' });
      return again(row.conversationId, id, agent);
    },
  };
}

function whyNotTheirs({ assignee }: Conversation, agent: Agent): DeskOutcome<never> | undefined {
  if (assignee?.id === agent.id) return undefined;
  return refuse(assignee === undefined ? { code: 'not-assigned' } : { code: 'not-owner', by: assignee });
}
