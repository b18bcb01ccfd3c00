// /api/v1/article-files and /attachments: files and pictures that editors put beside answers. Staff see each; everybody sees those that an
// article names which is published and in force now. Pictures are shown, everything else is saved; nothing here can run.

import { Router } from 'express';

import {
  ARTICLE_FILE_BYTES,
  articleFileName,
  articleFileUrl,
  isArticleFileName,
} from '../domain/card-file.js';
import type { Article } from '../domain/article.js';
import { fileUrlsOf } from '../knowledge/articles/what-it-names.js';
import type { KnowledgeSnapshot, LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { ArticleFiles, ArticleFileRefusal } from '../media/article-files.js';
import { MOST_PIXELS } from '../media/picture-size.js';
import { ROLES } from '../domain/roles.js';
import { articleFileRequests, articleFileView } from '../wire/article-file-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { EDITORS } from './article-door.js';
import type { HttpRequest, HttpResponse } from './exchange.js';
import { Refusal, type RefusalCode, type RefusalOptions } from './refusals.js';
import { sendMedia } from './send-media.js';
import { comingIn } from './upload-routes.js';

export interface ArticleFileRouteParts {
  readonly articleFiles: ArticleFiles;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
}

export function createArticleFileRoutes({ articleFiles }: ArticleFileRouteParts): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/api/v1/article-files',
      access: EDITORS,
      summary:
        'A picture or a file for an article; the body is the file, as it is. Its type is what its bytes say: PNG, JPEG, GIF, WebP, PDF, ODF. The same file again has the same address. A picture is kept without what a camera wrote beside it; a document with macros is refused. Removed after a day without a draft or a version that names it.',
      status: 201,
      query: articleFileRequests.upload,
      answer: articleFileView,
      refusals: ['FILE_TOO_LARGE', 'ARTICLE_FILE_TYPE', 'PICTURE_TOO_LARGE', 'FILE_BROKEN_OFF', 'DISK_FULL'],
      handle: async ({ query: { name }, request }) => {
        const kept = await articleFiles.put(comingIn(request));
        if ('refusal' in kept) {
          // What is still coming of it is read and forgotten, so that the browser hears the answer.
          request.resume();
          throw new Refusal(REFUSED_AS[kept.refusal], MORE[kept.refusal]);
        }
        return { url: articleFileUrl(kept.name), title: titleFrom(name), bytes: kept.bytes };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/api/v1/article-files/:id',
      access: ROLES,
      summary: 'One of them, for staff: a draft may name what nobody else sees yet.',
      refusals: ['NOT_FOUND'],
      handle: ({ params, response }) => give(articleFiles, { name: params['id'] ?? '', response }),
    }),
  ];
}

/** For platforms, browsers and the widget on other sites. */
export function createAttachmentRoute({ articleFiles, knowledge }: ArticleFileRouteParts): Router {
  const router = Router();
  router.get('/attachments/:file', async (request: HttpRequest, response: HttpResponse) => {
    const name = String(request.params['file']);
    const title = publicTitles(knowledge.current()).get(name);
    if (title === undefined) throw new Refusal('NOT_FOUND');
    await give(articleFiles, { name, title, response, more: PUBLIC_HEADERS });
  });
  return router;
}

/** An hour: what is taken off is gone from the shelves of others soon. */
const PUBLIC_HEADERS = {
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'public, max-age=3600',
};

interface Giving {
  readonly name: string;
  readonly title?: string;
  readonly response: HttpResponse;
  readonly more?: Readonly<Record<string, string>>;
}

async function give(articleFiles: ArticleFiles, { name, title, response, more }: Giving): Promise<void> {
  const [file] = isArticleFileName(name) ? await articleFiles.find([name]) : [];
  if (file === undefined) throw new Refusal('NOT_FOUND');
  const ending = name.slice(name.lastIndexOf('.'));
  const called = `${title ?? name.slice(0, 12)}${ending}`;
  const looks = { name: called, type: file.type };
  await sendMedia(response, articleFiles.pathOf(name), { ...looks, ...(more === undefined ? {} : { more }) });
}

const known = new WeakMap<KnowledgeSnapshot['articles'], ReadonlyMap<string, string>>();

/** Of what is in force: each file's name and what it is called. Read once for each snapshot. */
function publicTitles({ articles }: KnowledgeSnapshot): ReadonlyMap<string, string> {
  const read = known.get(articles) ?? new Map([...articles.values()].flatMap(titlesOf));
  known.set(articles, read);
  return read;
}

function titlesOf(article: Article): readonly (readonly [string, string])[] {
  const files = [article.card, article.english?.card].flatMap((card) => card?.files ?? []);
  const titleOf = new Map(files.map(({ url, title }) => [url, title]));
  return fileUrlsOf(article).flatMap((url) => {
    const name = articleFileName(url);
    return name === undefined ? [] : [[name, titleOf.get(url) ?? article.title] as const];
  });
}

/** What the editor's machine calls it, without its ending: a first title. */
const titleFrom = (name: string): string =>
  name
    .replace(/\.\w{1,5}$/u, '')
    .replaceAll('_', ' ')
    .trim()
    .slice(0, 60);

const REFUSED_AS: Readonly<Record<ArticleFileRefusal, RefusalCode>> = {
  'too-large': 'FILE_TOO_LARGE',
  'type-refused': 'ARTICLE_FILE_TYPE',
  'has-macros': 'ARTICLE_FILE_TYPE',
  'picture-too-large': 'PICTURE_TOO_LARGE',
  'broken-off': 'FILE_BROKEN_OFF',
  'disk-full': 'DISK_FULL',
};
const MOST_MB = ARTICLE_FILE_BYTES / 1_000_000;
const MEGAPIXELS = MOST_PIXELS / 1_000_000;
const MORE: Readonly<Record<ArticleFileRefusal, RefusalOptions>> = {
  'too-large': { more: { zh: `最多 ${MOST_MB} MB。`, en: `${MOST_MB} MB at most.` } },
  'type-refused': {},
  'has-macros': {
    more: {
      zh: '這份文件帶有巨集，請先移除巨集再上傳。',
      en: 'This document carries macros; remove them first.',
    },
  },
  'picture-too-large': {
    more: { zh: `最多 ${MEGAPIXELS * 100} 萬像素。`, en: `${MEGAPIXELS} megapixels at most.` },
  },
  'broken-off': {},
  'disk-full': {},
};
