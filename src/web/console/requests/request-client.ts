// Articles that colleagues ask for, over HTTP.

import type { FaqRequestsView, FaqRequestView } from '../../../wire/faq-request-api.js';
import { call } from '../session/staff-client.js';

const BASE = '/faq-requests';
const of = (id: string): string => `${BASE}/${encodeURIComponent(id)}`;

export const listRequests = (): Promise<FaqRequestsView> => call('GET', BASE);

export const askForArticle = (
  body: {
    readonly question: string;
    readonly department?: string;
    readonly note?: string;
    readonly conversationId?: string;
  },
  csrfToken: string,
): Promise<FaqRequestView> => call('POST', BASE, { body, csrfToken });

export const answerRequest = (id: string, articleId: string, csrfToken: string): Promise<FaqRequestView> =>
  call('POST', `${of(id)}/answer`, { body: { articleId }, csrfToken });

export const refuseRequest = (id: string, reason: string, csrfToken: string): Promise<FaqRequestView> =>
  call('POST', `${of(id)}/refuse`, { body: { reason }, csrfToken });

export const reopenRequest = (id: string, csrfToken: string): Promise<FaqRequestView> =>
  call('POST', `${of(id)}/reopen`, { csrfToken });
