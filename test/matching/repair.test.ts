import fc from 'fast-check';

import { addVariant, buildMatchIndex } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import { withOtherNumerals } from '../../src/matching/repair/numerals.js';
import { PhraseBook } from '../../src/matching/repair/phrase-book.js';
import { respell } from '../../src/matching/repair/respell.js';
import { retype } from '../../src/matching/repair/retype.js';
import { soundsOf } from '../../src/matching/repair/sounds.js';
import { spellOut } from '../../src/matching/repair/spell-out.js';
import { WordBook } from '../../src/matching/repair/word-book.js';
import { keysOfSound, syllablesOf, symbolsOfKeys } from '../../src/matching/repair/zhuyin.js';
import { OUR_ARTICLES, OUR_INTENTS, OUR_QUESTIONS } from '../quality/our-articles.js';

const index = buildMatchIndex({ articles: OUR_ARTICLES, intents: OUR_INTENTS, revision: 1 });
const book = index.phrases;
const WORDINGS = OUR_ARTICLES.flatMap(({ title, variants, keywords }) => [title, ...variants, ...keywords]);

describe('Zhuyin', () => {
  it.each([
    ['行', 'vu/6'],
    ['你', 'su3'],
    ['知', '5 '],
    ['魚', 'm6'],
    ['軍', 'rmp '],
    ['兄', 'vm/ '],
    ['風', 'z/ '],
    ['女', 'sm3'],
    ['兒', '-6'],
    ['略', 'xm,4'],
    ['嗎', 'a87'],
  ])('types %s as %j', (character, keys) => {
    expect(soundsOf(character).map(keysOfSound)).toContain(keys);
  });

  it('reads 垃圾 as people in Taiwan do', () => {
    expect(soundsOf('垃').map(({ symbols }) => symbols)).toContain('ㄌㄜ');
    expect(soundsOf('圾').map(({ symbols }) => symbols)).toContain('ㄙㄜ');
  });

  it('reads back what the keys of any characters type', () => {
    const character = fc.constantFrom(...new Set(WORDINGS.join('').match(/\p{Script=Han}/gu)));
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 20 }), (characters) => {
        const sounds = characters.flatMap((each) => soundsOf(each).slice(0, 1));

        expect(syllablesOf(symbolsOfKeys(sounds.map(keysOfSound).join('')) ?? '')).toEqual(sounds);
      }),
    );
  });
});

describe('spellOut', () => {
  it.each([
    ['a keyboard left in English', 'xk4nk4tk ru32u03x96', '垃圾車幾點來'],
    ['one that a phone capitalised', 'Xk4nk4tk ru32u03x96', '垃圾車幾點來'],
    ['one switched on the way', 'xk4nk4tk ru3點來', '垃圾車幾點來'],
    ['a greeting', 'su3cl3', '你好'],
    ['a number among the keys', 'xk4nk4tk 65njo4', '垃圾車65歲'],
    ['a comma and a word among them', 'xk4nk4tk ru32u03x96,pin', '垃圾車幾點來,pin'],
    ['one that lost its tone at the end', 'xk4nk4tk ru32u03x9', '垃圾車幾點來'],
    ['symbols', 'ㄌㄜˋㄙㄜˋㄔㄜ ㄐㄧˇㄉㄧㄢˇㄌㄞˊ', '垃圾車幾點來'],
    ['注音文 for a word', '敬老卡ㄅ見了', '敬老卡不見了'],
    ['注音文 for a particle', '我ㄉ車被拖走了', '我的車被拖走了'],
    ['laughter', '路燈壞了ㄏㄏㄏ', '路燈壞了'],
  ])('reads %s', (_name, typed, meant) => {
    expect(spellOut(typed, book)?.text).toBe(meant);
  });

  it.each([
    ['hello'],
    ['How do I renew my health card'],
    ['1999'],
    ['104'],
    ['YouBike 怎麼借'],
    ['COVID-19 疫苗'],
    ['B3 停車場'],
    ['2026/01/31'],
    ['su3c13!!!xx'],
    ['垃圾車幾點來'],
    [''],
  ])('leaves %j alone', (text) => {
    expect(spellOut(text, book)).toBeUndefined();
  });
});

