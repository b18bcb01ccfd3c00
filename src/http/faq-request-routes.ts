// /api/v1/faq-requests: a colleague asks a department for an article; an editor answers with one, or says why not. Rules are in
// `knowledge/requests/`.

import { hasRole } from '../domain/roles.js';
import type { EndOutcome, FaqRequests, ShownRequest } from '../knowledge/requests/faq-requests.js';
import type { AuditAction, AuditLog } from '../staff/audit-log.js';
import {
  faqRequestRequests,
  faqRequestsView,
  faqRequestView,
  requestCountsView,
  type FaqRequestsView,
  type FaqRequestView,
  type RequestCountsView,
} from '../wire/faq-request-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { idOf, KEEPERS } from './article-door.js';
import type { HttpRequest } from './exchange.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

const ASKERS = ['agent', 'editor', 'supervisor', 'admin'] as const;
const BASE = '/api/v1/faq-requests';

export interface FaqRequestRouteParts {
  readonly faqRequests: FaqRequests;
  readonly audit: Pick<AuditLog, 'record'>;
}

export function createFaqRequestRoutes(parts: FaqRequestRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [listRoute(parts, gate), countsRoute(parts), askRoute(parts, gate), ...endRoutes(parts, gate)];
}

function listRoute({ faqRequests }: FaqRequestRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'get',
    path: BASE,
    access: ASKERS,
    summary:
      'Articles that colleagues have asked for, those due first first, and the latest that have ended: for agents their own, for keepers all.',
    answer: faqRequestsView,
    handle: async ({ request }): Promise<FaqRequestsView> => {
      const { staff } = gate.signedInOf(request);
      const isKeeper = hasRole(staff.roles, KEEPERS);
      const [open, done] = await Promise.all([
        faqRequests.listOpen(),
        faqRequests.listDone(isKeeper ? undefined : staff.id),
      ]);
      const mine = isKeeper ? open : open.filter(({ askedBy }) => askedBy.id === staff.id);
      return {
        open: mine.map(toRequestView),
        done: done.map(toRequestView),
        departments: [...faqRequests.departments()],
      };
    },
  });
}

function countsRoute({ faqRequests }: FaqRequestRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: `${BASE}/counts`,
    access: KEEPERS,
    summary: 'How many articles colleagues wait for, and how many of them are overdue.',
    answer: requestCountsView,
    handle: (): Promise<RequestCountsView> => faqRequests.counts(),
  });
}

function askRoute({ faqRequests, audit }: FaqRequestRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'post',
    path: BASE,
    access: ASKERS,
    summary: 'Ask for an article: due at the end of the second working day. On record.',
    status: 201,
    body: faqRequestRequests.ask,
    answer: faqRequestView,
    handle: async ({ body, request }): Promise<FaqRequestView> => {
      const actor = gate.actorOf(request);
      const asked = await faqRequests.ask({ ...body, by: actor });
      await audit.record({ action: 'faq-requested', actor, target: { kind: 'faq-request', id: asked.id } });
      return toRequestView(asked);
    },
  });
}

function endRoutes({ faqRequests, audit }: FaqRequestRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: `${BASE}/:id/answer`,
      access: KEEPERS,
      summary: 'Answer it with an article that citizens get today. On record; reopening undoes it.',
      body: faqRequestRequests.answer,
      answer: faqRequestView,
      refusals: ['NO_SUCH_STEP', 'ARTICLE_NOT_LIVE'],
      handle: async ({ params, body, request }) =>
        told(
          await faqRequests.answer(idOf(params), body.articleId, gate.actorOf(request)),
          request,
          'faq-answered',
        ),
    }),
    apiRoute({
      method: 'post',
      path: `${BASE}/:id/refuse`,
      access: KEEPERS,
      summary: 'Say why there will be no article. On record; reopening undoes it.',
      body: faqRequestRequests.refuse,
      answer: faqRequestView,
      refusals: ['NO_SUCH_STEP'],
      handle: async ({ params, body, request }) =>
        told(
          await faqRequests.refuse(idOf(params), body.reason, gate.actorOf(request)),
          request,
          'faq-refused',
        ),
    }),
    apiRoute({
      method: 'post',
      path: `${BASE}/:id/reopen`,
      access: KEEPERS,
      summary: 'Take its end back: open again, due when it was. On record.',
      answer: faqRequestView,
      refusals: ['NO_SUCH_STEP'],
      handle: async ({ params, request }) =>
        told(await faqRequests.reopen(idOf(params)), request, 'faq-reopened'),
    }),
  ];

  async function told(
    outcome: EndOutcome,
    request: HttpRequest,
    action: AuditAction,
  ): Promise<FaqRequestView> {
    if (outcome.kind === 'not-open') throw new Refusal('NO_SUCH_STEP');
    if (outcome.kind === 'not-live') throw new Refusal('ARTICLE_NOT_LIVE');
    const { id } = outcome.request;
    await audit.record({ action, actor: gate.actorOf(request), target: { kind: 'faq-request', id } });
    return toRequestView(outcome.request);
  }
}

export const toRequestView = (request: ShownRequest): FaqRequestView => ({
  ...request,
  near: [...request.near],
});
