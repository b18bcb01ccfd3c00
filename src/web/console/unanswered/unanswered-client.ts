// What the city does not know yet, over HTTP.

import type { VariantsView } from '../../../wire/learning-api.js';
import type { AddedWordingView, UnansweredView } from '../../../wire/unanswered-api.js';
import { call } from '../session/staff-client.js';

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
