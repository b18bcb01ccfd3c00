// Three replies for the citizen's last words: the same matcher as the bot's, over the articles and the canned replies.
// A suggestion is an editable draft; nothing here sends.

import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import { answerIn, cardIn, type Article } from '../domain/article.js';
import type { CannedReply } from '../domain/canned-reply.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { ArticleVectors } from '../knowledge/article-vectors.js';
import type { KnowledgeSnapshot, LiveKnowledge } from '../knowledge/live-knowledge.js';
import { buildMatchIndex } from '../matching/match-index.js';
import { match } from '../matching/matcher.js';
import { nearest, weighMeaning, type Closeness } from '../matching/meaning.js';
import type { Suggestion } from '../wire/agent-events.js';
import type { FillCanned } from './fill-canned.js';
import { showSuggested } from './show-why.js';

const MOST_SUGGESTIONS = 3;
/** How far back the citizen's words are looked for. Unit: transcript entries. */
export const LOOK_BACK = 30;
/** Below this a match has nothing to do with the words: an empty list says more. */
const LEAST_SCORE = 0.3;

/** What this agent may put in: the same array while nothing of it has changed. */
export type CannedFor = (agentId: string) => readonly CannedReply[];

export interface SuggestParts {
  readonly transcript: Pick<TranscriptStore, 'tail'>;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly canned: CannedFor;
  readonly fill: FillCanned;
  /** By meaning, where a helper is set up; undefined where it cannot tell in time. */
  readonly closeness?: ArticleVectors['closeness'] | undefined;
}

export interface Suggested {
  readonly suggestions: readonly Suggestion[];
  /** Transcript number of the question that they answer; absent where nobody has asked anything. */
  readonly forSeq?: number;
}

export type SuggestReplies = (conversation: ConversationId, agent: Agent) => Promise<Suggested>;

export function createSuggestReplies(parts: SuggestParts): SuggestReplies {
  const { transcript, knowledge, canned, fill, closeness } = parts;
  const indexOf = createCannedIndex();

  return async (conversation, agent) => {
    const entries = await transcript.tail(conversation, LOOK_BACK);
    const snapshot = knowledge.current();
    const asked = findQuestion(entries, snapshot);
    if (asked === undefined) return { suggestions: [] };
    const { text: question, seq: forSeq } = asked;
    const { index: cannedIndex, byId: cannedById } = indexOf(canned(agent.id));
    const inCanned = match(question, cannedIndex);
    const cannedTitle = (id: string): string => cannedById.get(id)?.title ?? id;
    const fromCanned = inCanned.matches.flatMap(({ articleId, score }) => {
      const reply = cannedById.get(articleId);
      if (reply === undefined) return [];
      const why = showSuggested(inCanned, articleId, cannedTitle);
      return [{ ...cannedSuggestion(reply, score, fill(reply.text, agent)), why }];
    });
    const near = await closeness?.(question, snapshot);
    const suggestions = [...fromArticles(question, snapshot, near), ...fromCanned]
      .filter(({ score }) => score >= LEAST_SCORE)
      .sort((left, right) => right.score - left.score)
      .slice(0, MOST_SUGGESTIONS);
    return { suggestions, forSeq };
  };
}

/** Indexes each list once. */
function createCannedIndex() {
  const index = (list: readonly CannedReply[]) => ({
    index: buildMatchIndex({ articles: list.map(asArticle), intents: [], revision: 0 }),
    byId: new Map(list.map((reply) => [reply.id, reply])),
  });
  const known = new WeakMap<readonly CannedReply[], ReturnType<typeof index>>();
  return (list: readonly CannedReply[]): ReturnType<typeof index> => {
    const indexed = known.get(list) ?? index(list);
    known.set(list, indexed);
    return indexed;
  };
}

/** The citizen's latest words that ask something: "轉真人" and "謝謝" are no question. */
export function findQuestion(
  entries: readonly TranscriptEntry[],
  { index }: KnowledgeSnapshot,
): TranscriptEntry | undefined {
  const said = entries.filter(({ author, text }) => author === 'citizen' && text.trim() !== '');
  return said.findLast(({ text }) => match(text, index).intent === undefined) ?? said.at(-1);
}

function fromArticles(
  question: string,
  { index, articles }: KnowledgeSnapshot,
  near: Closeness | undefined,
): Suggestion[] {
  const result = match(question, index);
  const { matches, language } = result;
  const titleOf = (id: string): string => articles.get(id)?.title ?? id;
  const scored = matches.map(({ articleId, score }) => ({ articleId, score }));
  return countMeaning(scored, index, near).flatMap(({ articleId, score }): Suggestion[] => {
    const article = articles.get(articleId);
    if (article === undefined) return [];
    const why = showSuggested(result, articleId, titleOf);
    return [{ ...articleSuggestion(article, score, language), why }];
  });
}

interface ScoredArticle {
  readonly articleId: string;
  readonly score: number;
}

function countMeaning(
  found: readonly ScoredArticle[],
  { articles }: KnowledgeSnapshot['index'],
  near: Closeness | undefined,
): readonly ScoredArticle[] {
  if (near === undefined) return found;
  const placeOf = new Map(articles.map(({ id }, place) => [id, place]));
  const meant = nearest(near).flatMap((place) => articles[place]?.id ?? []);
  const scoreOf = new Map([
    ...meant.map((id) => [id, 0] as const),
    ...found.map((each) => [each.articleId, each.score] as const),
  ]);
  return [...scoreOf].map(([articleId, score]) => ({
    articleId,
    score: weighMeaning(score, near[placeOf.get(articleId) ?? -1] ?? 0),
  }));
}

export function articleSuggestion(article: Article, score: number, language: 'zh' | 'en'): Suggestion {
  const { id, title, version } = article;
  const card = cardIn(article, language);
  return {
    ...{ source: 'article', id, title, text: answerIn(article, language), score, version },
    ...(card === undefined ? {} : { card }),
  };
}

/** `text` is the reply's own with what the hub knows filled in. */
export function cannedSuggestion({ id, title }: CannedReply, score: number, text: string): Suggestion {
  return { source: 'canned', id, title, text, score };
}

/** To the matcher a canned reply is an article that is asked for in the words of `when`. */
function asArticle({ id, title, when, text }: CannedReply): Article {
  return { id, title, variants: when, answer: text, keywords: [], risk: 'general', version: 1 };
}
