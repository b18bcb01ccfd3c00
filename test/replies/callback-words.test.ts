import { asksForCallback } from '../../src/replies/callback-words.js';

describe('asking to be answered later', () => {
  it.each([
    '留言',
    '我要留言',
    '請回電',
    '請你們回電給我，謝謝',
    '可以打給我嗎？',
    '有空再回覆我就好',
    '麻煩請回個電話',
    'Leave a message',
    'please call me back',
    'Could you get back to me later?',
  ])('is heard in %j', (text) => {
    expect(asksForCallback(text)).toBe(true);
  });

  it.each([
    '市長信箱怎麼留言',
    '我要留言給承辦',
    '留言板在哪裡',
    '回電的號碼是多少',
    '打電話到區公所要幾號',
    '我打電話都沒人接',
    '你們會回覆我嗎',
    'how do I leave a message for the mayor',
    '',
  ])('is not heard in %j', (text) => {
    expect(asksForCallback(text)).toBe(false);
  });
});
