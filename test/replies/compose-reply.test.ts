import { composeReply } from '../../src/replies/compose-reply.js';
import { readPickPayload } from '../../src/replies/choice-words.js';
import type { ReplyDecision } from '../../src/replies/reply-decision.js';

const NOW = 1_800_000_000_000;
const article = {
  id: 'a',
  version: 1,
  title: '題',
  variants: [],
  answer: '第一行\n\n 第二行 ',
  keywords: [],
  risk: 'general',
} as const;
const compose = (
  decision: ReplyDecision,
  conversation: { missesInRow: number; disclosedAtMs?: number } = { missesInRow: 0, disclosedAtMs: NOW },
) => composeReply(decision, { conversation, cityName: '示範市', nowMs: NOW, turnId: 't1' });

describe('composeReply', () => {
  it('says the article unchanged, to the last blank', () => {
    const { messages } = compose({ kind: 'answer', article, language: 'zh' });

    expect(messages).toEqual([{ type: 'message', text: article.answer }]);
  });

  it('says English only where an approved pair exists', () => {
    const english = { question: 'Q', answer: 'In English' };

    expect(compose({ kind: 'answer', article, language: 'en' }).messages[0]?.text).toBe(article.answer);
    expect(
      compose({ kind: 'answer', article: { ...article, english }, language: 'en' }).messages[0]?.text,
    ).toBe('In English');
  });

  it.each([
    ['at the start of a talk', undefined, 2],
    ['after a pause of a day', NOW - 24 * 3_600_000, 2],
    ['not while the talk goes on', NOW - 23 * 3_600_000, 1],
  ])('tells that a program answers: %s', (_, disclosedAtMs, bubbles) => {
    const conversation = { missesInRow: 0, ...(disclosedAtMs === undefined ? {} : { disclosedAtMs }) };

    expect(compose({ kind: 'welcome' }, conversation).messages).toHaveLength(bubbles);
  });

  it('leaves that out where the city has switched it off', () => {
    const place = { conversation: { missesInRow: 0 }, cityName: '示範市', nowMs: NOW, turnId: 't1' };
    const { messages } = composeReply({ kind: 'welcome' }, { ...place, saysWhatItIs: false });

    expect(messages).toHaveLength(1);
  });

  it('shows choices with their numbers, each button picking its article, and a way out', () => {
    const offers = [
      { articleId: 'a', title: '甲' },
      { articleId: 'b', title: '乙' },
    ];

    const { messages, remember } = compose({ kind: 'clarify', offers, language: 'zh' });
    const actions = messages[0]?.suggestedActions?.actions ?? [];

    expect(messages[0]?.text).toContain('1. 甲\n2. 乙');
    expect(actions.map(({ value }) => readPickPayload(value))).toEqual([
      { articleId: 'a' },
      { articleId: 'b' },
      'none-of-these',
    ]);
    expect(remember.offered).toEqual(offers);
  });

  it('counts questions without an answer in a row and offers a person under the first', () => {
    const first = compose({ kind: 'fallback', language: 'zh' });
    const second = compose({ kind: 'fallback', language: 'zh' }, { missesInRow: 1, disclosedAtMs: NOW });

    expect(first.remember.missesInRow).toBe(1);
    expect(second.remember.missesInRow).toBe(2);
    expect(first.messages.at(-1)?.suggestedActions?.actions.map(({ value }) => value)).toEqual([
      'talk-to-person',
    ]);
    expect(compose({ kind: 'welcome' }, { missesInRow: 2, disclosedAtMs: NOW }).remember.missesInRow).toBe(0);
  });
});
