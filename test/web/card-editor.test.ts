// What the card's editor works out by itself: order, points on a map, names of faults, one field of a colleague's text, and how a changed
// card reads beside the old one.

import { describeChange } from '../../src/knowledge/imports/summarize-changes.js';
import { faultsOfWhole, faultsUnder, fieldWords } from '../../src/web/console/articles/card/card-parts.js';
import { pairIn } from '../../src/web/console/articles/card/coordinate-pair.js';
import { swapped } from '../../src/web/console/articles/card/swapped.js';
import { withTheirs } from '../../src/web/console/articles/with-theirs.js';
import { fillIn } from '../../src/web/console/words/fill-in.js';
import { lateZh } from '../../src/web/console/words/late-zh.js';
import type { Say } from '../../src/web/console/words/say.js';
import type { ArticleContentView } from '../../src/wire/article-content.js';
import { CARD_AS_STORED } from '../support/cards.js';
import { anArticle } from '../support/knowledge.js';

const say: Say = (key, fill) => fillIn((lateZh as Readonly<Record<string, string>>)[key] ?? key, fill ?? {});

describe('the order of rows', () => {
  it.each<[number, number, string]>([
    [0, 1, 'bac'],
    [2, 1, 'acb'],
    [0, -1, 'abc'],
    [2, 3, 'abc'],
  ])('moves %d to %d', (from, to, order) => {
    expect(swapped(['a', 'b', 'c'], from, to).join('')).toBe(order);
  });
});

describe('a point copied from a map', () => {
  const point = { latitude: 25.0375, longitude: 121.5637 };
  it.each([
    ['25.0375, 121.5637', point],
    ['（25.0375，121.5637）', point],
    ['25.0375 121.5637', point],
    ['https://www.google.com/maps/@25.0375,121.5637,17z', point],
    ['https://www.google.com/maps/search/?api=1&query=25.0375%2C121.5637', point],
    ['121.5637, 25.0375', undefined],
    ['25.0375', undefined],
    ['示範路 1, 2 號', undefined],
  ])('is read from %s', (text, expected) => {
    expect(pairIn(text)).toEqual(expected);
  });
});

it('names a fault as the screen names the field', () => {
  const faults = ['card.buttons[1].link', 'card.place.latitude', 'english_card.steps[0]', 'card'].map((field) => ({ field, reason: '' })); // prettier-ignore

  expect(faults.map(({ field }) => fieldWords(say, field))).toEqual(['按鈕 2：網址', '地點：緯度', '辦理步驟 1', '卡片']); // prettier-ignore
  expect(faultsUnder(faults, 'buttons').map(({ field }) => field)).toEqual(['card.buttons[1].link']);
  expect(faultsOfWhole(faults).map(({ field }) => field)).toEqual(['card']);
});

it('takes one field of a colleague’s text over, and nothing else', () => {
  const mine: ArticleContentView = { title: '甲', variants: ['乙'], answer: '丙', keywords: [], risk: 'general', english: { question: 'Q', answer: 'A' } }; // prettier-ignore
  const theirs: ArticleContentView = { ...mine, title: '丁', card: { steps: ['一'] }, english: { question: 'Q', answer: 'A', card: { steps: ['One'] } } }; // prettier-ignore

  expect(withTheirs(mine, theirs, 'card')).toEqual({ ...mine, card: { steps: ['一'] } });
  expect(withTheirs(mine, theirs, 'english_card')).toEqual({ ...mine, english: theirs.english });
  expect(withTheirs(theirs, mine, 'card')).not.toHaveProperty('card');
  expect(withTheirs({ ...mine, english: { question: 'Q', answer: '' } }, { ...mine, english: undefined as never }, 'english_question')).not.toHaveProperty('english'); // prettier-ignore
});

it('shows a changed card in words, whichever part it is', () => {
  const before = anArticle('a', { card: CARD_AS_STORED });
  const { image, place } = CARD_AS_STORED;
  if (image === undefined || place === undefined) throw new Error('the sample lacks a part');
  const parts = [
    { ...CARD_AS_STORED, image: { ...image, url: 'https://www.gov.tw/b.png' } },
    { ...CARD_AS_STORED, steps: ['到櫃檯抽號碼牌', '帶身分證'] },
    { ...CARD_AS_STORED, place: { ...place, longitude: 121.5 } },
    { ...CARD_AS_STORED, links: [] },
    { ...CARD_AS_STORED, buttons: [] },
  ];

  for (const card of parts) {
    const { fields } = describeChange(before, { ...before, card });
    expect(fields.map(({ field }) => field)).toEqual(['card']);
    expect(fields[0]?.parts.map(({ text }) => text).join('')).not.toMatch(/[{}]/u);
  }
});
