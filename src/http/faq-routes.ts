// GET /faq, /faq/:id: what citizens may read of the knowledge base, as plain pages that need no script. Every answer names what it
// was made from, so that a browser asks again and is told "unchanged" in a few bytes; nothing that was taken down is shown from a
// cache.

import { createHash } from 'node:crypto';

import { Router } from 'express';
import { z } from 'zod';

import type { Article } from '../domain/article.js';
import type { PublicFaq } from '../knowledge/public-faq.js';
import { createLimit, type LimitRule } from '../lib/limit.js';
import { networkOf } from '../staff/sign-in-limits.js';
import type { FaqLanguage, FaqSite } from './faq/faq-layout.js';
import {
  articlePage,
  busyPage,
  categoryPage,
  frontPage,
  missingPage,
  PAGE_SIZE,
  searchPage,
  type FaqView,
} from './faq/faq-pages.js';
import { PLAIN_PAGE_POLICY } from './faq/plain-policy.js';
import type { HttpHandler, HttpRequest, HttpResponse } from './exchange.js';

export interface FaqRouteParts extends FaqSite {
  readonly faq: PublicFaq;
}

/** As for handshakes of the web chat: a school or an office shares one address. */
const PAGES: LimitRule = { points: 600, seconds: 60 };
/** Each is held against every article. */
const SEARCHES: LimitRule = { points: 240, seconds: 60 };

/** Of a question; the rest is not read. */
const MOST_QUESTION_CHARS = 300;

/** Whatever a stranger types into the address: what makes no sense counts as not said. */
const asked = z.object({
  q: z
    .string()
    .transform((text) => text.trim().slice(0, MOST_QUESTION_CHARS))
    .catch(''),
  category: z.string().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  lang: z.enum(['zh', 'en']).catch('zh'),
});

export function createFaqRoutes({ faq, ...site }: FaqRouteParts): Router {
  const limits = { page: createLimit(PAGES), search: createLimit(SEARCHES) };
  const limited =
    (answer: (request: HttpRequest, response: HttpResponse) => void | Promise<void>): HttpHandler =>
    async (request, response) => {
      const { q, lang } = asked.parse(request.query);
      const limit = q === '' ? limits.page : limits.search;
      const waitMs = await limit(networkOf(request.ip ?? ''));
      if (waitMs === undefined) {
        await answer(request, response);
        return;
      }
      const waitS = Math.ceil(waitMs / 1000);
      response.status(429).set('Retry-After', String(waitS));
      send(request, response, busyPage({ site, language: lang }, waitS));
    };
  const router = Router();
  const give = (
    page: (parts: FaqRouteParts, request: HttpRequest, response: HttpResponse) => void | Promise<void>,
  ) => limited((request, response) => page({ faq, ...site }, request, response));
  router.get('/faq', PLAIN_PAGE_POLICY, give(giveList));
  router.get('/faq/:id', PLAIN_PAGE_POLICY, give(giveArticle));
  router.get(
    '/faq/*rest',
    PLAIN_PAGE_POLICY,
    give((parts, request, response) => {
      giveMissing(viewOf(parts, request), request, response);
    }),
  );
  return router;
}

const viewOf = (site: FaqSite, request: HttpRequest): FaqView => {
  const { lang } = asked.parse(request.query);
  const { cityName, publicUrl } = site;
  return { site: { cityName, publicUrl }, language: lang };
};

/** The front page, a category, or what was found. */
function giveList({ faq, ...site }: FaqRouteParts, request: HttpRequest, response: HttpResponse): void {
  const { q, category, page } = asked.parse(request.query);
  const view = viewOf(site, request);
  if (q !== '') {
    send(request, response, searchPage(view, q, faq.search(q)));
    return;
  }
  const categories = faq.categories(view.language);
  const [only] = categories;
  const wanted = category === undefined ? undefined : categories.find(({ name }) => name === category);
  const listed = category === undefined ? (categories.length === 1 ? only : undefined) : wanted;
  const isMissing =
    (category !== undefined && wanted === undefined) || !hasPage(listed?.articles.length, page);
  if (isMissing) giveMissing(view, request, response);
  else
    send(
      request,
      response,
      wanted === undefined ? frontPage(view, categories, page) : categoryPage(view, wanted, page),
    );
}

/** What is not turned in pages has the first alone. */
const hasPage = (count: number | undefined, page: number): boolean =>
  page === 1 || (count !== undefined && page <= Math.ceil(count / PAGE_SIZE));

async function giveArticle(
  { faq, ...site }: FaqRouteParts,
  request: HttpRequest,
  response: HttpResponse,
): Promise<void> {
  const view = viewOf(site, request);
  const article = faq.find(String(request.params['id']));
  if (article === undefined) {
    giveMissing(view, request, response);
    return;
  }
  // While the database is away the page goes without its date: people came for the answer.
  const changedAtMs = await faq.changedAtMs(article).catch(() => undefined);
  const siblings = siblingsOf(faq, view.language, article.category);
  send(
    request,
    response,
    articlePage(view, article, { changedAtMs, siblings, chosen: chosenOf(faq, view.language, article) }),
  );
}

/** Those in force; in English those with an English text. */
const chosenOf = (faq: PublicFaq, language: FaqLanguage, { related = [] }: Article): readonly Article[] =>
  related
    .flatMap((id) => faq.find(id) ?? [])
    .filter(({ english }) => language === 'zh' || english !== undefined);

function siblingsOf(
  faq: PublicFaq,
  language: FaqLanguage,
  category = '',
): ReturnType<PublicFaq['categories']>[number]['articles'] {
  const categories = faq.categories(language);
  if (language === 'en')
    return categories.flatMap(({ articles }) => articles.filter((each) => each.category === category));
  return categories.find(({ name }) => name === category)?.articles ?? [];
}

function giveMissing(view: FaqView, request: HttpRequest, response: HttpResponse): void {
  response.status(404);
  send(request, response, missingPage(view));
}

/** `no-cache` asks again each time: what was taken down is gone at once. */
function send(request: HttpRequest, response: HttpResponse, page: string): void {
  const digest = createHash('sha256').update(page).digest('base64url').slice(0, 27);
  response.set({ 'Cache-Control': 'public, no-cache', ETag: `"${digest}"` });
  if (response.statusCode === 200 && request.fresh) response.status(304).end();
  else response.type('html').send(page);
}
