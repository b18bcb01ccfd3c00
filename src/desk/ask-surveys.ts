// Asks the one question where nobody has written since the end and the platform still lets us; once per matter, on every instance.

import type { ChannelRegistry } from '../channels/registry.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { Outbox } from '../outbox/outbox.js';
import { surveyQuestion } from '../replies/survey-words.js';
import { matterIdOf } from './close-matter.js';
import type { Matter, MatterStore, SurveyState } from './matter-store.js';

const LOOK_EVERY_MS = 5_000;
/** Questions of one round; the next comes in seconds. */
const MOST_AT_ONCE = 50;

export interface AskSurveysParts {
  readonly matters: Pick<MatterStore, 'listDue' | 'settle'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly registry: Pick<ChannelRegistry, 'find'>;
  readonly outbox: Pick<Outbox, 'enqueue'>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export function createAskSurveys(parts: AskSurveysParts): Repeating {
  return createRepeating(
    async () => {
      for (const matter of await parts.matters.listDue(parts.clock(), MOST_AT_ONCE))
        await parts.matters.settle(matter.id, await ask(parts, matter));
    },
    { pauseMs: LOOK_EVERY_MS, onError: parts.onError },
  );
}

/** The row's key is the matter's: asked twice, by two hubs or after a crash, it is one question. */
async function ask(parts: AskSurveysParts, matter: Matter): Promise<SurveyState> {
  const { conversations, outbox, clock } = parts;
  const { id, closedAtMs } = matter;
  const conversation = await conversations.find(matter.conversationId);
  if (conversation === undefined || !isAsItEnded(conversation, id, closedAtMs)) return 'went-on';
  if (!mayWrite(parts, conversation)) return 'window-closed';
  const { epoch, language = 'zh' } = conversation;
  await outbox.enqueue({
    sourceId: `survey:${id}`,
    conversation,
    author: 'system',
    epoch,
    messages: [surveyQuestion(id, language)],
    atMs: clock(),
  });
  return 'asked';
}

/** Nobody has written, and nobody has taken the talk up again. */
function isAsItEnded(conversation: Conversation, matterId: string, closedAtMs: number): boolean {
  const { status, heardAtMs = 0 } = conversation;
  return status === 'resolved' && matterIdOf(conversation) === matterId && heardAtMs <= closedAtMs;
}

/** The platform's window for words that a program sends is open. */
function mayWrite({ registry, clock }: AskSurveysParts, conversation: Conversation): boolean {
  const { channelId, accountId, blockedAtMs, actedAtMs } = conversation;
  const adapter = registry.find(channelId, accountId);
  if (adapter === undefined || blockedAtMs !== undefined) return false;
  const acted = actedAtMs === undefined ? {} : { actedAtMs };
  const permit = adapter.permit?.({ author: 'system', nowMs: clock(), ...acted });
  return permit === undefined || permit.kind === 'open';
}
