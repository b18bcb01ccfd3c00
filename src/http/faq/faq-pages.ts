// The public FAQ pages, each as the HTML that is sent: front page, category, what was found, one article, and what to say where
// there is nothing.

import { titleIn, type Article } from '../../domain/article.js';
import { taipeiDay } from '../../domain/taipei-time.js';
import type { FaqCategory, FaqFound } from '../../knowledge/public-faq.js';
import { answerHtml } from './answer-html.js';
import {
  faqPage,
  faqPath,
  personBox,
  searchForm,
  urgentBox,
  type FaqLanguage,
  type FaqSite,
} from './faq-layout.js';
import { FAQ_WORDS, type FaqWords } from './faq-words.js';
import { html, type Html } from './html.js';

export interface FaqView {
  readonly site: FaqSite;
  readonly language: FaqLanguage;
}

/** Of each category on the front page. */
const MOST_OF_CATEGORY = 5;
/** Questions on one page of a list. */
export const PAGE_SIZE = 60;
/** Of the same category, under an article. */
const MOST_RELATED = 5;

const otherThan = (language: FaqLanguage): FaqLanguage => (language === 'zh' ? 'en' : 'zh');
const elsewhere = (language: FaqLanguage) => ({ path: faqPath(otherThan(language)), isSame: false });

/** `pageNumber`: from 1; of a list that stands there whole, where there is one category alone. */
export function frontPage(
  { site, language }: FaqView,
  categories: readonly FaqCategory[],
  pageNumber: number,
): string {
  const words = FAQ_WORDS[language];
  const [only, ...others] = categories;
  const list =
    only === undefined
      ? html`<p>${words.empty}</p>`
      : others.length === 0
        ? pagedList({ language, words, category: only, pageNumber, query: {} })
        : html`<div class="groups">${categories.map((category) => group(language, words, category))}</div>`;
  const body = html`<h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    ${searchForm(language, words)}
    <section aria-labelledby="all">
      <h2 id="all">${words.categories}</h2>
      ${list}
    </section>
    ${personBox(words)}`;
  const query: Readonly<Record<string, string>> = pageNumber > 1 ? { page: String(pageNumber) } : {};
  return faqPage(site, {
    ...{ language, heading: words.title, description: words.description, body },
    canonical: faqPath(language, { query }),
    other: { path: faqPath(otherThan(language)), isSame: pageNumber === 1 },
  });
}

function group(language: FaqLanguage, words: FaqWords, { name, articles }: FaqCategory): Html {
  const query = { category: name };
  return html`<section>
    <div class="group-head">
      <h3>${nameOf(name, words)}</h3>
      <span>${words.count(articles.length)}</span>
    </div>
    ${linkList(articles.slice(0, MOST_OF_CATEGORY), language, 'list')}
    <a class="more" href="${faqPath(language, { query })}">${words.all(articles.length)}</a>
  </section>`;
}

const nameOf = (name: string, words: FaqWords): string => (name === '' ? words.unsorted : name);

/** English readers are told what is in Chinese alone. */
function linkList(articles: readonly Article[], language: FaqLanguage, kind: string): Html {
  const { inChinese, otherTongue } = FAQ_WORDS[language];
  const items = articles.map((article) => {
    const isForeign = language === 'en' && article.english === undefined;
    const title = titleIn(article, language);
    const words = isForeign
      ? html`<span lang="${otherTongue}">${title}</span> <small>(${inChinese})</small>`
      : html`${title}`;
    return html`<li><a href="${faqPath(language, { id: article.id })}">${words}</a></li>`;
  });
  return html`<ul class="${kind}">
    ${items}
  </ul>`;
}

