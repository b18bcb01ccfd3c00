import fc from 'fast-check';

import type { Article } from '../../src/domain/article.js';
import { addVariant, buildMatchIndex, withArticle } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import { OUR_ARTICLES, OUR_QUESTIONS } from '../quality/our-articles.js';

/** How far a score may be off a rebuild's: what was changed lies in other tables, nothing else differs. */
const TOLERANCE = 1e-4;

const words = fc
  .array(fc.constantFrom('垃圾', '敬老卡', '怎麼', '辦', 'bike', '罰單', '貓', '去哪', '12'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
/** One of ours in other words, or a new one. */
const changed = fc
  .record({
    id: fc.constantFrom('brand-new', ...OUR_ARTICLES.map(({ id }) => id)),
    title: words,
    variants: fc.array(words, { maxLength: 3 }),
    answer: words,
    keywords: fc.array(words, { maxLength: 2 }),
  })
  .map((said): Article => ({ ...said, risk: 'general', version: 0 }));
const build = (articles: readonly Article[]) => buildMatchIndex({ articles, intents: [], revision: 1 });

describe('withArticle', () => {
  it('ranks as a rebuild with the article does, and leaves what it was given as it was', () => {
    const given = build(OUR_ARTICLES);
    // Grown in place, as a live index is.
    addVariant(given, 'streetlight', '巷口整條黑漆漆');
    const untouched = new Map(OUR_QUESTIONS.map(({ text }) => [text, JSON.stringify(match(text, given))]));
    fc.assert(
      fc.property(changed, fc.constantFrom(...OUR_QUESTIONS), (article, { text }) => {
        const other = withArticle(given, article);
        const rebuilt = build(other.articles);

        const [ours, fresh] = [other, rebuilt].map((index) => match(text, index));

        // The book that mistyped words are mended from unlearns nothing: they may still be read in the article's old words.
        fc.pre(ours?.readAs === fresh?.readAs);
        expect(ours?.band).toBe(fresh?.band);
        expect(ours?.matches.map(({ articleId }) => articleId)).toEqual(
          fresh?.matches.map(({ articleId }) => articleId),
        );
        ours?.matches.forEach(({ score }, place) => {
          expect(Math.abs(score - (fresh?.matches[place]?.score ?? NaN))).toBeLessThan(TOLERANCE);
        });
        expect(JSON.stringify(match(text, given))).toBe(untouched.get(text));
        expect(match(article.title, other).isExact).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('knows the article’s old words no more', () => {
    const [first] = OUR_ARTICLES;
    if (first === undefined) throw new Error('there are articles');
    const other = withArticle(build(OUR_ARTICLES), {
      ...first,
      title: '完全不同的事',
      variants: [],
      version: 0,
    });

    expect(match(first.title, other).isExact).toBe(false);
    expect(match('完全不同的事', other).matches[0]?.articleId).toBe(first.id);
  });
});
