// The last route: an address that does not exist. A browser is shown a page in both languages, in the frame of the public pages, which
// needs no script; programs are told in JSON, and at the doors for programs everybody is.

import { Router } from 'express';

import { faqPage, faqPath, type FaqSite } from './faq/faq-layout.js';
import { FAQ_WORDS } from './faq/faq-words.js';
import { html } from './faq/html.js';
import { PLAIN_PAGE_POLICY } from './faq/plain-policy.js';
import type { HttpRequest, HttpResponse } from './exchange.js';

/** Nobody reads there. */
const FOR_PROGRAMS = /^\/(?:api|webhooks|socket\.io)(?:\/|$)/;

const ZH = {
  heading: '找不到這個網頁',
  lead: '網址可能打錯了，或這個網頁已經移走。請回首頁重新開始，或撥打 1999。',
};
const EN = {
  heading: 'There is no such page',
  lead: 'The address may be mistyped, or the page has moved. Please start again from the home page, or call 1999.',
};

/** `name`: of the city. Must stay the last route. */
export function createNotFound({ name }: { readonly name: string }): Router {
  const page = missingPage({ cityName: name });
  const router = Router();
  router.use(PLAIN_PAGE_POLICY, (request: HttpRequest, response: HttpResponse) => {
    response.status(404).vary('Accept').set('Cache-Control', 'no-cache');
    if (isReader(request)) response.type('html').send(page);
    else
      response.json({
        error: { code: 'NOT_FOUND', message: '找不到這個網址。 / There is nothing at this address.' },
      });
  });
  return router;
}

/** Who takes anything at all is a program. */
const isReader = (request: HttpRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !FOR_PROGRAMS.test(request.path) &&
  request.accepts(['json', 'html']) === 'html';

function missingPage(site: FaqSite): string {
  const [zh, en] = [FAQ_WORDS.zh, FAQ_WORDS.en];
  const body = html`<h1>${ZH.heading}</h1>
    <p class="lead">${ZH.lead}</p>
    <ul class="doings">
      <li><a class="button" href="/">回首頁</a></li>
      <li><a class="button quiet" href="/faq">${zh.title}</a></li>
    </ul>
    <section lang="${en.tongue}">
      <h2>${EN.heading}</h2>
      <p class="lead">${EN.lead}</p>
      <ul class="doings">
        <li><a class="button" href="/en">Home page</a></li>
        <li><a class="button quiet" href="${faqPath('en')}">Questions and answers</a></li>
      </ul>
    </section>`;
  return faqPage(site, {
    ...{ language: 'zh', heading: ZH.heading, description: ZH.lead, body },
    other: { path: '/en', isSame: false },
  });
}