export function categoryPage({ site, language }: FaqView, category: FaqCategory, pageNumber: number): string {
  const words = FAQ_WORDS[language];
  const heading = nameOf(category.name, words);
  const query = { category: category.name };
  const paged = pageNumber > 1 ? { ...query, page: String(pageNumber) } : query;
  const body = html`${trail(language, words, [heading])}
    <h1>${heading}</h1>
    <p class="lead">${words.count(category.articles.length)}</p>
    ${pagedList({ language, words, category, pageNumber, query })} ${searchForm(language, words)}
    ${personBox(words)}`;
  return faqPage(site, {
    ...{ language, heading: `${heading}｜${words.title}`, description: words.description, body },
    canonical: faqPath(language, { query: paged }),
    other: elsewhere(language),
  });
}

interface PagedList {
  readonly language: FaqLanguage;
  readonly words: FaqWords;
  readonly category: FaqCategory;
  readonly pageNumber: number;
  /** Of the list's address, without the page. */
  readonly query: Readonly<Record<string, string>>;
}

function pagedList({ language, words, category, pageNumber, query }: PagedList): Html {
  const { articles } = category;
  const last = Math.max(1, Math.ceil(articles.length / PAGE_SIZE));
  const from = (pageNumber - 1) * PAGE_SIZE;
  const to = (page: number): string =>
    faqPath(language, { query: page === 1 ? query : { ...query, page: String(page) } });
  const turn =
    last === 1
      ? undefined
      : html`<nav class="turn" aria-label="${words.pages}">
          ${pageNumber > 1 ? html`<a href="${to(pageNumber - 1)}" rel="prev">${words.previous}</a>` : undefined}
          <span>${words.page(pageNumber, last)}</span>
          ${pageNumber < last ? html`<a href="${to(pageNumber + 1)}" rel="next">${words.next}</a>` : undefined}
        </nav>`;
  return html`${linkList(articles.slice(from, from + PAGE_SIZE), language, 'list ruled')} ${turn}`;
}

function trail(language: FaqLanguage, words: FaqWords, places: readonly (string | Html)[]): Html {
  return html`<nav aria-label="${words.breadcrumb}">
    <ol class="trail">
      <li><a href="${faqPath(language)}">${words.title}</a></li>
      ${places.map((place) => html`<li>${place}</li>`)}
    </ol>
  </nav>`;
}

export function searchPage({ site, language }: FaqView, question: string, found: FaqFound): string {
  const words = FAQ_WORDS[language];
  const heading = words.foundTitle(question);
  const body = html`${trail(language, words, [words.search])}
    <h1>${heading}</h1>
    ${found.isUrgent ? urgentBox(words) : undefined} ${foundHtml(found, language, words)}
    ${searchForm(language, words, question)} ${personBox(words)}`;
  return faqPage(site, {
    ...{ language, heading, description: words.description, body },
    other: { path: faqPath(otherThan(language), { query: { q: question } }), isSame: false },
  });
}

function foundHtml({ kind, articles }: FaqFound, language: FaqLanguage, words: FaqWords): Html {
  const [first, ...others] = articles;
  if (first === undefined)
    return html`<section>
      <h2>${words.foundNone}</h2>
      <p>${words.foundNoneLead}</p>
    </section>`;
  if (kind !== 'answer')
    return html`<section>
      <h2>${words.foundWhich}</h2>
      <p class="lead">${words.foundWhichLead}</p>
      ${linkList(articles, language, 'list ruled')}
    </section>`;
  const also = html`<section>
    <h2>${words.foundAlso}</h2>
    ${linkList(others, language, 'list ruled')}
  </section>`;
  return html`<section>
      <h2>${words.foundSure}</h2>
      <div class="found">
        <h3><a href="${faqPath(language, { id: first.id })}">${titleIn(first, language)}</a></h3>
        ${inItsTongue(first, language, answerHtml(first, language, 3))}
      </div>
    </section>
    ${others.length === 0 ? undefined : also}`;
}

/** Words of an article that is there in Chinese alone say so to whoever reads them out. */
function inItsTongue({ english }: Article, language: FaqLanguage, body: Html): Html {
  return language === 'en' && english === undefined ? html`<div lang="zh-Hant-TW">${body}</div>` : body;
}

