// Colleagues whom a note names: they hear of it once a talk, wherever they are, until they have read it or waved it away. It gives
// nobody a right: whoever may not open talks hears of none.

import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { MentionView } from '../wire/mention-events.js';
import type { ListServing } from './colleagues.js';
import type { AgentWorkStore } from './agent-work-store.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { Rows } from './rows.js';

export interface MentionParts {
  readonly colleagues: ListServing;
  readonly work: Pick<AgentWorkStore, 'mention' | 'mentions' | 'forgetMention'>;
  readonly conversations: Pick<ConversationStore, 'findAll'>;
  readonly rows: Pick<Rows, 'ofAll'>;
}

export interface Mentions {
  /** Whom a note may name: everybody who may read the desk. */
  readonly colleagues: ListServing;
  /** Those of the ids whom a note may name and whose name stands behind an @ in the words. */
  readonly namedIn: (text: string, ids: readonly string[]) => Promise<readonly Agent[]>;
  /** Tells each but the writer. The same note again tells nobody who has read it. */
  readonly tell: (note: {
    readonly conversationId: ConversationId;
    readonly seq: number;
    readonly by: Agent;
    readonly named: readonly Agent[];
    readonly atMs: number;
  }) => Promise<void>;
  /** What this person has not read, the latest first. */
  readonly list: (agentId: string) => Promise<readonly MentionView[]>;
  readonly seen: (agentId: string, conversationId: ConversationId) => Promise<void>;
}

export function createMentions({ colleagues, work, conversations, rows }: MentionParts): Mentions {
  return {
    colleagues,
    async namedIn(text, ids) {
      if (ids.length === 0) return [];
      const known = await colleagues();
      return known.filter(({ id, name }) => ids.includes(id) && text.includes(`@${name}`));
    },
    async tell({ conversationId, seq, by, named, atMs }) {
      for (const { id: agentId } of named)
        if (agentId !== by.id)
          await work.mention({ conversationId, agentId }, { seq, byName: by.name, atMs });
    },
    async list(agentId) {
      const open = await work.mentions(agentId);
      const shown = await rows.ofAll(await conversations.findAll(open.map((each) => each.conversationId)));
      const names = new Map<string, string>(shown.map(({ conversationId, name }) => [conversationId, name]));
      return open.flatMap(({ conversationId, byName, atMs }) => {
        const name = names.get(conversationId);
        return name === undefined ? [] : [{ conversationId, name, byName, atMs }];
      });
    },
    async seen(agentId, conversationId) {
      await work.forgetMention({ agentId, conversationId });
    },
  };
}