describe('retype', () => {
  it.each([
    ['a homophone', '垃圾車己點來', '垃圾車幾點來'],
    ['another tone and accent', '流感意苗', '流感疫苗'],
    ['two characters that changed places', '垃車圾幾點來', '垃圾車幾點來'],
    ['a character left out', '流疫苗', '流感疫苗'],
    ['a homophone between Latin and digits', 'YouBike 怎麼街2次', 'YouBike 怎麼借2次'],
  ])('mends %s', (_name, typed, meant) => {
    expect(retype(typed, book)?.text).toBe(meant);
  });

  it('says how much it changed', () => {
    expect(retype('垃圾車己點來', book)?.changedShare).toBeCloseTo(1 / 6);
    expect(retype('垃車圾幾點來', book)?.changedShare).toBeCloseTo(1 / 6);
  });

  it('leaves alone whatever an article says', () => {
    expect(WORDINGS.filter((wording) => retype(wording, book) !== undefined)).toEqual([]);
  });

  it('mends nothing without knowledge', () => {
    expect(retype('垃圾車己點來', new PhraseBook())).toBeUndefined();
  });

  it('learns from a variant that is added later', () => {
    const live = buildMatchIndex({ articles: OUR_ARTICLES, intents: OUR_INTENTS, revision: 1 });
    addVariant(live, 'streetlight', '鸚鵡飛走了');

    expect(retype('鸚五飛走了', book)?.text).not.toBe('鸚鵡飛走了');
    expect(retype('鸚五飛走了', live.phrases)?.text).toBe('鸚鵡飛走了');
  });
});

describe('respell', () => {
  const words = new WordBook();
  words.add('How do I replace a lost health card?');
  words.add('Where can I get a cash refund');

  it.each([
    ['a letter left out', 'lost helth card', 'lost health card'],
    ['a letter too many', 'lost heealth card', 'lost health card'],
    ['another letter', 'lost heakth card', 'lost health card'],
    ['two letters that changed places', 'lost helath card', 'lost health card'],
    ['capitals', 'Lost HELTH card', 'Lost health card'],
    ['English among Chinese', '我的helth card不見了', '我的health card不見了'],
  ])('mends %s', (_name, typed, meant) => {
    expect(respell(typed, words)?.text).toBe(meant);
  });

  it.each([['lost health card'], ['crd'], ['B3 halth2'], ['zzzzzz'], ['健保卡'], ['']])(
    'leaves %j alone',
    (text) => {
      expect(respell(text, words)).toBeUndefined();
    },
  );

  it('says how much it changed', () => {
    expect(respell('lost helth card', words)?.changedShare).toBeCloseTo(1 / 3);
  });
});

describe('withOtherNumerals', () => {
  it.each([
    ['65歲可以辦嗎', '六十五歲可以辦嗎'],
    ['六十五歲可以辦嗎', '65歲可以辦嗎'],
    ['兩歲', '2歲'],
    ['十二月', '12月'],
    ['3歲到5歲', '三歲到五歲'],
    ['20萬', '二十萬'],
  ])('writes %s as %s', (text, other) => {
    expect(withOtherNumerals(text)).toBe(other);
  });

  it.each([['1999'], ['一個'], ['民國113年'], ['2026年'], ['三重'], ['垃圾車'], ['']])(
    'leaves %j alone',
    (text) => {
      expect(withOtherNumerals(text)).toBeUndefined();
    },
  );
});

describe('a second hearing', () => {
  it.each([
    ['敬老卡要怎磨伸請', 'senior-card'],
    ['xk4nk4tk ru32u03x96', 'garbage-time'],
    ['路登壞ㄌ', 'streetlight'],
    ['e; xk4nk4tk ru32u03x96', 'garbage-time'],
  ])('finds what %s means and says so', (typed, articleId) => {
    const result = match(typed, index);

    expect(result.matches[0]?.articleId).toBe(articleId);
    expect(result.readAs).toMatch(/\p{Script=Han}/u);
    expect(result.isExact).toBe(false);
    expect(result.confidence).toBeLessThan(0.99);
  });

  it.each([
    ['su3cl3', 'greeting'],
    ['vu,4vu,7', 'thanks'],
  ])('hears %s as small talk', (typed, intent) => {
    expect(match(typed, index)).toMatchObject({ intent: { id: intent }, band: 'handoff' });
  });

  it('is not asked for what is understood at once', () => {
    const heardAgain = OUR_QUESTIONS.filter(({ text }) => {
      const { confidence, readAs } = match(text, index);
      return readAs !== undefined && confidence < 0.5;
    });

    expect(heardAgain).toEqual([]);
  });

  it('is the same every time, and never throws', () => {
    const piece = fc.constantFrom(
      ...Array.from('垃圾車幾點己來ㄅㄏˇ˙su3cl3 ,./;-69\u0000😀A'),
      '\ud800',
      'ㄏㄏ',
      '怎麼',
      '兩歲',
      '65歲',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const once = match(text, index);

        expect(match(text, index)).toEqual(once);
        expect(once.confidence).toBeGreaterThanOrEqual(0);
        expect(once.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('stays within its bounds on endless text', () => {
    const endless = '己垃車圾點來'.repeat(20_000);

    expect(spellOut(endless, book)).toBeUndefined();
    expect(retype(endless, book)?.text.endsWith(endless.slice(100))).toBe(true);
  });
});