export interface ArticleFacts {
  /** When it was last changed, where that is known. */
  readonly changedAtMs: number | undefined;
  /** Of the same category. */
  readonly siblings: readonly Article[];
  /** Chosen by its editor, in that order. */
  readonly chosen: readonly Article[];
}

export function articlePage(
  { site, language }: FaqView,
  article: Article,
  { changedAtMs, siblings, chosen }: ArticleFacts,
): string {
  const words = FAQ_WORDS[language];
  const { id, category = '', english } = article;
  const isForeign = language === 'en' && english === undefined;
  const title = titleIn(article, language);
  const related = siblings.filter((each) => each.id !== id && !chosen.includes(each)).slice(0, MOST_RELATED);
  const inCategory = html`<a href="${faqPath(language, { query: { category } })}">${category}</a>`;
  const body = html`${trail(language, words, category === '' || language === 'en' ? [] : [inCategory])}
    <article>
      <h1 ${isForeign ? html`lang="zh-Hant-TW"` : undefined}>${title}</h1>
      ${isForeign ? html`<p class="note">${words.noTranslation}</p>` : undefined}
      ${inItsTongue(article, language, answerHtml(article, language, 2))}
      ${factList(article, words, changedAtMs)}
    </article>
    ${
      chosen.length === 0
        ? undefined
        : html`<section class="related">
            <h2>${words.chosen}</h2>
            ${linkList(chosen, language, 'list')}
          </section>`
    }
    ${
      related.length === 0
        ? undefined
        : html`<section class="related">
            <h2>${words.related}</h2>
            ${linkList(related, language, 'list')}
          </section>`
    }
    ${personBox(words)} ${searchForm(language, words)}`;
  return faqPage(site, {
    ...{ language, heading: title, description: firstWords(article, language), body },
    // What is there in Chinese alone has one address.
    canonical: faqPath(isForeign ? 'zh' : language, { id }),
    other: { path: faqPath(otherThan(language), { id }), isSame: english !== undefined },
  });
}

function factList({ department, category }: Article, words: FaqWords, changedAtMs: number | undefined): Html {
  const day = changedAtMs === undefined ? undefined : taipeiDay(changedAtMs);
  const tongue = words.tongue === 'en' ? html` lang="zh-Hant-TW"` : undefined;
  const fact = (name: string, value: Html | undefined): Html | undefined =>
    value === undefined
      ? undefined
      : html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`;
  const facts = [
    fact(words.department, department === undefined ? undefined : html`<span${tongue}>${department}</span>`),
    fact(words.category, category === undefined ? undefined : html`<span${tongue}>${category}</span>`),
    fact(words.changed, day === undefined ? undefined : html`<time datetime="${day}">${day}</time>`),
  ].filter((each) => each !== undefined);
  return facts.length === 0 ? html`` : html`<dl class="facts">${facts}</dl>`;
}

/** What a list of search results shows of a page. Unit: characters. */
const DESCRIPTION_CHARS = 140;

function firstWords({ answer, english }: Article, language: FaqLanguage): string {
  const text = (language === 'en' ? english?.answer : undefined) ?? answer;
  return Array.from(text.replace(/\s+/gu, ' ').trim()).slice(0, DESCRIPTION_CHARS).join('');
}

export function missingPage({ site, language }: FaqView): string {
  const { missing, missingLead } = FAQ_WORDS[language];
  return plainPage({ site, language }, missing, missingLead);
}

export function busyPage({ site, language }: FaqView, waitS: number): string {
  const { busy, busyLead } = FAQ_WORDS[language];
  return plainPage({ site, language }, busy, busyLead(waitS));
}

function plainPage({ site, language }: FaqView, heading: string, lead: string): string {
  const words = FAQ_WORDS[language];
  const body = html`<h1>${heading}</h1>
    <p class="lead">${lead}</p>
    ${searchForm(language, words)} ${personBox(words)}`;
  return faqPage(site, {
    ...{ language, heading, description: lead, body },
    other: elsewhere(language),
  });
}
