import fc from 'fast-check';

import { addVariant, buildMatchIndex, removeVariant } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import { OUR_ARTICLES, OUR_QUESTIONS } from '../quality/our-articles.js';

/** How far a score may be off a rebuild's: added features lie in other tables, nothing else differs. */
const TOLERANCE = 1e-4;

const articleNumber = fc.nat(OUR_ARTICLES.length - 1);
const variant = fc
  .array(fc.constantFrom('垃圾', '敬老卡', '怎麼', '辦', 'bike', '罰單', '貓', '去哪', '12'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

describe('addVariant', () => {
  it('ranks as a rebuild with the same variants does', () => {
    const additions = fc.array(fc.tuple(articleNumber, variant), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(additions, fc.constantFrom(...OUR_QUESTIONS), (added, { text }) => {
        const grown = buildMatchIndex({ articles: OUR_ARTICLES, intents: [], revision: 1 });
        for (const [number, wording] of added) addVariant(grown, OUR_ARTICLES[number]?.id ?? '', wording);
        const articles = OUR_ARTICLES.map((article, number) => {
          const own = added.filter(([to]) => to === number).map(([, wording]) => wording);
          return { ...article, variants: [...article.variants, ...own] };
        });
        const rebuilt = buildMatchIndex({ articles, intents: [], revision: 1 });

        const [live, fresh] = [grown, rebuilt].map((index) => match(text, index).matches);

        expect(live?.map(({ articleId }) => articleId)).toEqual(fresh?.map(({ articleId }) => articleId));
        live?.forEach(({ score }, place) => {
          expect(Math.abs(score - (fresh?.[place]?.score ?? NaN))).toBeLessThan(TOLERANCE);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('answers word for word what was added, from the next question on', () => {
    const index = buildMatchIndex({ articles: OUR_ARTICLES, intents: [], revision: 1 });

    addVariant(index, 'streetlight', '巷口整條黑漆漆');

    expect(match('巷口整條黑漆漆', index)).toMatchObject({
      band: 'answer',
      isExact: true,
      matches: expect.arrayContaining([expect.objectContaining({ articleId: 'streetlight' })]) as unknown,
    });
  });

  it('says so when there is no such article', () => {
    const index = buildMatchIndex({ articles: OUR_ARTICLES, intents: [], revision: 1 });

    expect(addVariant(index, 'nowhere', '路燈')).toBe(false);
  });
});

describe('removeVariant', () => {
  const build = () => buildMatchIndex({ articles: OUR_ARTICLES, intents: [], revision: 1 });

  it('leaves the ranking as if the variants had never been added', () => {
    const additions = fc.array(fc.tuple(articleNumber, variant), { minLength: 1, maxLength: 6 });
    const fresh = build();
    fc.assert(
      fc.property(additions, fc.constantFrom(...OUR_QUESTIONS), (added, { text }) => {
        const index = build();
        for (const [number, wording] of added) addVariant(index, OUR_ARTICLES[number]?.id ?? '', wording);
        for (const [number, wording] of added) removeVariant(index, OUR_ARTICLES[number]?.id ?? '', wording);

        expect(match(text, index)).toEqual(match(text, fresh));
      }),
      { numRuns: 40 },
    );
  });

  it('takes a variant that the article was built with back, as a rebuild without it does', () => {
    for (const { id, variants } of OUR_ARTICLES) {
      const [first = '', ...rest] = variants;
      const shrunk = build();
      removeVariant(shrunk, id, first);
      const articles = OUR_ARTICLES.map((each) => (each.id === id ? { ...each, variants: rest } : each));
      const rebuilt = buildMatchIndex({ articles, intents: [], revision: 1 });

      const live = match(first, shrunk);
      const fresh = match(first, rebuilt);

      expect(live.isExact).toBe(false);
      expect(live.matches[0]?.articleId).toBe(fresh.matches[0]?.articleId);
      expect(Math.abs(live.confidence - fresh.confidence)).toBeLessThan(TOLERANCE);
    }
  });

  it('keeps a wording that the article lists a second time in other signs', () => {
    const index = build();
    addVariant(index, 'streetlight', '路燈壞了！');

    removeVariant(index, 'streetlight', '路燈壞了！');

    expect(match('路燈壞了', index)).toMatchObject({ isExact: true });
  });

  it('says so when the article does not list it', () => {
    expect(removeVariant(build(), 'streetlight', '沒有這一句')).toBe(false);
  });
});
