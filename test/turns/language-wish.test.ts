// The language of the citizen's window: a change of it is a wish, its repetition is none.

import { readLanguageWish } from '../../src/turns/language-wish.js';
import { parseSay, type Visitor } from '../../src/channels/web/web-parse.js';

function wishOf(language: Visitor['language'], windowLanguage?: 'zh' | 'en') {
  const verdict = parseSay({ clientId: 'client-0001', text: 'hi' }, { key: 'k', language }, 1);
  if (verdict.kind !== 'event') throw new Error('refused');
  return readLanguageWish(verdict.event, windowLanguage === undefined ? {} : { windowLanguage });
}

describe('the wish of a window', () => {
  it('is none where nobody chose, and none where nothing changed', () => {
    expect([wishOf(undefined), wishOf('en', 'en'), wishOf('zh', 'zh')]).toEqual([{}, {}, {}]);
  });

  it.each([
    ['en', undefined],
    ['en', 'zh'],
    ['zh', 'en'],
  ] as const)('is %s after %s', (language, before) => {
    expect(wishOf(language, before)).toEqual({
      windowLanguage: language,
      preferredLanguage: language,
      language,
    });
  });
});
