// A card in plain words.

import { mapUrlOf, telUrlOf, wordsOfCard } from '../../src/domain/card.js';
import { CARD } from '../support/cards.js';

describe('the words of a card', () => {
  it('say everything in Chinese', () => {
    expect(wordsOfCard(CARD)).toBe(`圖片：路燈桿上的編號牌
辦理步驟：
1. 帶身分證
2. 到櫃檯抽號碼牌
地點：示範區公所，示範市示範路 1 號
https://www.google.com/maps/search/?api=1&query=25.0375%2C121.5637
電子化政府服務 https://www.gov.tw/
撥打 1999（電話 1999）
我的 E 政府 https://www.gov.tw/
問垃圾車（請回覆「垃圾車幾點來」）`);
  });

  it('say everything in English', () => {
    expect(
      wordsOfCard({
        language: 'en',
        steps: ['Call'],
        buttons: [{ kind: 'say', label: 'Ask', text: 'When?' }],
      }),
    ).toBe('Steps:\n1. Call\nAsk (reply "When?")');
  });

  it('say only the parts asked for, and nothing of parts that are not there', () => {
    expect(wordsOfCard({ language: 'zh', links: [{ title: '站', url: 'https://a.tw/' }] }, ['steps'])).toBe(
      '',
    );
    expect(wordsOfCard(CARD, ['links'])).toBe('電子化政府服務 https://www.gov.tw/');
  });
});

it.each([
  ['02-1234 5678', 'tel:0212345678'],
  ['+886-2-1234-5678', 'tel:+886212345678'],
  ['1999', 'tel:1999'],
])('dials %s as %s', (phone, url) => {
  expect(telUrlOf(phone)).toBe(url);
});

it('finds a place on the map by its degrees', () => {
  expect(mapUrlOf({ name: 'x', address: 'y', latitude: -1.5, longitude: 2 })).toContain('query=-1.5%2C2');
});
