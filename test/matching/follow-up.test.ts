import type { Article } from '../../src/domain/article.js';
import type { Topic } from '../../src/domain/follow-up.js';
import { readFollowUp } from '../../src/matching/follow-up.js';
import { FOLLOW_UP_POLICY } from '../../src/matching/follow-up-policy.js';
import { buildMatchIndex } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';

const NOW = 1_800_000_000_000;

const anArticle = (id: string, part: Partial<Article> & { title: string; answer: string }): Article => ({
  ...{ id, version: 1, variants: [], keywords: [], risk: 'general', category: '戶政' },
  ...part,
});
const index = buildMatchIndex({
  articles: [
    anArticle('card', {
      title: '身分證不見了怎麼辦？',
      variants: ['補領身分證'],
      answer:
        '先掛失，再補領。\n要帶：照片一張、印章。\n一定要本人到場，家人不能代辦。\n時間：週一到週五 8:00 到 17:00。\n規費：補領 200 元。',
      english: {
        question: 'I lost my ID card',
        answer: 'Report it first, then apply.\nBring: one photo and your seal.\nFee: NT$200.',
      },
    }),
    anArticle('garbage', {
      title: '垃圾車幾點來？',
      answer: '請上網站輸入地址，看得到停靠點。\n週三、週日不收。',
      category: '環保',
    }),
    anArticle('garbage-fee', {
      title: '倒垃圾要多少錢？',
      variants: ['垃圾車要錢嗎'],
      answer: '隨水費徵收。',
      category: '環保',
    }),
    anArticle('passport', { title: '護照不見了怎麼辦？', answer: '先報案，再補發。規費 1,300 元。' }),
    anArticle('proxy', { title: '可以代辦嗎？', answer: '要寫委託書。' }),
  ],
  intents: [
    { id: 'location', utterances: ['在哪裡'], replies: { zh: ['線上'], en: [] } },
    { id: 'hours', utterances: ['你們幾點下班'], replies: { zh: ['24 小時'], en: [] } },
  ],
  revision: 1,
});

const said = (articleId: string, agoMs = 60_000): Topic => ({ articleId, atMs: NOW - agoMs });
const offered = (articleId: string): Topic => ({ ...said(articleId), isOffer: true });
const read = (text: string, ...topics: Topic[]) =>
  readFollowUp({ text, result: match(text, index) }, { topics, nowMs: NOW, index });

describe('readFollowUp', () => {
  it.each([
    ['那要多少錢？', '規費：補領 200 元。'],
    ['要帶什麼', '要帶：照片一張、印章。'],
    ['可以請家人辦嗎？', '一定要本人到場，家人不能代辦。'],
    ['星期六有開嗎', '時間：週一到週五 8:00 到 17:00。'],
    ['需要印章嗎', '要帶：照片一張、印章。'],
    ['那补领要多少钱', '規費：補領 200 元。'],
    ['要帶什麼？多少錢？', '要帶：照片一張、印章。\n規費：補領 200 元。'],
    ['how much is it?', 'Fee: NT$200.'],
    ['What do I need to bring?', 'Bring: one photo and your seal.'],
  ])('quotes the approved sentence for %s', (question, text) => {
    expect(read(question, said('card'))).toMatchObject({
      kind: 'told',
      context: ['card'],
      passages: [{ articleId: 'card', text }],
    });
  });

  it.each([
    ['another matter', '垃圾車幾點來'],
    ['another matter of the same kind', '護照不見了要多少錢'],
    ['another matter after a pointer', '那護照呢'],
    ['a question that an article lists', '可以代辦嗎？'],
    ['what asks for the service itself', '你們幾點下班'],
    ['no question', '好的我知道了'],
    ['a matter that nobody knows', '紅燒牛肉麵要煮多久'],
  ])('leaves %s alone', (_, question) => {
    expect(read(question, said('card'))).toBeUndefined();
  });

  it('means what was said last', () => {
    expect(read('那要多少錢', said('passport'), said('card', 120_000))).toMatchObject({
      kind: 'told',
      context: ['passport'],
    });
  });

  it.each([
    ['within', FOLLOW_UP_POLICY.windowMs - 1, 'told'],
    ['after', FOLLOW_UP_POLICY.windowMs, undefined],
  ])('reads it %s the window: %i ms', (_, agoMs, kind) => {
    expect(read('那要多少錢', said('card', agoMs))?.kind).toBe(kind);
  });

  it('stands for itself where nothing was said, or the article is gone', () => {
    expect(read('那要多少錢')).toBeUndefined();
    expect(read('那要多少錢', said('gone'))).toBeUndefined();
  });

  it('knows the article of the same matter that is asked for in these words', () => {
    expect(read('要多少錢？', said('garbage'))).toMatchObject({
      kind: 'elsewhere',
      articleId: 'garbage-fee',
    });
  });

  it('says honestly what the article does not, and what was said before that does', () => {
    expect(read('可以請家人代辦嗎', said('garbage'), said('card', 120_000))).toMatchObject({
      kind: 'untold',
      context: ['garbage'],
      earlier: ['card'],
    });
  });

  it('takes the place of small talk only where the article tells it', () => {
    expect(read('在哪裡', said('garbage'))).toMatchObject({ kind: 'told', aspects: ['place'] });
    expect(read('在哪裡', said('garbage-fee'))).toBeUndefined();
  });

  it('asks which of several choices is meant, and says the only one whole', () => {
    expect(read('要多少錢', offered('card'), offered('passport'))).toMatchObject({
      kind: 'which',
      articleIds: ['card', 'passport'],
    });
    expect(read('要多少錢', offered('card'))).toMatchObject({ kind: 'elsewhere', articleId: 'card' });
  });

  it('quotes both where two articles were said at once', () => {
    expect(read('要多少錢', said('card'), said('passport'))).toMatchObject({
      passages: [{ articleId: 'card' }, { articleId: 'passport' }],
    });
  });
});
