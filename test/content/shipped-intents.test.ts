// The shipped intents against the shipped articles: each wording is heard as what it is, and danger reaches a person.

import path from 'node:path';

import { readArticles } from '../../src/content/read-articles.js';
import { readIntents } from '../../src/content/read-intents.js';
import type { Article, Intent } from '../../src/domain/article.js';
import { buildMatchIndex, type MatchIndex } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import { decideReply } from '../../src/replies/reply-policy.js';

describe('the shipped intents', () => {
  let intents: readonly Intent[];
  let faultCount: number;
  let articles: readonly Article[];
  let index: MatchIndex;
  beforeAll(async () => {
    const read = await readIntents(path.resolve('intents'));
    faultCount = read.faults.length;
    intents = read.intents;
    articles = (await readArticles(path.resolve('knowledge-base'))).articles.map(({ content }) => ({
      ...content,
      version: 1,
    }));
    index = buildMatchIndex({ articles, intents, revision: 1 });
  });

  const decide = (text: string) =>
    decideReply({
      said: { kind: 'words', text, result: match(text, index) },
      conversation: { missesInRow: 0 },
      article: (id) => articles.find((article) => article.id === id),
      intent: (id) => intents.find((intent) => intent.id === id),
      known: { zh: {}, en: {} },
      nowMs: 0,
      seed: text,
    });

  it('are at least twenty, four of them emergencies', () => {
    expect(faultCount).toBe(0);
    expect(intents.length).toBeGreaterThanOrEqual(20);
    expect(intents.filter(({ kind }) => kind === 'emergency').map(({ id }) => id)).toEqual([
      'disaster',
      'life-danger',
      'suicide',
      'violence',
    ]);
  });

  it('are each heard in every one of their wordings', () => {
    const lost = intents.flatMap(({ id, utterances }) =>
      utterances.flatMap((text) => {
        const heard = match(text, index).intent?.id;
        return heard === id ? [] : [`${text}: ${id} → ${heard ?? '(article)'}`];
      }),
    );

    expect(lost).toEqual([]);
  });

  it('tell whoever is in danger a number in the first two lines and call a person', () => {
    const emergencies = intents.filter(({ kind }) => kind === 'emergency');
    const unsafe = emergencies.flatMap(({ utterances }) =>
      utterances.filter((text) => {
        const { decision } = decide(text);
        const said = decision.kind === 'handoff' && decision.reason === 'urgent' ? (decision.text ?? '') : '';
        return !/\b(?:110|113|119|1925)\b/u.test(said.split('\n').slice(0, 2).join('\n'));
      }),
    );

    expect(unsafe).toEqual([]);
  });

  it.each([
    ['我在工地看到有人被壓在下面', 'urgent'],
    ['拜託快點 水淹到一樓了 阿嬤還在裡面', 'urgent'],
    ['我老公又打我 我躲在浴室', 'urgent'],
    ['please help, he says he will kill me', 'urgent'],
    ['我真的好想死 怎麼辦', 'urgent'],
    ['操你媽的', 'abusive'],
    ['你去死', 'abusive'],
  ])('hand %s over as %s', (text, reason) => {
    expect(decide(text).decision).toMatchObject({ kind: 'handoff', reason });
  });

  it.each([
    '路燈壞了',
    '垃圾車幾點來',
    '我家前面的路有坑洞',
    '颱風停班停課在哪裡看',
    '被拖吊的車去哪裡領',
    'how do I report a broken street light',
  ])('leave the question %s to the articles', (text) => {
    expect(match(text, index).intent).toBeUndefined();
  });
});
