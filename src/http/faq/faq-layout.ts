// The frame around every public FAQ page: head, the customary marks of an agency's page, navigation, the search, the way to a person.

import { FAQ_STYLE } from './faq-style.js';
import { FAQ_WORDS, type FaqWords } from './faq-words.js';
import { asItIs, html, textOf, type Html } from './html.js';

export type FaqLanguage = 'zh' | 'en';

export interface FaqSite {
  readonly cityName: string;
  /** `https://…` without a slash at its end; absent: addresses within the pages stay paths. */
  readonly publicUrl?: string | undefined;
}

export interface FaqFrame {
  readonly language: FaqLanguage;
  readonly heading: string;
  readonly description: string;
  /** Where this page is, in this language; absent: it is not for search engines. */
  readonly canonical?: string;
  /** The same page in the other language, where there is one; else its front page. */
  readonly other: { readonly path: string; readonly isSame: boolean };
  readonly body: Html;
}

/** The address of a FAQ page in a language. */
export function faqPath(
  language: FaqLanguage,
  at: { readonly id?: string; readonly query?: Readonly<Record<string, string>> } = {},
): string {
  const query = new URLSearchParams({ ...at.query, ...(language === 'en' ? { lang: 'en' } : {}) }).toString();
  const path = at.id === undefined ? '/faq' : `/faq/${encodeURIComponent(at.id)}`;
  return query === '' ? path : `${path}?${query}`;
}

/** The whole page as it is sent. */
export function faqPage(
  { cityName, publicUrl = '' }: FaqSite,
  { language, heading, description, canonical, other, body }: FaqFrame,
): string {
  const words = FAQ_WORDS[language];
  const inOther = FAQ_WORDS[language === 'zh' ? 'en' : 'zh'];
  const page = html`<!doctype html>
    <html lang="${words.tongue}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${heading}｜${cityName} ${words.service}</title>
        <meta name="description" content="${description}" />
        ${canonical === undefined ? html`<meta name="robots" content="noindex" />` : html`<link rel="canonical" href="${publicUrl}${canonical}" />`}
        ${other.isSame ? html`<link rel="alternate" hreflang="${inOther.tongue}" href="${publicUrl}${other.path}" />` : undefined}
        <link rel="icon" href="data:," />
        ${STYLE}
      </head>
      <body>
        <a class="skip" href="#content">${words.skip}</a>
        <header>
          <a class="mark" href="#top" accesskey="U" title="${words.top}" id="top">:::</a>
          <p class="city">${cityName}<span>${words.service}</span></p>
          <nav class="main" aria-label="${words.nav}">
            <a href="${faqPath(language)}">${words.title}</a>
            <a href="${words.homePath}">${words.home}</a>
            <a href="${other.path}" lang="${words.otherTongue}" hreflang="${words.otherTongue}">${words.other}</a>
          </nav>
        </header>
        <main id="content" tabindex="-1">
          <a class="mark" href="#content" accesskey="C" title="${words.main}">:::</a>
          ${body}
        </main>
        <footer>
          <a class="mark" href="#foot" accesskey="Z" title="${words.foot}" id="foot">:::</a>
          <p>${words.kept}</p>
        </footer>
      </body>
    </html> `; // prettier-ignore
  return textOf(page);
}

/** The sheet's digest stands in the policy of the page: it must be there as it is. */
const STYLE = asItIs(`<style>${FAQ_STYLE}</style>`);

export function searchForm(language: FaqLanguage, words: FaqWords, question = ''): Html {
  return html`<form action="/faq" method="get" role="search">
    <label for="q">${words.searchLabel}</label>
    <p id="q-hint">${words.searchHint}</p>
    <div class="ask">
      <input type="search" id="q" name="q" value="${question}" maxlength="300" autocomplete="off" aria-describedby="q-hint" required />
      ${language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : undefined}
      <button type="submit">${words.search}</button>
    </div>
  </form>`; // prettier-ignore
}

export function personBox(words: FaqWords): Html {
  return html`<section class="person" aria-labelledby="person">
    <h2 id="person">${words.person}</h2>
    <p>${words.personLead}</p>
    <ul class="doings">
      <li><a class="button" href="tel:1999">${words.call}</a></li>
      <li><a class="button quiet" href="${words.homePath}">${words.ask}</a></li>
    </ul>
  </section>`;
}

export function urgentBox({ urgent, urgentNumbers }: FaqWords): Html {
  const numbers = urgentNumbers.map(
    ([number = '', what = '']) => html`<li><a href="tel:${number}">${number}</a> ${what}</li>`,
  );
  return html`<section class="urgent" aria-labelledby="urgent">
    <h2 id="urgent">${urgent}</h2>
    <ul>
      ${numbers}
    </ul>
  </section>`;
}
