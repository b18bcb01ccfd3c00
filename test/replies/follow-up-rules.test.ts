import type { Article } from '../../src/domain/article.js';
import type { FollowUp } from '../../src/domain/follow-up.js';
import type { MatchResult } from '../../src/domain/match.js';
import { composeReply } from '../../src/replies/compose-reply.js';
import type { AskedWords, Situation } from '../../src/replies/reply-decision.js';
import { decideReply } from '../../src/replies/reply-policy.js';

const NOW = 1_800_000_000_000;

const anArticle = (id: string): Article => ({
  ...{ id, version: 1, title: `${id}？`, variants: [], keywords: [], risk: 'general' },
  answer: `${id} 第一句。\n${id} 第二句。`,
});
const articles = new Map(['a', 'b', 'c', 'd', 'e'].map((id) => [id, anArticle(id)]));

const asked = (band: MatchResult['band'], ids: readonly string[], followUp?: FollowUp): AskedWords => ({
  text: '問題',
  result: {
    ...{ band, confidence: 0.9, isExact: false, language: 'zh', knowledgeRevision: 1 },
    matches: ids.map((articleId) => ({ articleId, articleVersion: 1, score: 1, signals: [], hits: [] })),
  },
  ...(followUp === undefined ? {} : { followUp }),
});

function answer(
  words: AskedWords & { readonly parts?: readonly AskedWords[]; readonly left?: number },
  conversation: Partial<Situation['conversation']> = {},
) {
  const talk = { missesInRow: 0, disclosedAtMs: NOW, ...conversation };
  const { rule, decision } = decideReply({
    said: { kind: 'words', ...words },
    conversation: talk,
    article: (id) => articles.get(id),
    intent: () => undefined,
    known: { zh: {}, en: {} },
    nowMs: NOW,
    seed: 's',
  });
  const reply = composeReply(decision, { conversation: talk, cityName: '示範市', nowMs: NOW, turnId: 't9' });
  return { rule, decision, ...reply, texts: reply.messages.map(({ text }) => text) };
}

const facts = { aspects: ['fee'], context: ['a'] } as const;

describe('a question about what was said before', () => {
  it('hears which article it is and its own sentence, and the talk goes on about it', () => {
    const told: FollowUp = { ...facts, kind: 'told', passages: [{ articleId: 'a', text: 'a 第二句。' }] };

    const { rule, texts, remember } = answer(asked('handoff', [], told), {
      topics: [{ articleId: 'a', atMs: 1 }],
    });

    expect(rule).toBe('follow-up');
    expect(texts).toEqual(['關於「a？」：\na 第二句。']);
    expect(remember.topics).toEqual([{ articleId: 'a', atMs: NOW }]);
  });

  it('hears another article under its title', () => {
    const { texts } = answer(asked('offer', [], { ...facts, kind: 'elsewhere', articleId: 'b' }));

    expect(texts).toEqual(['關於「b？」：\nb 第一句。\nb 第二句。']);
  });

  it('may choose again among what was offered', () => {
    const { decision } = answer(
      asked('offer', [], { ...facts, kind: 'which', articleIds: ['a', 'b', 'gone'] }),
    );

    expect(decision).toMatchObject({ kind: 'clarify', offers: [{ articleId: 'a' }, { articleId: 'b' }] });
  });

  it('hears honestly that it is not written there, is offered what was said before, and a person', () => {
    const { texts, messages, remember } = answer(
      asked('handoff', [], { ...facts, kind: 'untold', earlier: ['b'] }),
      { topics: [{ articleId: 'a', atMs: 1 }] },
    );

    expect(texts[0]).toContain('沒有寫到');
    expect(texts[0]).toContain('1. b？');
    expect(messages[0]?.suggestedActions?.actions.map(({ title }) => title)).toEqual(['1. b？', '轉真人']);
    expect(remember).toMatchObject({
      missesInRow: 1,
      isPersonOffered: true,
      offered: [{ articleId: 'b' }],
      offeredBy: 't9',
      topics: [{ articleId: 'a', atMs: NOW }],
    });
  });

  it('goes to a person the second time in a row', () => {
    const untold: FollowUp = { ...facts, kind: 'untold', earlier: [] };

    expect(answer(asked('handoff', [], untold), { missesInRow: 1 }).decision).toMatchObject({
      kind: 'handoff',
      reason: 'unanswered-twice',
    });
  });
});

describe('several questions in one message', () => {
  const whole = asked('offer', ['a', 'b']);

  it('are answered in order, each under its title, and the talk is about all of them', () => {
    const { rule, texts, remember } = answer({
      ...whole,
      parts: [asked('answer', ['b']), asked('answer', ['a'])],
    });

    expect(rule).toBe('several');
    expect(texts).toEqual(['關於「b？」：\nb 第一句。\nb 第二句。', '關於「a？」：\na 第一句。\na 第二句。']);
    expect(remember.topics.map(({ articleId }) => articleId)).toEqual(['b', 'a']);
  });

  it('that are not all sure end in one list of choices, none of them twice', () => {
    const { texts, remember } = answer({
      ...whole,
      parts: [asked('offer', ['b', 'c', 'd']), asked('answer', ['a']), asked('offer', ['c', 'e'])],
    });

    expect(texts[0]).toMatch(/^關於「a？」/);
    expect(texts).toHaveLength(2);
    expect(remember.offered.map(({ articleId }) => articleId)).toEqual(['b', 'c', 'e']);
    expect(remember.topics[0]).toEqual({ articleId: 'a', atMs: NOW });
  });

  it('stay within what LINE takes at once, and say what is left', () => {
    const parts = ['a', 'b', 'c'].map((id) => asked('answer', [id]));

    const { texts } = answer({ ...whole, parts, left: 1 }, { disclosedAtMs: 0 });

    expect(texts).toHaveLength(5);
    expect(texts[4]).toContain('前三題');
  });

  it('are one question where only one of them has something to be said', () => {
    const { rule } = answer({ ...whole, parts: [asked('answer', ['a']), asked('answer', ['gone'])] });

    expect(rule).toBe('offer');
  });
});

describe('what the talk is about', () => {
  const topics = [{ articleId: 'a', atMs: 1 }];

  it('becomes the choices that are shown, then the article that is said', () => {
    const { remember } = answer(asked('offer', ['b', 'c']), { topics });

    expect(remember.topics).toEqual([
      { articleId: 'b', atMs: NOW, isOffer: true },
      { articleId: 'c', atMs: NOW, isOffer: true },
      ...topics,
    ]);
  });

  it('is dropped by a question without an answer', () => {
    expect(answer(asked('handoff', []), { topics }).remember.topics).toEqual([]);
  });
});
