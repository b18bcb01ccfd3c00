// The card of an article as editors write it: what is taken, and which fault is named where. Files and sheets share the field.

import { readFaqRows } from '../../src/content/faq-rows.js';
import { readArticles } from '../../src/content/read-articles.js';
import { contentFolders } from '../support/content-folder.js';

const rowWith = (card: unknown) => ({ row: 7, value: { faq_id: 'a', question: '問', answer: '答', card } });
const faultsOf = (card: unknown): string[] =>
  readFaqRows([rowWith(card)]).faults.map(({ row, field, reason }) => `${row} ${field}: ${reason}`);

describe('the card of a row', () => {
  it('is taken part by part, numbers as text or number', () => {
    const { articles, faults } = readFaqRows([
      rowWith({
        image: { url: '/images/lamp-post.png', alt: '編號牌' },
        steps: [' 帶身分證 '],
        place: { name: '區公所', address: '示範路 1 號', latitude: '25.0375', longitude: 121.5637 },
        links: [{ title: '我的 E 政府', url: 'https://www.gov.tw/' }],
        buttons: [
          { label: '撥打 1999', call: '1999' },
          { label: '問垃圾車', say: '垃圾車幾點來' },
          { label: '上網辦', link: 'https://www.gov.tw/' },
        ],
      }),
    ]);

    expect(faults).toEqual([]);
    expect(articles[0]?.card).toEqual({
      image: { url: '/images/lamp-post.png', alt: '編號牌' },
      steps: ['帶身分證'],
      place: { name: '區公所', address: '示範路 1 號', latitude: 25.0375, longitude: 121.5637 },
      links: [{ title: '我的 E 政府', url: 'https://www.gov.tw/' }],
      buttons: [
        { kind: 'call', label: '撥打 1999', phone: '1999' },
        { kind: 'say', label: '問垃圾車', text: '垃圾車幾點來' },
        { kind: 'link', label: '上網辦', url: 'https://www.gov.tw/' },
      ],
    });
  });

  it.each([
    ['no object', 'x', /^7 card: card 底下要是.* \/ card holds/],
    ['nothing in it', {}, /^7 card: .*it is empty/],
    ['a part that is not known', { video: 'x' }, /^7 card: /],
    ['an empty list', { steps: [] }, /^7 card\.steps: .*the list is empty/],
    ['nine steps', { steps: Array(9).fill('一步') }, /^7 card\.steps: 最多 8 個/],
    ['an empty step', { steps: ['一', ' '] }, /^7 card\.steps\[1\]: 不能空白/],
    ['four buttons', { buttons: ['一', '二', '三', '四'].map((label) => ({ label, say: 'x' })) }, /^7 card\.buttons: 最多 3 個/],
    ['a label of 21 characters', { buttons: [{ label: '字'.repeat(21), say: 'x' }] }, /^7 card\.buttons\[0\]\.label: 最多 20 字，現在有 21 字/],
    ['two kinds at once', { buttons: [{ label: '打', call: '1999', say: 'x' }] }, /^7 card\.buttons\[0\]: say、link、call 要剛好寫一個/],
    ['no kind', { buttons: [{ label: '打' }] }, /^7 card\.buttons\[0\]: say、link、call 要剛好寫一個/],
    ['two buttons alike', { buttons: [{ label: '打', call: '1999' }, { label: '打', say: 'x' }] }, /^7 card\.buttons: 兩個按鈕的字一樣/],
    ['words for a number', { buttons: [{ label: '打', call: '請打總機' }] }, /^7 card\.buttons\[0\]\.call: 要是電話號碼/],
    ['http', { links: [{ title: '站', url: 'http://www.gov.tw' }] }, /^7 card\.links\[0\]\.url: 要是完整的 https 網址/],
    ['a script', { links: [{ title: '站', url: 'javascript:alert(1)' }] }, /^7 card\.links\[0\]\.url: /],
    ['an address with a user', { links: [{ title: '站', url: 'https://www.gov.tw@evil.example/' }] }, /^7 card\.links\[0\]\.url: /],
    ['a bare name', { links: [{ title: '站', url: 'https://localhost/' }] }, /^7 card\.links\[0\]\.url: /],
    ['an address in Chinese', { links: [{ title: '站', url: 'https://www.gov.tw/市民' }] }, /^7 card\.links\[0\]\.url: /],
    ['a picture without words', { image: { url: 'https://www.gov.tw/a.png' } }, /^7 card\.image\.alt: 沒有填，請補上/],
    ['a picture out of the folder', { image: { url: '/images/../secret.png', alt: 'x' } }, /^7 card\.image\.url: /],
    ['a place in the sky', { place: { name: 'x', address: 'y', latitude: 91, longitude: 0 } }, /^7 card\.place\.latitude: 要是 -90 到 90/],
    ['a place nobody has put on the map', { place: { name: 'x', address: 'y', latitude: 0, longitude: 121 } }, /^7 card\.place\.latitude: 還沒有座標/],
    ['a place without numbers', { place: { name: 'x', address: 'y', latitude: '北緯', longitude: '' } }, /^7 card\.place\.latitude: /],
    ['more words than a fallback holds', { links: Array.from({ length: 4 }, (_, at) => ({ title: String(at), url: `https://www.gov.tw/${'a'.repeat(400)}` })) }, /^7 card: 卡片全部的字加網址最多 1500/],
  ])('with %s is refused, by row and field', (_case, card, expected) => {
    expect(faultsOf(card)[0]).toMatch(expected);
  }); // prettier-ignore

  it('is absent where its cell is empty', () => {
    const { articles, faults } = readFaqRows([rowWith(null)]);

    expect(faults).toEqual([]);
    expect(articles[0]).not.toHaveProperty('card');
  });
});

it('does not lose the English card of an article without English', () => {
  const value = { faq_id: 'a', question: '問', answer: '答', english_card: { steps: ['One'] } };

  expect(readFaqRows([{ row: 7, value }]).faults).toMatchObject([{ row: 7, field: 'english_card' }]);
});

const FILE = `id: a
title: 問題？
questions: [一, 二, 三, 四, 五, 六, 七, 八]
keywords: [詞]
answer: 答
department: 示範局
category: 類
risk: general
source: 示範
valid_from: 2026-01-01
review_by: 2027-01-01
tests: [甲, 乙, 丙]
english:
  question: A question?
  answer: An answer.
  card:
    buttons:
      - { label: Call 1999, call: 1999 }
card:
  steps:
    - 帶身分證
  place: { name: 區公所, address: 示範路 1 號, latitude: 25.0375, longitude: '121.5637' }
  buttons:
    - label: 上網辦
      link: LINK
`;

describe('the card of a file', () => {
  const folderOf = contentFolders();

  it('is read in both languages', async () => {
    const { articles, faults } = await readArticles(
      folderOf({ 'x/a.yaml': FILE.replace('LINK', 'https://www.gov.tw/') }),
    );

    expect(faults).toEqual([]);
    expect(articles[0]?.content).toMatchObject({
      card: { steps: ['帶身分證'], place: { latitude: 25.0375 }, buttons: [{ kind: 'link' }] },
      english: { card: { buttons: [{ kind: 'call', label: 'Call 1999', phone: '1999' }] } },
    });
  });

  it('names the line and the field of a fault', async () => {
    const { faults } = await readArticles(folderOf({ 'x/a.yaml': FILE.replace('LINK', 'www.gov.tw') }));

    expect(faults).toMatchObject([{ file: 'x/a.yaml', line: 25, field: 'card.buttons[0].link' }]);
  });
});
