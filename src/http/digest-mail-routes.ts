// /api/v1/digests: who gets a department's weekly digest by mail, what came of the last one, and sending it again. Rules are in
// `knowledge/digest/digest-mail.ts`.

import { sameMailbox, type DigestMail, type DigestMailState } from '../knowledge/digest/digest-mail.js';
import type { AuditLog } from '../staff/audit-log.js';
import {
  digestMailRequests,
  digestMailsView,
  MOST_DIGEST_RECIPIENTS,
  type DigestMailsView,
} from '../wire/digest-mail-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { EDITORS, idOf, KEEPERS } from './article-door.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

export interface DigestMailRouteParts {
  readonly digestMail: Pick<DigestMail, 'read' | 'keep' | 'sendAgain'>;
  readonly audit: Pick<AuditLog, 'record'>;
}

const BASE = '/api/v1/digests';

export function createDigestMailRoutes(
  { digestMail, audit }: DigestMailRouteParts,
  gate: StaffGate,
): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: `${BASE}/mail`,
      access: KEEPERS,
      summary: 'Who gets the digest of a department by mail, and what came of the last letter to each.',
      query: digestMailRequests.read,
      answer: digestMailsView,
      handle: async ({ query }) => toView(await digestMail.read(query.department)),
    }),
    apiRoute({
      method: 'put',
      path: `${BASE}/recipients`,
      access: EDITORS,
      summary:
        'Say who gets it: all of the department’s addresses. Whoever is taken off gets nothing that has not left yet. On record.',
      body: digestMailRequests.keep,
      answer: digestMailsView,
      refusals: ['CHANGED_MEANWHILE'],
      handle: async ({ body, request }) => {
        const outcome = await digestMail.keep(body);
        if (outcome.kind === 'stale') throw new Refusal('CHANGED_MEANWHILE');
        const { added, removed } = outcome;
        await audit.record({
          action: 'digest-recipients-kept',
          actor: gate.actorOf(request),
          target: { kind: 'digest', id: body.department },
          details: { added, removed },
        });
        return toView(await digestMail.read(body.department));
      },
    }),
    apiRoute({
      method: 'post',
      path: `${BASE}/mails/:id/again`,
      access: EDITORS,
      summary:
        'Try a letter anew that failed, or of which nobody knows whether it arrived: then it may arrive twice, under the same Message-ID. On record.',
      answer: digestMailsView,
      refusals: ['NO_SUCH_STEP'],
      handle: async ({ params, request }) => {
        const mail = await digestMail.sendAgain(idOf(params));
        if (mail === undefined) throw new Refusal('NO_SUCH_STEP');
        const { department, address, week } = mail;
        await audit.record({
          action: 'digest-sent-again',
          actor: gate.actorOf(request),
          target: { kind: 'digest', id: department },
          details: { address, week },
        });
        return toView(await digestMail.read(department));
      },
    }),
  ];
}

function toView({ isOn, recipients, week, mails }: DigestMailState): DigestMailsView {
  const { department, addresses, revision } = recipients;
  const byMailbox = new Map(mails.map((mail) => [sameMailbox(mail.address), mail]));
  return {
    ...{ isOn, department, revision, most: MOST_DIGEST_RECIPIENTS },
    ...{ monday: week.monday, sunday: week.sunday },
    recipients: addresses.map((address) => {
      const mail = byMailbox.get(sameMailbox(address));
      if (mail === undefined) return { address };
      const { id, state, atMs, fault } = mail;
      return { address, mail: { id, state, atMs, ...(fault === undefined ? {} : { fault }) } };
    }),
  };
}
