// Fifty planted edits of shipped articles, each of which says another article's question: every one is refused with the right victim
// and its question; edits that take nothing pass.

import path from 'node:path';

import { readArticles } from '../../../src/content/read-articles.js';
import { readIntents } from '../../../src/content/read-intents.js';
import { findStolen } from '../../../src/knowledge/articles/find-stolen.js';
import type { KnowledgeSnapshot } from '../../../src/knowledge/live-knowledge.js';
import { buildMatchIndex } from '../../../src/matching/match-index.js';
import { ask } from '../../../src/knowledge/regression-set.js';

const PLANTED = 50;

describe('fifty planted conflicting edits', () => {
  let snapshot: KnowledgeSnapshot;
  let tests: { articleId: string; question: string }[];
  beforeAll(async () => {
    const { articles: shipped } = await readArticles(path.resolve('knowledge-base'));
    const { intents } = await readIntents(path.resolve('intents'));
    const articles = shipped.map(({ content }) => ({ ...content, version: 1 }));
    const index = buildMatchIndex({ articles, intents, revision: 1 });
    const byId = new Map(articles.map((article) => [article.id, article]));
    snapshot = {
      ...{ revision: 1, index, articles: byId, published: byId },
      intents: new Map(intents.map((intent) => [intent.id, intent])),
    };
    tests = shipped.flatMap(({ content: { id }, tests: own }) =>
      own.map((question) => ({ articleId: id, question })),
    );
  }, 120_000);

  it('names every victim with its question, and lets harmless edits through', async () => {
    const articles = [...snapshot.articles.values()];
    const found = tests.filter((test) => ask(snapshot.index, test).place === 1);
    const step = Math.floor(found.length / PLANTED);
    const misses: string[] = [];
    const falseAlarms: string[] = [];

    for (let place = 0; place < PLANTED; place += 1) {
      const victim = found[place * step];
      const thief = articles[(place * 37 + 5) % articles.length];
      if (victim === undefined || thief === undefined || thief.id === victim.articleId) continue;
      // Of the victim's questions alone: what the others say of it is another test's matter, and a minute of everybody's time.
      const own = tests.filter(({ articleId }) => articleId === victim.articleId);
      const stolen = await findStolen(
        snapshot,
        { ...thief, variants: [...thief.variants, victim.question] },
        { tests: own, own: [] },
      );
      const isNamed = stolen.thefts.some(
        ({ articleId, question }) => articleId === victim.articleId && question === victim.question,
      );
      if (!isNamed) misses.push(`${thief.id} ← ${victim.articleId}: ${victim.question}`);
      const harmless = place % 10 === 0 ? await findStolen(snapshot, { ...thief, answer: `${thief.answer}\n（更新）` }, { tests: own, own: [] }) : undefined; // prettier-ignore
      for (const theft of harmless?.thefts ?? []) falseAlarms.push(`${thief.id}: ${theft.question}`);
    }

    expect(misses).toEqual([]);
    expect(falseAlarms).toEqual([]);
  }, 120_000);
});
