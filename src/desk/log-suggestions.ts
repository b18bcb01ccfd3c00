// Writes down what became of a suggestion: sent as it was, changed by how much, thrown away and why. Beside the reply, which never
// waits for it.

import { answerIn } from '../domain/article.js';
import type { CannedReply } from '../domain/canned-reply.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Clock } from '../lib/clock.js';
import { editDistance } from '../lib/edit-distance.js';
import type { Writing } from './agent-reply.js';
import type { FillCanned } from './fill-canned.js';
import type { Dismissal, SuggestionLog, SuggestionUse, UsedArticle } from './suggestion-log.js';

export interface LogSuggestionsParts {
  readonly log: SuggestionLog;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly canned: { readonly find: (id: string) => CannedReply | undefined };
  readonly fill: FillCanned;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export interface LogSuggestions {
  /** Both return at once. */
  readonly sent: (writing: Writing, used: UsedArticle) => void;
  readonly dismissed: (dismissal: Dismissal) => void;
}

export function createLogSuggestions(parts: LogSuggestionsParts): LogSuggestions {
  const { log, clock, onError } = parts;
  const record = (use: SuggestionUse): void => {
    log.record(use).catch(onError);
  };
  return {
    sent(writing, used) {
      const { conversationId, agent, clientId, text } = writing;
      const { articleId: itemId, source = 'article', how } = used;
      const item = textsOf(parts, source, itemId, agent);
      if (item === undefined) return;
      const { texts, version } = item;
      const distances = texts.map((original) => editDistance(original.trim(), text.trim()));
      const distance = Math.min(...distances);
      record({
        ...{ id: `reply:${conversationId}:${agent.id}:${clientId}`, atMs: clock(), conversationId },
        ...{ agentId: agent.id, source, itemId, how, editDistance: distance },
        became: distance === 0 ? 'sent' : 'edited',
        chars: texts[distances.indexOf(distance)]?.length ?? 0,
        ...(version === undefined ? {} : { version }),
      });
    },
    dismissed({ conversationId, agent, articleId: itemId, forSeq, source = 'article', reason }) {
      const version = parts.knowledge.current().articles.get(itemId)?.version;
      record({
        ...{ id: `dismiss:${conversationId}:${agent.id}:${itemId}:${forSeq}`, atMs: clock(), conversationId },
        ...{ agentId: agent.id, source, itemId, how: 'suggestion', became: 'dismissed', forSeq },
        ...(reason === undefined ? {} : { reason }),
        ...(source === 'canned' || version === undefined ? {} : { version }),
      });
    },
  };
}

/** As the agent may have put it in: an article in either language, a canned reply with what the hub fills in. */
function textsOf(
  { knowledge, canned, fill }: LogSuggestionsParts,
  source: 'article' | 'canned',
  id: string,
  agent: Writing['agent'],
): { readonly texts: readonly string[]; readonly version?: number } | undefined {
  if (source === 'canned') {
    const reply = canned.find(id);
    return reply === undefined ? undefined : { texts: [fill(reply.text, agent)] };
  }
  const article = knowledge.current().articles.get(id);
  if (article === undefined) return undefined;
  return { texts: [answerIn(article, 'zh'), answerIn(article, 'en')], version: article.version };
}
