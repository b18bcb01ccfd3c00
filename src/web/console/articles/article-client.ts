// Articles and their drafts over HTTP.

import type {
  ArticleComparisonView,
  ArticleDraftAnswer,
  ArticleEditingView,
  ArticlePublishedView,
  ArticleRolledBackView,
  VersionedContentView,
} from '../../../wire/article-api.js';
import type { ArticleFileView } from '../../../wire/article-file-api.js';
import type { ArticleContentView } from '../../../wire/article-content.js';
import type {
  ArticleMissesView,
  ArticlesArchivedView,
  ArticlesRestoredView,
  ArticlesReviewedView,
  ArticlesView,
} from '../../../wire/article-list-api.js';
import type { ImportProgressView } from '../../../wire/import-api.js';
import type {
  ArticlesPublishedView,
  ArticlesUnpublishedView,
  PublishingsView,
} from '../../../wire/publish-many-api.js';
import type { AnswerPreviewsView } from '../../../wire/preview-api.js';
import { sendFile, type FileSending } from '../session/send-file-client.js';
import { call } from '../session/staff-client.js';
import { queryOf, type ArticlesAsk } from './articles-ask.js';

const BASE = '/articles';
const of = (id: string): string => `${BASE}/${encodeURIComponent(id)}`;

/** `limit` absent: a page of the screen. */
export const listArticles = (ask: ArticlesAsk, limit?: number): Promise<ArticlesView> =>
  call('GET', `${BASE}?${queryOf(ask)}${limit === undefined ? '' : `&limit=${limit}`}`);

export interface ManyOrder {
  readonly drafts: readonly { readonly id: string; readonly rev: number }[];
  readonly job: string;
  /** Hundreds of one name are one publishing. */
  readonly run: string;
}
export const publishMany = (body: ManyOrder, csrfToken: string): Promise<ArticlesPublishedView> =>
  call('POST', `${BASE}/drafts/publish`, { body, csrfToken });

export const listPublishings = async (): Promise<PublishingsView['publishings']> =>
  (await call<PublishingsView>('GET', `${BASE}/publishings`)).publishings;

export const unpublishMany = (run: string, csrfToken: string): Promise<ArticlesUnpublishedView> =>
  call('POST', `${BASE}/publishings/${encodeURIComponent(run)}/undo`, { csrfToken });

export const readPublishProgress = async (job: string): Promise<ImportProgressView['progress']> =>
  (await call<ImportProgressView>('GET', `${BASE}/progress?job=${job}`)).progress;

type Uploading = Pick<FileSending, 'csrfToken' | 'onSent' | 'stop'> & { readonly file: File };
export const uploadArticleFile = ({ file, ...sending }: Uploading): Promise<ArticleFileView> =>
  sendFile({
    method: 'POST',
    path: `/article-files?${new URLSearchParams({ name: file.name.slice(-200) }).toString()}`,
    body: file,
    ...sending,
  });

export const listMisses = async (id: string): Promise<ArticleMissesView['misses']> =>
  (await call<ArticleMissesView>('GET', `${of(id)}/misses`)).misses;

export const readEditing = (id: string): Promise<ArticleEditingView> => call('GET', `${of(id)}/editing`);

export const readVersion = (id: string, version: number): Promise<VersionedContentView> =>
  call('GET', `${of(id)}/versions/${version}`);

export const beginDraft = (content: ArticleContentView, csrfToken: string): Promise<ArticleDraftAnswer> =>
  call('POST', `${BASE}/drafts`, { body: { content }, csrfToken });

export interface Saving {
  /** 0 begins a draft. */
  readonly rev: number;
  readonly baseVersion: number;
  readonly content: ArticleContentView;
}
export const saveDraft = (id: string, body: Saving, csrfToken: string): Promise<ArticleDraftAnswer> =>
  call('PUT', `${of(id)}/draft`, { body, csrfToken });

type Step = 'ask' | 'take-back' | 'schedule';
export const stepDraft = (
  id: string,
  step: Step,
  body: object,
  csrfToken: string,
): Promise<ArticleDraftAnswer> => call('POST', `${of(id)}/draft/${step}`, { body, csrfToken });

export const discardDraft = (id: string, rev: number, csrfToken: string): Promise<void> =>
  call('POST', `${of(id)}/draft/discard`, { body: { rev }, csrfToken });

export const publishDraft = (id: string, body: object, csrfToken: string): Promise<ArticlePublishedView> =>
  call('POST', `${of(id)}/draft/publish`, { body, csrfToken });

export const rollBack = (id: string, body: object, csrfToken: string): Promise<ArticleRolledBackView> =>
  call('POST', `${of(id)}/roll-back`, { body, csrfToken });

export const compareTexts = (
  before: ArticleContentView,
  after: ArticleContentView,
  csrfToken: string,
): Promise<ArticleComparisonView> => call('POST', `${BASE}/compare`, { body: { before, after }, csrfToken });

export const previewAnswer = (
  { answer, card, english }: ArticleContentView,
  language: 'zh' | 'en',
  csrfToken: string,
): Promise<AnswerPreviewsView> =>
  call('POST', '/answer-previews', {
    body: {
      ...{ language, answer },
      ...(card === undefined ? {} : { card: written(card) }),
      ...(english === undefined ? {} : { english: writtenPair(english) }),
    },
    csrfToken,
  });

type Card = NonNullable<ArticleContentView['card']>;

/** A card as files and sheets write it: a button says, links or calls by the name of its field. */
const written = ({ buttons, ...parts }: Card): object =>
  buttons === undefined ? parts : { ...parts, buttons: buttons.map(writtenButton) };

function writtenButton(button: NonNullable<Card['buttons']>[number]): object {
  const { label } = button;
  switch (button.kind) {
    case 'say':
      return { label, say: button.text };
    case 'link':
      return { label, link: button.url };
    case 'call':
      return { label, call: button.phone };
  }
}

const writtenPair = ({ card, ...pair }: NonNullable<ArticleContentView['english']>): object =>
  card === undefined ? pair : { ...pair, card: written(card) };

export const archiveArticles = (ids: readonly string[], csrfToken: string): Promise<ArticlesArchivedView> =>
  call('POST', `${BASE}/archive`, { body: { ids }, csrfToken });

export const restoreArticles = (
  articles: ArticlesArchivedView['articles'],
  csrfToken: string,
): Promise<ArticlesRestoredView> => call('POST', `${BASE}/restore`, { body: { articles }, csrfToken });

export const markReviewed = (ids: readonly string[], csrfToken: string): Promise<ArticlesReviewedView> =>
  call('POST', `${BASE}/reviewed`, { body: { ids }, csrfToken });

export const takeMarksBack = (ids: readonly string[], csrfToken: string): Promise<void> =>
  call('POST', `${BASE}/reviewed/undo`, { body: { ids }, csrfToken });
