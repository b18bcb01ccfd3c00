// What the conversation remembers of a reply: what the citizen's next words may refer to. Pure; called by compose-reply.

import { MOST_TOPICS, type Conversation, type Offer } from '../domain/conversation.js';
import type { Topic } from '../domain/follow-up.js';
import { articlesOf } from './follow-up-rules.js';
import type { ReplyDecision } from './reply-decision.js';

export type Remembered = Pick<Conversation, 'language' | 'preferredLanguage' | 'offeredBy'> & {
  readonly offered: readonly Offer[];
  readonly topics: readonly Topic[];
  readonly isPersonOffered: boolean;
};

export interface RememberContext {
  readonly topics: readonly Topic[];
  /** The turn that replies. */
  readonly turnId: string;
  readonly nowMs: number;
}

export function rememberReply(decision: ReplyDecision, context: RememberContext): Remembered {
  const offered = offersIn(decision);
  const { turnId } = context;
  return {
    offered,
    ...(offered.length === 0 ? {} : { offeredBy: turnId }),
    topics: nextTopics(decision, offered, context),
    isPersonOffered:
      decision.kind === 'untold' || (decision.kind === 'chat' && decision.offersPerson === true),
    ...(decision.kind !== 'chat' || decision.prefers === undefined
      ? {}
      : { language: decision.prefers, preferredLanguage: decision.prefers }),
  };
}

function offersIn(decision: ReplyDecision): readonly Offer[] {
  switch (decision.kind) {
    case 'clarify':
    case 'untold':
      return decision.offers;
    case 'chat':
      return decision.offers ?? [];
    case 'several':
      return decision.clarify?.offers ?? [];
    default:
      return [];
  }
}

/** Small talk changes no subject; a question that has no answer does. */
function nextTopics(
  decision: ReplyDecision,
  offered: readonly Offer[],
  { topics, nowMs }: RememberContext,
): readonly Topic[] {
  const said = saidIn(decision);
  if (said === undefined) return [];
  const fresh: Topic[] = [
    ...said.map((articleId) => ({ articleId, atMs: nowMs })),
    // What was said before and may be meant is offered again, but the talk is not about it yet.
    ...(decision.kind === 'untold' ? [] : offered).map(({ articleId }) => {
      return { articleId, atMs: nowMs, isOffer: true as const };
    }),
  ];
  const kept = topics.filter(({ articleId }) => fresh.every((topic) => topic.articleId !== articleId));
  return [...fresh, ...kept].slice(0, MOST_TOPICS);
}

/** Words that leave the matter: what was asked has no answer, or goes to a person. */
const LEAVING: ReadonlySet<ReplyDecision['kind']> = new Set(['rephrase', 'fallback', 'handoff']);

/** The articles that the reply is about; undefined where it leaves them. */
function saidIn(decision: ReplyDecision): readonly string[] | undefined {
  switch (decision.kind) {
    case 'answer':
      return [decision.article.id];
    case 'excerpt':
      return decision.passages.map(({ article }) => article.id);
    case 'untold':
      return decision.articles.map(({ id }) => id);
    case 'several':
      return articlesOf(decision.answers).map(({ id }) => id);
    default:
      return LEAVING.has(decision.kind) ? undefined : [];
  }
}
