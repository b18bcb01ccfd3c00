// Fifty planted edits of shipped articles, each of which says another article's question: every one is refused with the right victim
// and its question; edits that take nothing pass.

import path from 'node:path';

import { readArticles } from '../../../src/content/read-articles.js';
import { readIntents } from '../../../src/content/read-intents.js';
import { findStolen, findStolenTogether } from '../../../src/knowledge/articles/find-stolen.js';
import type { KnowledgeSnapshot } from '../../../src/knowledge/live-knowledge.js';
import { buildMatchIndex } from '../../../src/matching/match-index.js';
import { ask } from '../../../src/knowledge/regression-set.js';

const PLANTED = 50;
/** An index is built for each edit: a sixth of the articles is clash enough. */
const EVERY = 6;

describe('fifty planted conflicting edits', () => {
  let snapshot: KnowledgeSnapshot;
  let tests: { articleId: string; question: string }[];
  beforeAll(async () => {
    const { articles: shipped } = await readArticles(path.resolve('knowledge-base'));
    const { intents } = await readIntents(path.resolve('intents'));
    const some = shipped.filter((_, place) => place % EVERY === 0);
    const articles = some.map(({ content }) => ({ ...content, version: 1 }));
    const index = buildMatchIndex({ articles, intents, revision: 1 });
    const byId = new Map(articles.map((article) => [article.id, article]));
    snapshot = {
      ...{ revision: 1, index, articles: byId, published: byId },
      intents: new Map(intents.map((intent) => [intent.id, intent])),
    };
    tests = some.flatMap(({ content: { id }, tests: own }) =>
      own.map((question) => ({ articleId: id, question })),
    );
  }, 240_000);

  it('names every victim with its question, and lets harmless edits through', async () => {
    const articles = [...snapshot.articles.values()];
    const found = tests.filter((test) => ask(snapshot.index, test).place === 1);
    expect(found.length).toBeGreaterThan(PLANTED);
    const step = Math.floor(found.length / PLANTED);
    let plantedCount = 0;
    const misses: string[] = [];
    const falseAlarms: string[] = [];

    for (let place = 0; place < PLANTED; place += 1) {
      const victim = found[place * step];
      const others = articles.filter(({ id }) => id !== victim?.articleId);
      const thief = others[(place * 37 + 5) % others.length];
      if (victim === undefined || thief === undefined) continue;
      plantedCount += 1;
      const stolen = await findStolen(
        snapshot,
        { ...thief, variants: [...thief.variants, victim.question] },
        { tests, own: [] },
      );
      const isNamed = stolen.thefts.some(
        ({ articleId, question }) => articleId === victim.articleId && question === victim.question,
      );
      if (!isNamed) misses.push(`${thief.id} ← ${victim.articleId}: ${victim.question}`);
      const harmless = place % 10 === 0 ? await findStolen(snapshot, { ...thief, answer: `${thief.answer}\n（更新）` }, { tests, own: [] }) : undefined; // prettier-ignore
      for (const theft of harmless?.thefts ?? []) falseAlarms.push(`${thief.id}: ${theft.question}`);
    }

    expect(plantedCount).toBe(PLANTED);
    expect(misses).toEqual([]);
    expect(falseAlarms).toEqual([]);
  }, 240_000);

  it('names them among many that go live at once', async () => {
    const articles = [...snapshot.articles.values()];
    const victims = tests.filter((test) => ask(snapshot.index, test).place === 1).slice(0, PLANTED / 5);
    const planted = new Map(
      victims.map((victim, place) => {
        const others = articles.filter(({ id }) => !victims.some((each) => each.articleId === id));
        const thief = others[place * 3];
        if (thief === undefined) throw new Error('too few articles');
        return [thief.id, { victim, content: { ...thief, variants: [...thief.variants, victim.question] } }];
      }),
    );
    const harmless = articles
      .filter(({ id }, place) => !planted.has(id) && place % 4 === 0)
      .map((article) => ({ ...article, answer: `${article.answer}\n（更新）` }));
    const ownOf = (id: string) =>
      tests.filter(({ articleId }) => articleId === id).map(({ question }) => question);
    const put = [...[...planted.values()].map(({ content }) => content), ...harmless];

    const found = await findStolenTogether(
      snapshot,
      { put: put.map((content) => ({ content, own: ownOf(content.id) })), endIds: [] },
      { tests },
    );

    const misses = [...planted].filter(
      ([id, { victim }]) => !found.get(id)?.thefts.some(({ articleId, question }) => articleId === victim.articleId && question === victim.question), // prettier-ignore
    );
    expect(planted.size).toBe(PLANTED / 5);
    expect(misses.map(([id]) => id)).toEqual([]);
    expect(harmless.flatMap(({ id }) => found.get(id)?.thefts ?? [])).toEqual([]);
  }, 120_000);
});
