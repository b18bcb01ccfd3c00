// Finds canned replies and articles while the agent types: fuzzy, over titles, codes and texts.

import Fuse from 'fuse.js';

import type { CannedReply } from '../domain/canned-reply.js';
import type { Agent } from '../domain/handoff.js';
import type { KnowledgeSnapshot, LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Suggestion } from '../wire/agent-events.js';
import type { FillCanned } from './fill-canned.js';
import { cannedSuggestion } from './suggest-replies.js';

const MOST_FOUND = 10;
/** Fuse's distance from which a hit is none: 0 is the same text, 1 anything. */
const MOST_DISTANCE = 0.4;

export type SearchReplies = (query: string, agent: Agent) => readonly Suggestion[];

export function createSearchReplies(parts: {
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly canned: readonly CannedReply[];
  readonly fill: FillCanned;
}): SearchReplies {
  const canned = new Fuse(parts.canned, {
    keys: [
      { name: 'code', weight: 3 },
      { name: 'title', weight: 2 },
      { name: 'text', weight: 1 },
    ],
    threshold: MOST_DISTANCE,
    ignoreLocation: true,
    includeScore: true,
  });
  const titles = createTitleSearch();

  return (query, agent) => {
    const fromCanned = canned
      .search(query, { limit: MOST_FOUND })
      .map(({ item, score }) => cannedSuggestion(item, 1 - (score ?? 1), parts.fill(item.text, agent)));
    return [...fromCanned, ...titles(query, parts.knowledge.current())]
      .sort((left, right) => right.score - left.score)
      .slice(0, MOST_FOUND);
  };
}

/** Indexes the titles once for each published revision. */
function createTitleSearch(): (query: string, snapshot: KnowledgeSnapshot) => Suggestion[] {
  let revision: number | undefined;
  let fuse = new Fuse<{ id: string; title: string }>([]);
  return (query, snapshot) => {
    if (snapshot.revision !== revision) {
      const titles = [...snapshot.articles.values()].map(({ id, title }) => ({ id, title }));
      const options = { threshold: MOST_DISTANCE, ignoreLocation: true, includeScore: true };
      fuse = new Fuse(titles, { ...options, keys: ['title'] });
      revision = snapshot.revision;
    }
    return fuse.search(query, { limit: MOST_FOUND }).flatMap(({ item, score }): Suggestion[] => {
      const article = snapshot.articles.get(item.id);
      if (article === undefined) return [];
      const { id, title, answer: text, version } = article;
      return [{ source: 'article', id, title, text, score: 1 - (score ?? 1), version }];
    });
  };
}
