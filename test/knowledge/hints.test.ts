import type { ArticleContent } from '../../src/domain/article.js';
import { differingFigures } from '../../src/knowledge/hints/differing-figures.js';
import { figuresIn } from '../../src/knowledge/hints/figures-in.js';
import { findHints, type Hint } from '../../src/knowledge/hints/find-hints.js';
import type { DeadLink } from '../../src/knowledge/links/link-watch.js';
import { passedDays } from '../../src/knowledge/hints/passed-days.js';
import { buildMatchIndex } from '../../src/matching/match-index.js';
import { OUR_ARTICLES } from '../quality/our-articles.js';

const TODAY = '2026-11-22';
/** No page is known to be dead. */
const deadAmong = (): readonly DeadLink[] => [];

describe('figures in a sentence', () => {
  it.each<[string, readonly string[]]>([
    ['規費 1,200 元，三個工作天可以領', ['元 1200', '工作天 3']],
    ['一百二十元，或１２０ 元', ['元 120', '元 120']],
    ['兩萬五千元', ['元 25000']],
    ['申請期限是民國115年3月5日', ['date 115-3-5']],
    ['請打 02-2720-8889 或 1999', ['phone 0227208889', 'phone 1999']],
    ['上午9:00 到下午五點半', ['clock 9:00', 'clock 下午五點半']],
    ['依第 1999 條、第 12 條辦理', []],
    ['一般人都可以，一樣的', []],
  ])('reads %s', (sentence, figures) => {
    expect(figuresIn(sentence).map(({ unit, value }) => `${unit} ${value}`)).toEqual(figures);
  });
});

describe('two answers with different figures', () => {
  it.each([
    ['補發身分證每張規費 200 元。', '身分證補發，規費每張 300 元。', 1],
    ['補發身分證每張規費 200 元。', '身分證補發，規費每張二百元。', 0],
    ['補發身分證每張規費 200 元。', '停車場每小時 30 元，週末不收費。', 0],
    ['三個工作天可以領證。', '五個工作天可以領證。', 1],
    ['三個工作天可以領證。', '三天可以領證。', 0],
    ['可以領證。', '五天可以領證。', 0],
  ])('%s | %s: %i', (answer, other, count) => {
    expect(differingFigures(answer, other)).toHaveLength(count);
  });

  it('shows both sentences as they stand', () => {
    const [found] = differingFigures('請帶身分證。補發每張規費 200 元。', '補發規費每張 300 元。約三天。');

    expect(found).toMatchObject({ sentence: '補發每張規費 200 元', otherSentence: '補發規費每張 300 元' });
  });
});

describe('days that have passed', () => {
  it.each<[string, readonly string[]]>([
    ['報名到 2026 年 10 月 31 日止', ['2026-10-31']],
    ['報名到民國115年10月31日止', ['2026-10-31']],
    ['受理到 115/10/31', ['2026-10-31']],
    ['受理到 2026-11-22', []],
    ['2026年1月1日起調整費用', []],
    ['民國 88 年 5 月 1 日以前出生的人', []],
    ['電話 02-2720-8889', []],
  ])('finds in %s', (text, days) => {
    expect(passedDays(text, TODAY).map(({ day }) => day)).toEqual(days);
  });
});

describe('hints for a text', () => {
  const index = buildMatchIndex({ articles: OUR_ARTICLES, intents: [], revision: 1 });
  const published = new Map(OUR_ARTICLES.map((article) => [article.id, article]));
  const [first] = OUR_ARTICLES;
  const hintsFor = (change: Partial<ArticleContent>): Promise<readonly Hint[]> => {
    if (first === undefined) throw new Error('there are articles');
    return findHints({ ...first, ...change }, { index, published, today: TODAY, deadAmong });
  };

  it('are none for an article that is as it is', async () => {
    expect(await hintsFor({})).toEqual([]);
  });

  it('name the article that asks the same already', async () => {
    const [hint] = await hintsFor({ id: 'new', title: '我要看垃圾車清運時間', variants: ['垃圾車幾點來？'] });

    expect(hint).toMatchObject({ kind: 'twin', other: { id: first?.id }, otherText: '垃圾車幾點來' });
  });

  it('name an English text that a change of the answer has left behind', async () => {
    const english = { question: 'When does the truck come?', answer: 'At eight.' };
    const live = { ...OUR_ARTICLES[0], answer: '晚上八點。', english } as (typeof OUR_ARTICLES)[number];
    const kindsFor = async (change: Partial<ArticleContent>): Promise<readonly string[]> =>
      (
        await findHints(
          { ...live, ...change },
          {
            ...{ index, today: TODAY, deadAmong },
            published: new Map([...published, [live.id, live]]),
          },
        )
      ).map(({ kind }) => kind);

    expect(await kindsFor({ answer: '晚上七點。' })).toContain('english');
    expect(await kindsFor({ answer: ' 晚上八點。\n' })).not.toContain('english');
    expect(await kindsFor({ answer: '晚上七點。', english: { ...english, answer: 'At seven.' } })).not.toContain('english'); // prettier-ignore
    expect(await kindsFor({ id: 'new', answer: '晚上七點。' })).not.toContain('english');
  });

  it('name a page that is gone, and since when', async () => {
    const url = 'https://city.example/old';
    const draft = { ...OUR_ARTICLES[0], answer: `詳見 ${url}。` } as ArticleContent;
    const sinceMs = Date.UTC(2026, 10, 19, 17);

    const hints = await findHints(draft, {
      ...{ index, published, today: TODAY },
      deadAmong: (urls) => urls.map((each) => ({ url: each, kind: 'gone', sinceMs })),
    });

    expect(hints).toContainEqual({ kind: 'link', text: url, trouble: 'gone', day: '2026-11-20' });
  });

  it('name each kind, and none of another office’s figures', async () => {
    const other = {
      ...(first ?? OUR_ARTICLES[0]),
      answer: '垃圾車每天晚上 19:30 到巷口。',
      department: '環保局',
    };
    const known = new Map([...published, [other.id ?? '', other as (typeof OUR_ARTICLES)[number]]]);
    const draft: ArticleContent = {
      ...{ id: 'new', title: other.title ?? '', variants: [], keywords: [], risk: 'general' },
      answer: '垃圾車每天晚上 20:00 到巷口。活動到 2026年1月5日止。敬請檢附證明，見 https:// 說明。',
      ...{ department: '環保局', reviewBy: '2026-11-01', validUntil: '2026-11-21' },
    };

    const hints = await findHints(draft, { index, published: known, today: TODAY, deadAmong });
    const elsewhere = await findHints(
      { ...draft, department: '衛生局' },
      { index, published: known, today: TODAY, deadAmong },
    );

    expect(new Set(hints.map(({ kind }) => kind))).toEqual(
      new Set(['twin', 'figures', 'over', 'due', 'day', 'address', 'reading']),
    );
    expect(elsewhere.map(({ kind }) => kind)).not.toContain('figures');
  });
});
