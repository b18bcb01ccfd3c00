// What the city does not know yet, over HTTP.

import type { ArticleDraftAnswer } from '../../../wire/article-api.js';
import type { VariantsView } from '../../../wire/learning-api.js';
import type { AddedWordingView, UnansweredView } from '../../../wire/unanswered-api.js';
import { call } from '../session/staff-client.js';
import type { Language } from '../words/say.js';

export type OpenQuestion = UnansweredView['questions'][number];
export type WaitingWording = VariantsView['variants'][number];

export const readUnanswered = (days: number): Promise<UnansweredView> =>
  call('GET', `/knowledge/unanswered?days=${days}`);

export const dismissQuestion = (
  { wordings }: Pick<OpenQuestion, 'wordings'>,
  csrfToken: string,
): Promise<void> =>
  call('POST', '/knowledge/unanswered/dismiss', { body: { questions: wordings }, csrfToken });

export const restoreQuestion = (keys: readonly string[], csrfToken: string): Promise<void> =>
  call('POST', '/knowledge/unanswered/restore', { body: { keys }, csrfToken });

export const addWording = (
  body: { readonly articleId: string; readonly wording: string },
  csrfToken: string,
): Promise<AddedWordingView> => call('POST', '/knowledge/unanswered/wordings', { body, csrfToken });

export const listWaiting = async (): Promise<readonly WaitingWording[]> =>
  (await call<VariantsView>('GET', '/learning/variants?state=quarantined&limit=50')).variants;

export const decideWording = (
  id: string,
  decision: 'approve' | 'reject' | 'retire',
  csrfToken: string,
): Promise<unknown> =>
  call('POST', `/learning/variants/${encodeURIComponent(id)}/${decision}`, { body: {}, csrfToken });

/** A new article with the question as its title and the other wordings as ways of asking; its answer is still to be written. */
export const beginDraft = (
  { wordings }: Pick<OpenQuestion, 'wordings'>,
  csrfToken: string,
): Promise<ArticleDraftAnswer> => {
  const [title = '', ...variants] = wordings.map(({ text }) => text);
  const content = {
    title,
    variants: variants.slice(0, MOST_VARIANTS),
    answer: '',
    keywords: [],
    risk: 'general',
  };
  return call('POST', '/articles/drafts', { body: { content }, csrfToken });
};
const MOST_VARIANTS = 20;

export const discardDraft = ({ id, draft }: ArticleDraftAnswer, csrfToken: string): Promise<void> =>
  call('POST', `/articles/${encodeURIComponent(id)}/draft/discard`, { body: { rev: draft.rev }, csrfToken });

/** Open questions by department, as a file. */
export const fileAddress = (days: number, format: 'ods' | 'csv', language: Language): string =>
  `/api/v1/knowledge/unanswered/file?days=${days}&format=${format}&language=${language}`;
