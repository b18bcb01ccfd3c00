import { asksForPerson, isAbusive } from '../../src/replies/person-words.js';

describe('words that want a person', () => {
  it.each([
    '轉真人',
    '真人',
    '我要轉真人客服謝謝',
    '找客服人員',
    '幫我轉真人好嗎',
    '請幫我轉接專人',
    '人工客服',
  ])('hears a request in %s', (text) => {
    expect(asksForPerson(text)).toBe(true);
  });

  it.each([
    '真人圖書館在哪裡',
    '客服人員的薪水',
    '人工草皮怎麼申請',
    '專人到府收大型垃圾嗎',
    '承辦人員態度很差要去哪申訴',
  ])('hears a question in %s', (text) => {
    expect(asksForPerson(text)).toBe(false);
  });

  it.each(['王八蛋', '你們這些混蛋', 'FUCK YOU', '他媽的有完沒完'])('hears abuse in %s', (text) => {
    expect(isAbusive(text)).toBe(true);
  });

  it.each([
    '里幹事電話',
    '骨幹網路',
    '能幹的公務員',
    '樹幹倒了',
    '操場幾點開放',
    '去死巷那邊怎麼走',
    '垃圾車沒來',
    '雞排攤違規',
  ])('hears none in %s', (text) => {
    expect(isAbusive(text)).toBe(false);
  });
});
