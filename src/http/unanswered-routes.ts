// /api/v1/knowledge/unanswered: what the city does not know yet, and what an editor does with it. Rules are in `knowledge/unanswered/`.

import { writeTable } from '../content/sheets/write-table.js';
import { unansweredTable } from '../knowledge/unanswered/unanswered-table.js';
import type { AddWordingOutcome, Unanswered } from '../knowledge/unanswered/unanswered.js';
import {
  addedWordingView,
  unansweredRequests,
  unansweredView,
  type AddedWordingView,
  type UnansweredView,
} from '../wire/unanswered-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { KEEPERS } from './article-door.js';
import { giveFile } from './give-file.js';
import { decided } from './learning-routes.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

const BASE = '/api/v1/knowledge/unanswered';
/** Two hundred wordings with their keys. Unit: bytes. */
const MOST_BODY_BYTES = 200_000;

export interface UnansweredRouteParts {
  readonly unanswered: Unanswered;
}

export function createUnansweredRoutes(parts: UnansweredRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [...readingRoutes(parts), ...changingRoutes(parts, gate)];
}

function readingRoutes({ unanswered }: UnansweredRouteParts): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: BASE,
      access: KEEPERS,
      summary:
        'Questions of the last days that went without an answer, put together, the most frequent first.',
      query: unansweredRequests.list,
      answer: unansweredView,
      handle: ({ query }): Promise<UnansweredView> => unanswered.list(query.days),
    }),
    apiRoute({
      method: 'get',
      path: `${BASE}/file`,
      access: KEEPERS,
      summary: 'The same as a file for the departments, by whose article comes nearest: ODS, CSV or XLSX.',
      query: unansweredRequests.file,
      handle: async ({ query: { days, format, language }, response }) => {
        const { questions } = await unanswered.list(days);
        const name = `yima-unanswered-${days}-days`;
        const content = await writeTable(unansweredTable(questions, language), { format, name });
        giveFile(response, { content, format, name });
      },
    }),
  ];
}

function changingRoutes({ unanswered }: UnansweredRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: `${BASE}/dismiss`,
      access: KEEPERS,
      summary: 'Put a question aside: it is not for us. On record; restoring undoes it.',
      body: unansweredRequests.dismiss,
      mostBodyBytes: MOST_BODY_BYTES,
      status: 204,
      handle: ({ body, request }) => unanswered.dismiss(body.questions, gate.actorOf(request)),
    }),
    apiRoute({
      method: 'post',
      path: `${BASE}/restore`,
      access: KEEPERS,
      summary: 'List it again. On record.',
      body: unansweredRequests.restore,
      status: 204,
      handle: ({ body, request }) => unanswered.restore(body.keys, gate.actorOf(request)),
    }),
    apiRoute({
      method: 'post',
      path: `${BASE}/wordings`,
      access: KEEPERS,
      summary:
        'Let an article be found by these words from the next question on. On record; retiring the variant undoes it.',
      body: unansweredRequests.addWording,
      answer: addedWordingView,
      refusals: [
        'NOT_FOUND',
        'NO_SUCH_STEP',
        'TAKES_FROM_OTHERS',
        'CHANGED_MEANWHILE',
        'WORDING_BARRED',
        'WORDING_LISTED',
      ],
      handle: async ({ body: { articleId, wording }, request }): Promise<AddedWordingView> =>
        toAdded(await unanswered.addWording({ articleId, text: wording }, gate.actorOf(request))),
    }),
  ];
}

function toAdded(outcome: AddWordingOutcome): AddedWordingView {
  if (outcome.kind === 'listed') throw new Refusal('WORDING_LISTED');
  if (outcome.kind === 'barred')
    throw new Refusal('WORDING_BARRED', {
      more: WHY_BARRED[outcome.reason],
      details: { reason: outcome.reason },
    });
  const { id, wording } = decided(outcome);
  return { variantId: id, wording };
}

const WHY_BARRED = {
  length: { zh: '請改成 2 到 60 個字的一句話。', en: 'Make it one sentence of 2 to 60 characters.' },
  'personal-data': { zh: '裡面有個人資料，請拿掉再加。', en: 'They hold personal data; take it out first.' },
  covered: {
    zh: '裡面還有遮住的地方（像是［電話］），請換成民眾會說的話。',
    en: 'Something in them is covered ([電話] and the like); write what people say instead.',
  },
  'small-talk': { zh: '這是寒暄或找人的話，不是問題。', en: 'They are small talk or ask for a person.' },
} as const;
