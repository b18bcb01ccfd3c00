// What each kind of intent does after which last words of the bot.

import type { Article, Intent, IntentKind } from '../../src/domain/article.js';
import { composeReply } from '../../src/replies/compose-reply.js';
import type { Situation } from '../../src/replies/reply-decision.js';
import { decideReply } from '../../src/replies/reply-policy.js';

const anArticle = (id: string): Article => ({
  id,
  version: 1,
  title: `${id}？`,
  variants: [],
  answer: `${id} 的答案`,
  keywords: [],
  risk: 'general',
});
const articles = new Map(['a', 'b'].map((id) => [id, anArticle(id)]));
const anIntent = (kind: IntentKind, more: Partial<Intent> = {}): Intent => ({
  id: kind,
  kind,
  utterances: [],
  replies: { zh: ['好的'], en: ['All right'] },
  ...more,
});

function decide(intent: Intent, conversation: Partial<Situation['conversation']> = {}) {
  return decideReply({
    said: {
      kind: 'words',
      text: '一句話',
      result: {
        band: 'handoff',
        confidence: 0.5,
        matches: [],
        isExact: false,
        language: 'zh',
        knowledgeRevision: 1,
        intent: { id: intent.id, confidence: 1 },
      },
    },
    conversation: { missesInRow: 0, ...conversation },
    article: (id) => articles.get(id),
    intent: (id) => (id === intent.id ? intent : undefined),
    known: { zh: { 城市: '示範市' }, en: {} },
    nowMs: 0,
    seed: 's',
  });
}

const two = [
  { articleId: 'a', title: 'a？' },
  { articleId: 'b', title: 'b？' },
];
const one = two.slice(0, 1);
const saidA = [{ articleId: 'a', atMs: 1 }];

describe('an intent after the last words of the bot', () => {
  it.each<[IntentKind, string, Partial<Situation['conversation']>, object]>([
    ['yes', 'a person was offered', { isPersonOffered: true }, { kind: 'handoff', reason: 'asked' }],
    ['yes', 'one choice stands', { offered: one }, { kind: 'answer', article: { id: 'a' } }],
    ['yes', 'several choices stand', { offered: two }, { kind: 'clarify', offers: two }],
    ['yes', 'nothing stands', {}, { kind: 'chat', text: '好的' }],
    ['no', 'choices stand', { offered: two }, { kind: 'rephrase', isMiss: true }],
    [
      'no',
      'choices stand again',
      { offered: two, missesInRow: 1 },
      { kind: 'handoff', reason: 'unanswered-twice' },
    ],
    ['no', 'a person was offered', { isPersonOffered: true }, { kind: 'rephrase', isMiss: false }],
    ['no', 'nothing stands', {}, { kind: 'chat', text: '好的' }],
    ['unhelpful', 'something was answered', { topics: saidA }, { kind: 'rephrase', isMiss: true }],
    ['unhelpful', 'the second time', { missesInRow: 1 }, { kind: 'handoff', reason: 'unanswered-twice' }],
    ['repeat', 'something was answered', { topics: saidA }, { kind: 'answer', article: { id: 'a' } }],
    ['repeat', 'choices stand', { offered: two, topics: saidA }, { kind: 'clarify', offers: two }],
    [
      'repeat',
      'two questions were answered',
      { topics: [...saidA, { articleId: 'b', atMs: 1 }, { articleId: 'c', atMs: 0 }] },
      { kind: 'several', answers: [{ article: { id: 'a' } }, { article: { id: 'b' } }] },
    ],
    ['repeat', 'the article is gone', { topics: [{ articleId: 'gone', atMs: 1 }] }, { kind: 'chat' }],
    ['cancel', 'choices stand', { offered: two }, { kind: 'chat', text: '好的' }],
    ['speak-english', 'anything', {}, { kind: 'chat', text: 'All right', language: 'en', prefers: 'en' }],
    ['speak-chinese', 'anything', { language: 'en' }, { kind: 'chat', text: '好的', prefers: 'zh' }],
    ['abuse', 'anything', {}, { kind: 'handoff', reason: 'abusive' }],
    ['person', 'anything', {}, { kind: 'handoff', reason: 'asked' }],
    ['emergency', 'anything', { offered: two }, { kind: 'handoff', reason: 'urgent', text: '好的' }],
  ])('%s, where %s', (kind, _, conversation, decision) => {
    expect(decide(anIntent(kind), conversation).decision).toMatchObject(decision);
  });

  it('offers a person once, and hands over to whoever says such a thing again', () => {
    const complaint = anIntent('talk', { offersPerson: true });

    expect(decide(complaint).decision).toMatchObject({ kind: 'chat', offersPerson: true });
    expect(decide(complaint, { isPersonOffered: true }).decision).toMatchObject({ kind: 'handoff' });
  });

  it('shows its articles as choices, without those that are gone, and fills in what the hub knows', () => {
    const report = anIntent('talk', {
      articles: ['gone', 'b'],
      replies: { zh: ['{{城市}}：哪一種？'], en: [] },
    });

    expect(decide(report).decision).toMatchObject({
      text: '示範市：哪一種？',
      offers: [{ articleId: 'b', title: 'b？' }],
    });
  });
});

describe('what the talk remembers of it', () => {
  const remember = (decision: ReturnType<typeof decide>['decision']) =>
    composeReply(decision, { conversation: { missesInRow: 0 }, cityName: '示範市', nowMs: 1, turnId: 't1' });

  it('keeps the answered article, the offered person and the wanted language', () => {
    const complaint = anIntent('talk', { offersPerson: true, articles: ['a'] });

    expect(remember(decide(anIntent('repeat'), { topics: saidA }).decision).remember.topics).toEqual(saidA);
    expect(remember(decide(complaint).decision).remember).toMatchObject({
      isPersonOffered: true,
      offered: one,
    });
    expect(remember(decide(anIntent('speak-english')).decision).remember).toMatchObject({
      preferredLanguage: 'en',
      language: 'en',
    });
  });

  it('drops what was offered with every other word', () => {
    expect(remember(decide(anIntent('cancel'), { offered: two }).decision).remember).toMatchObject({
      offered: [],
      isPersonOffered: false,
    });
  });

  it('puts numbers, choices and the way to a person under the words', () => {
    const complaint = anIntent('talk', { offersPerson: true, articles: ['a', 'b'] });

    const bubble = remember(decide(complaint).decision).messages.at(-1);

    expect(bubble?.text).toBe('好的\n\n1. a？\n2. b？');
    expect(bubble?.suggestedActions?.actions.map(({ value }) => value)).toEqual([
      'pick:a',
      'pick:b',
      'talk-to-person',
    ]);
  });
});
