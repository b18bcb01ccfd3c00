// A draft for the owner of a talk by the optional language model: out of the articles that match the citizen's words, and of
// nothing else. Sends nothing.

import { draftReply } from '../assist/draft-reply.js';
import type { LanguageModel } from '../assist/language-model.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { Article } from '../domain/article.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import { match } from '../matching/matcher.js';
import type { Draft } from '../wire/agent-events.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';

/** The end of the talk that the model sees. Unit: transcript entries. */
const LOOK_BACK = 20;
/** The citizen's latest messages, together, are what is asked. */
const ASKED_MESSAGES = 3;
const MOST_ARTICLES = 4;

export interface DraftParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'tail'>;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly model: LanguageModel | undefined;
}

export type DraftForAgent = (
  conversation: ConversationId,
  agent: Agent,
) => Promise<DeskOutcome<{ readonly draft?: Draft }>>;

export function createDraft({ conversations, transcript, knowledge, model }: DraftParts): DraftForAgent {
  return async (id, agent) => {
    const conversation = await conversations.find(id);
    if (conversation === undefined) return refuse({ code: 'unknown-talk' });
    const { assignee, language = 'zh', preferredLanguage = language } = conversation;
    if (assignee === undefined) return refuse({ code: 'not-assigned' });
    if (assignee.id !== agent.id) return refuse({ code: 'not-owner', by: assignee });
    if (model === undefined) return refuse({ code: 'no-helper' });
    const entries = (await transcript.tail(id, LOOK_BACK)).filter(isSaid);
    const { index, articles } = knowledge.current();
    const asked = entries.filter(({ author }) => author === 'citizen').slice(-ASKED_MESSAGES);
    const found = match(asked.map(({ text }) => text).join('\n'), index).matches.flatMap(
      ({ articleId }) => articles.get(articleId) ?? [],
    );
    const shown = found.slice(0, MOST_ARTICLES).map((article) => inLanguage(article, preferredLanguage));
    if (shown.length === 0) return done({});
    const said = entries.map(
      ({ author, text }) => ({ who: author === 'citizen' ? 'citizen' : 'desk', text }) as const,
    );
    const drafted = await draftReply(model, { said, articles: shown, language: preferredLanguage });
    if (drafted.kind === 'nothing') return refuse({ code: 'helper-failed' });
    const draft = drafted.value;
    if (draft === undefined) return done({});
    const used = found.filter((article) => draft.articleIds.includes(article.id));
    const sources = used.map(({ id: articleId, title, version }) => ({ id: articleId, title, version }));
    return done({ draft: { text: draft.text, articles: sources } });
  };
}

/** Notes are for staff and leave the hub in no form. */
function isSaid({ author, text }: TranscriptEntry): boolean {
  return author !== 'note' && text.trim() !== '';
}

function inLanguage(article: Article, language: 'zh' | 'en'): Pick<Article, 'id' | 'title' | 'answer'> {
  const { id, english } = article;
  return language === 'en' && english !== undefined
    ? { id, title: english.question, answer: english.answer }
    : article;
}
