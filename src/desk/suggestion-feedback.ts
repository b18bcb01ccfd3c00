// What an agent makes of an article becomes evidence for the learning loop: sent as it is, rewritten, dismissed, or found by
// themselves. Told after the fact, so that no reply waits for it.

import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { Article } from '../domain/article.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { Choice, VariantLearning } from '../knowledge/learn-variants.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import { pairsOf } from '../knowledge/text-likeness.js';
import type { Clock } from '../lib/clock.js';
import { refuseStranger, type Writing } from './agent-reply.js';
import { done, type DeskOutcome } from './desk-outcome.js';
import type { LogSuggestions } from './log-suggestions.js';
import type { Dismissal, UsedArticle } from './suggestion-log.js';
import { findQuestion, LOOK_BACK } from './suggest-replies.js';

export interface FeedbackParts {
  readonly transcript: Pick<TranscriptStore, 'tail'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly learning: Pick<VariantLearning, 'note'>;
  readonly log: LogSuggestions;
  readonly clock: Clock;
}

export interface SuggestionFeedback {
  /** After the reply is stored. Returns at once. */
  readonly sent: (writing: Writing, used: UsedArticle) => void;
  /** Only the owner's word counts. */
  readonly dismiss: (dismissal: Dismissal) => Promise<DeskOutcome<object>>;
}

/** From this share of an article's answer on the agent has sent the article: a greeting before it or a word less changes nothing. */
const SENT_FROM = 0.8;

export function createSuggestionFeedback(parts: FeedbackParts): SuggestionFeedback {
  const { log } = parts;
  return {
    sent: (writing, used) => {
      log.sent(writing, used);
      if (used.source !== 'canned') parts.learning.note(judgeSent(parts, writing, used));
    },
    async dismiss(dismissal) {
      const { conversationId, agent, articleId, forSeq } = dismissal;
      const conversation = await parts.conversations.find(conversationId);
      if (conversation?.assignee?.id !== agent.id) return refuseStranger(conversation);
      log.dismissed(dismissal);
      if (dismissal.source === 'canned') return done({});
      const asked = await questionAt(parts, conversationId, forSeq);
      if (asked !== undefined)
        parts.learning.note({
          ...factsOf(asked, agent, parts.clock()),
          id: `dismiss:${conversationId}:${agent.id}:${articleId}:${forSeq}`,
          kind: 'agent-dismissed',
          articleId,
        });
      return done({});
    },
  };
}

async function judgeSent(
  parts: FeedbackParts,
  writing: Writing,
  used: UsedArticle,
): Promise<Choice | undefined> {
  const { conversationId, agent, clientId, text } = writing;
  const article = parts.knowledge.current().articles.get(used.articleId);
  const asked = await questionAt(parts, conversationId, used.forSeq);
  if (article === undefined || asked === undefined) return undefined;
  const keptShare = keptShareOf(article, text);
  const kind = kindOf(keptShare, used.how);
  if (kind === undefined) return undefined;
  return {
    ...factsOf(asked, agent, parts.clock()),
    id: `reply:${conversationId}:${agent.id}:${clientId}`,
    kind,
    articleId: article.id,
    keptShare,
  };
}

/** Undefined: an article that was looked up and then not sent says nothing about the question. */
function kindOf(keptShare: number, how: UsedArticle['how']): Choice['kind'] | undefined {
  if (keptShare >= SENT_FROM) return how === 'search' ? 'agent-own-pick' : 'agent-sent-suggestion';
  return how === 'search' ? undefined : 'agent-edited';
}

/** How much of the article's answer, in either language, is left in what was sent. */
function keptShareOf({ answer, english }: Article, text: string): number {
  const sent = pairsOf(text);
  return Math.max(
    ...[answer, ...(english === undefined ? [] : [english.answer])].map((original) => {
      const pairs = [...pairsOf(original)];
      return pairs.filter((pair) => sent.has(pair)).length / pairs.length;
    }),
  );
}

/** The citizen's words with that number, or without one the last that ask something. */
async function questionAt(
  { transcript, knowledge }: FeedbackParts,
  conversation: ConversationId,
  seq: number | undefined,
): Promise<TranscriptEntry | undefined> {
  if (seq === undefined)
    return findQuestion(await transcript.tail(conversation, LOOK_BACK), knowledge.current());
  const [entry] = await transcript.tail(conversation, 1, seq + 1);
  return entry?.seq === seq && entry.author === 'citizen' && entry.text.trim() !== '' ? entry : undefined;
}

function factsOf(
  { text, conversationId, sourceKey, editedText }: TranscriptEntry,
  { id, name }: Agent,
  atMs: number,
): Pick<Choice, 'chooser' | 'atMs' | 'words'> {
  return {
    chooser: { kind: 'staff', id, name },
    atMs,
    words: { text: editedText ?? text, source: { conversationId, sourceKey } },
  };
}
