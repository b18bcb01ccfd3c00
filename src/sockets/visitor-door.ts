// What the hub says to citizens' browsers: the push port of web chat, and "somebody is typing". Plugged in by compose.

import { WEB_ACCOUNT } from '../channels/web/web-adapter.js';
import type { VisitorPush } from '../channels/web/visitor-push.js';
import { conversationIdOf } from '../conversations/conversation-address.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import { HubError } from '../domain/errors.js';
import type { ConversationId } from '../domain/ids.js';
import type { HubToVisitor } from '../wire/visitor-events.js';
import { withQuotesAndFiles } from './visitor-entries.js';
import type { VisitorFileSources } from '../desk/visitor-files.js';
import type { VisitorNamespace } from './visitor-namespace.js';

export interface VisitorDoor {
  readonly push: VisitorPush;
  readonly showTyping: (conversation: ConversationId, typing: Parameters<HubToVisitor['typing']>[0]) => void;
}

export function createVisitorDoor(
  namespace: VisitorNamespace,
  sources: VisitorFileSources & { readonly transcript: Pick<TranscriptStore, 'list'> },
): VisitorDoor {
  const { transcript } = sources;
  return {
    push: {
      async show(conversationKey, seq) {
        const conversation = conversationIdOf(WEB_ACCOUNT, conversationKey);
        const [entry] = await transcript.list(conversation, { afterSeq: seq - 1, limit: 1 });
        if (entry?.seq !== seq)
          throw new HubError('VISITOR_ENTRY_MISSING', 'The transcript has no entry with this number.', {
            details: { conversation, seq },
          });
        for (const shown of await withQuotesAndFiles(sources, [entry]))
          namespace.to(conversation).emit('entry', shown);
      },
    },
    showTyping: (conversation, typing) => {
      namespace.to(conversation).emit('typing', typing);
    },
  };
}
