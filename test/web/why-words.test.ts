import {
  followUpSentence,
  doubtsOf,
  matchSentence,
  sentenceFor,
} from '../../src/web/console/thread/why-words.js';
import type { Say } from '../../src/web/console/words/say.js';
import { wordIn } from '../../src/web/console/words/dictionaries.js';
import type { Why } from '../../src/wire/why-views.js';

const say: Say = (key, fill) =>
  wordIn('zh', key).replace(/\{(\w+)\}/g, (_, name: string) => String(fill?.[name]));

const candidate = {
  articleId: 'a',
  title: '補領身分證',
  version: 3,
  score: 0.6,
  hits: ['身分證'],
  signals: [],
};
const aWhy = (part: Partial<Why> = {}): Why => ({
  ...{ rule: 'answer', band: 'answer', confidence: 0.87, answerAt: 0.82, offerAt: 0.22 },
  evidence: { likeness: 0.9, coverage: 1, lead: 0.5, unseen: 0, agreement: 1 },
  candidates: [candidate],
  ...part,
});

describe('why, in plain words', () => {
  it.each<[string, Partial<Why>, string]>([
    ['an answer', {}, '答「補領身分證」：與這篇的問法幾乎一樣；信心 87%（到 82% 就直接回答）。'],
    ['words in common', { evidence: { coverage: 0.9 } }, '問到的字詞這篇幾乎都有'],
    ['the exact question', { rule: 'exact' }, '一字不差'],
    ['a choice', { rule: 'pick' }, '民眾選了「補領身分證」。'],
    [
      'too little confidence',
      { rule: 'offer', band: 'offer', confidence: 0.5 },
      '信心 50%，要到 82% 才直接回答',
    ],
    ['a tie', { rule: 'offer', band: 'offer' }, '信心 87% 夠高，但前幾篇太像'],
    ['no answer', { rule: 'fallback', band: 'handoff', confidence: 0.1 }, '信心只有 10%（到 22% 才列選項）'],
    ['no candidate', { rule: 'fallback', candidates: [] }, '沒有任何文章'],
    ['another rule', { rule: 'small-talk' }, '招呼或閒聊'],
    ['a rule newer than the screen', { rule: 'brand-new' }, 'brand-new'],
    [
      'a follow-up',
      { rule: 'follow-up', followUp: { kind: 'told', aspects: ['fee', 'hours'], context: ['補領身分證'] } },
      '接著「補領身分證」問費用、時間：引用文章裡的原句。',
    ],
    ['several questions', { rule: 'several', parts: [{ text: '一', candidates: [] }] }, '問了 1 件事'],
  ])('%s', (_, part, words) => {
    expect(sentenceFor(aWhy(part), say, 'zh')).toContain(words);
  });

  it('names what gave pause, and nothing where nothing did', () => {
    expect(doubtsOf(aWhy(), say)).toEqual([]);
    expect(doubtsOf(aWhy({ evidence: { lead: 0.05, unseen: 0.5, agreement: 0.2 } }), say)).toHaveLength(3);
  });

  it('leaves no blank open in either sentence', () => {
    const followUp = { kind: 'untold', aspects: [], context: ['甲'] } as const;

    expect(matchSentence(aWhy(), say)).not.toMatch(/[{}]|undefined/);
    expect(followUpSentence(followUp, say, 'zh')).not.toMatch(/[{}]|undefined/);
  });
});
