// Finds canned replies and articles while the agent types: fuzzy, over titles, codes and texts, and by the Zhuyin of titles.

import Fuse from 'fuse.js';

import type { CannedReply } from '../domain/canned-reply.js';
import type { Agent } from '../domain/handoff.js';
import type { KnowledgeSnapshot, LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Suggestion } from '../wire/agent-events.js';
import type { FillCanned } from './fill-canned.js';
import { articleSuggestion, cannedSuggestion, type CannedFor } from './suggest-replies.js';
import { zhuyinQueryOf, zhuyinScore } from './zhuyin-search.js';

const MOST_FOUND = 10;
/** Fuse's distance from which a hit is none: 0 is the same text, 1 anything. */
const MOST_DISTANCE = 0.4;

export type SearchReplies = (query: string, agent: Agent) => readonly Suggestion[];

interface SearchParts {
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly canned: CannedFor;
  readonly fill: FillCanned;
}

export function createSearchReplies(parts: SearchParts): SearchReplies {
  const cannedOf = createCannedIndex();
  const titles = createTitleSearch();

  return (query, agent) => {
    const fromCanned = cannedOf(parts.canned(agent.id))
      .search(query, { limit: MOST_FOUND })
      .map(({ item, score }) => cannedSuggestion(item, 1 - (score ?? 1), parts.fill(item.text, agent)));
    const found = [...fromCanned, ...titles(query, parts.knowledge.current())];
    return withSpelled(found, spelled(parts, query, agent)).slice(0, MOST_FOUND);
  };
}

/** Canned replies and articles whose title is typed so; a short code that is a canned reply's own comes before them. */
function spelled(
  { canned, knowledge, fill }: SearchParts,
  query: string,
  agent: Agent,
): readonly Suggestion[] {
  const symbols = zhuyinQueryOf(query);
  if (symbols === undefined) return [];
  const replies = canned(agent.id).flatMap((reply) => {
    const score = zhuyinScore(symbols, reply.title);
    return score === undefined ? [] : [cannedSuggestion(reply, score, fill(reply.text, agent))];
  });
  const articles = [...knowledge.current().articles.values()].flatMap((article) => {
    const score = zhuyinScore(symbols, article.title);
    return score === undefined ? [] : [articleSuggestion(article, score - CANNED_AHEAD, 'zh')];
  });
  return [...replies, ...articles];
}

/** Of two titles typed alike the canned reply comes first: it is made to be sent. */
const CANNED_AHEAD = 0.01;

/** Each once, with the better of its scores; best first. */
function withSpelled(found: readonly Suggestion[], others: readonly Suggestion[]): Suggestion[] {
  const best = new Map<string, Suggestion>();
  for (const each of [...found, ...others]) {
    const key = `${each.source}:${each.id}`;
    if (each.score > (best.get(key)?.score ?? -1)) best.set(key, each);
  }
  return [...best.values()].sort((left, right) => right.score - left.score);
}

/** Indexes each list once: it is the same array while nothing of it has changed. */
function createCannedIndex(): (list: readonly CannedReply[]) => Fuse<CannedReply> {
  const known = new WeakMap<readonly CannedReply[], Fuse<CannedReply>>();
  return (list) => {
    const before = known.get(list);
    if (before !== undefined) return before;
    const fuse = new Fuse(list, {
      keys: [
        { name: 'code', weight: 3 },
        { name: 'title', weight: 2 },
        { name: 'text', weight: 1 },
      ],
      threshold: MOST_DISTANCE,
      ignoreLocation: true,
      includeScore: true,
    });
    known.set(list, fuse);
    return fuse;
  };
}

/** Indexes the titles once for each set of valid articles. */
function createTitleSearch(): (query: string, snapshot: KnowledgeSnapshot) => Suggestion[] {
  let indexed: KnowledgeSnapshot['articles'] | undefined;
  let fuse = new Fuse<{ id: string; title: string }>([]);
  return (query, snapshot) => {
    if (snapshot.articles !== indexed) {
      const titles = [...snapshot.articles.values()].map(({ id, title }) => ({ id, title }));
      const options = { threshold: MOST_DISTANCE, ignoreLocation: true, includeScore: true };
      fuse = new Fuse(titles, { ...options, keys: ['title'] });
      indexed = snapshot.articles;
    }
    return fuse.search(query, { limit: MOST_FOUND }).flatMap(({ item, score }): Suggestion[] => {
      const article = snapshot.articles.get(item.id);
      return article === undefined ? [] : [articleSuggestion(article, 1 - (score ?? 1), 'zh')];
    });
  };
}
