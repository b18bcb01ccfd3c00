// The policy table: one row a rule, and the order between them.

import type { Article, Intent } from '../../src/domain/article.js';
import type { MatchResult } from '../../src/domain/match.js';
import type { Said, Situation } from '../../src/replies/reply-decision.js';
import { decideReply } from '../../src/replies/reply-policy.js';

const anArticle = (id: string, english?: Article['english']): Article => ({
  id,
  version: 3,
  title: `${id}？`,
  variants: [],
  answer: `${id} 的答案`,
  keywords: [],
  risk: 'general',
  ...(english === undefined ? {} : { english }),
});
const anIntent = (id: string, kind: 'talk' | 'person' | 'emergency'): Intent => ({
  id,
  kind,
  utterances: [],
  replies: { zh: [`${id} 好`], en: [`${id} ok`] },
});
const articles = new Map([
  ['a', anArticle('a', { question: 'A?', answer: 'The answer to A' })],
  ['b', anArticle('b')],
  ['c', anArticle('c')],
  ['d', anArticle('d')],
  ['same-as-a', { ...anArticle('same-as-a'), answer: 'a 的答案' }],
]);
const intents = new Map(
  [anIntent('hi', 'talk'), anIntent('help', 'emergency')].map((each) => [each.id, each]),
);

function words(result: Partial<MatchResult>, ids: readonly string[] = ['a', 'b', 'c', 'd']): Said {
  const matches = ids.map((articleId) => ({
    articleId,
    articleVersion: 3,
    score: 0.5,
    signals: [],
    hits: [],
  }));
  const base = {
    band: 'handoff',
    confidence: 0.5,
    isExact: false,
    language: 'zh',
    knowledgeRevision: 1,
  } as const;
  return { kind: 'words', text: '問題', result: { ...base, matches, ...result } };
}

const saying = (text: string, result: Partial<MatchResult>): Said => {
  const said = words(result);
  return said.kind === 'words' ? { ...said, text } : said;
};

const decide = (said: Said) => {
  const situation: Situation = {
    said,
    conversation: { missesInRow: 0 },
    article: (id) => articles.get(id),
    intent: (id) => intents.get(id),
    known: { zh: {}, en: {} },
    nowMs: 0,
    seed: 's',
  };
  return decideReply(situation);
};

describe('decideReply', () => {
  it.each<[string, Said, object]>([
    ['arrival', { kind: 'arrival' }, { kind: 'welcome' }],
    ['wordless', { kind: 'wordless' }, { kind: 'ask-for-words' }],
    ['pick', { kind: 'pick', articleId: 'b' }, { kind: 'answer', article: { id: 'b' } }],
    ['pick', { kind: 'pick', articleId: 'gone' }, { kind: 'rephrase' }],
    ['none-of-these', { kind: 'none-of-these' }, { kind: 'rephrase' }],
    [
      'emergency',
      words({ intent: { id: 'help', confidence: 1 } }),
      { kind: 'handoff', reason: 'urgent', text: 'help 好' },
    ],
    ['person', { kind: 'person' }, { kind: 'handoff', reason: 'asked' }],
    ['person', saying('我要轉真人客服謝謝', { band: 'offer' }), { kind: 'handoff', reason: 'asked' }],
    ['abusive', saying('你們這些混蛋', { band: 'offer' }), { kind: 'handoff', reason: 'abusive' }],
    ['answer', saying('他媽的垃圾車幾點來', { band: 'answer' }), { kind: 'answer' }],
    ['small-talk', words({ intent: { id: 'hi', confidence: 1 } }), { kind: 'chat', text: 'hi 好' }],
    [
      'small-talk',
      words({ intent: { id: 'hi', confidence: 1 }, language: 'en' }),
      { kind: 'chat', text: 'hi ok' },
    ],
    ['exact', words({ isExact: true, band: 'answer' }), { kind: 'answer', article: { id: 'a' } }],
    ['answer', words({ band: 'answer' }), { kind: 'answer', article: { id: 'a' } }],
    [
      'offer',
      words({ band: 'offer' }),
      { kind: 'clarify', offers: [{ articleId: 'a' }, { articleId: 'b' }, { articleId: 'c' }] },
    ],
    [
      'offer',
      words({ band: 'offer', language: 'en' }, ['a']),
      { kind: 'clarify', offers: [{ title: 'A?' }] },
    ],
    ['fallback', words({ band: 'handoff' }), { kind: 'fallback', language: 'zh' }],
    ['fallback', words({ band: 'answer' }, ['gone']), { kind: 'fallback' }],
    ['fallback', words({ band: 'offer' }, []), { kind: 'fallback' }],
  ])('lets the rule %s decide', (rule, said, decision) => {
    expect(decide(said)).toMatchObject({ rule, decision });
  });

  it('offers articles that say the same once', () => {
    const { decision } = decide(words({ band: 'offer' }, ['a', 'same-as-a', 'b']));

    expect(decision).toMatchObject({ kind: 'clarify', offers: [{ articleId: 'a' }, { articleId: 'b' }] });
  });

  it('puts danger before an answer and an article asked word for word before small talk', () => {
    const emergency = { id: 'help', confidence: 0.9 };
    const chat = { id: 'hi', confidence: 0.9 };

    expect(decide(words({ intent: emergency, isExact: true, band: 'answer' })).rule).toBe('emergency');
    expect(decide(words({ intent: chat, isExact: true, band: 'answer' })).rule).toBe('exact');
  });
});
