// /api/v1/canned-replies: what the desk writes once and sends often, and how often it was sent. Supervisors and administrators keep them.

import { faultsOfCanned } from '../content/read-canned.js';
import type { CannedRoom, UsedCanned } from '../desk/canned-room.js';
import type { DeskOutcome, DeskRefusal } from '../desk/desk-outcome.js';
import type { TeamRoom } from '../desk/teams.js';
import { CANNED_BLANKS_FILLED, CANNED_BLANKS_OPEN } from '../domain/blanks.js';
import type { CannedReply, KeptReply } from '../domain/canned-reply.js';
import {
  cannedRepliesView,
  cannedRequests,
  keptReplyView,
  type CannedRepliesView,
  type CannedReplyView,
  type CannedWishRequest,
  type KeptReplyView,
} from '../wire/canned-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { Refusal, type RefusalCode } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

export interface CannedRouteParts {
  readonly canned: Pick<CannedRoom, 'list' | 'keep'>;
  readonly teams: Pick<TeamRoom, 'current'>;
}

const KEEPERS = ['supervisor', 'admin'] as const;
const BASE = '/api/v1/canned-replies';

export function createCannedRoutes(
  { canned, teams }: CannedRouteParts,
  gate: StaffGate,
): readonly ApiRoute[] {
  const refusals = ['CANNED_FAULTY', 'CODE_TAKEN', 'NOT_FOUND'] as const;
  return [
    apiRoute({
      method: 'get',
      path: BASE,
      access: KEEPERS,
      summary: "The desk's own canned replies and those of the repository, with how often each was sent.",
      answer: cannedRepliesView,
      handle: async (): Promise<CannedRepliesView> => ({
        replies: (await canned.list()).map(toView),
        teams: teams.current().map(({ id, name }) => ({ id, name })),
        blanks: { filled: CANNED_BLANKS_FILLED, open: CANNED_BLANKS_OPEN },
      }),
    }),
    apiRoute({
      method: 'post',
      path: BASE,
      access: KEEPERS,
      summary: 'Write a canned reply, for everybody or for one team. On record.',
      status: 201,
      body: cannedRequests.add,
      answer: keptReplyView,
      refusals: [...refusals, 'TOO_MANY_CANNED'],
      handle: async ({ body, request }) => kept(await canned.keep(checked(body), gate.actorOf(request))),
    }),
    apiRoute({
      method: 'put',
      path: `${BASE}/:id`,
      access: KEEPERS,
      summary: 'Write it anew; not active it is offered to nobody. On record.',
      body: cannedRequests.change,
      answer: keptReplyView,
      refusals: [...refusals, 'CHANGED_MEANWHILE'],
      handle: async ({ body, params, request }) =>
        kept(await canned.keep({ ...checked(body), id: params['id'] ?? '' }, gate.actorOf(request))),
    }),
  ];
}

/** In Chinese and English. */
const FIELDS: Readonly<Partial<Record<string, readonly [string, string]>>> = {
  title: ['標題', 'title'],
  code: ['代碼', 'code'],
  text: ['內容', 'text'],
};

/** The same checks as for a file of the repository. */
function checked<Wish extends CannedWishRequest>(wish: Wish): Wish {
  const [title, code, text] = [wish.title.trim(), wish.code.trim(), wish.text.trim()];
  const faults = faultsOfCanned({ title, code, text });
  if (faults.length === 0) return { ...wish, title, code, text };
  const [zh, en] = ([0, 1] as const).map((part) =>
    faults
      .map(({ field, reason }) => `${FIELDS[field]?.[part] ?? field}: ${reason.split(' / ')[part] ?? reason}`)
      .join('；'),
  );
  throw new Refusal('CANNED_FAULTY', { more: { zh: zh ?? '', en: en ?? '' }, details: { faults } });
}

const REFUSED: Readonly<Partial<Record<DeskRefusal['code'], RefusalCode>>> = {
  'canned-code-taken': 'CODE_TAKEN',
  'too-many-canned': 'TOO_MANY_CANNED',
  'canned-changed': 'CHANGED_MEANWHILE',
};

function kept(outcome: DeskOutcome<{ readonly reply: KeptReply }>): KeptReplyView {
  if (outcome.kind === 'done') return factsOf(outcome.value.reply, outcome.value.reply);
  throw new Refusal(REFUSED[outcome.refusal.code] ?? 'NOT_FOUND');
}

function toView({ reply, kept: own, uses, isUnused }: UsedCanned): CannedReplyView {
  const last = uses === undefined ? {} : { lastAtMs: uses.lastAtMs };
  return {
    ...factsOf(reply, own),
    uses: { week: uses?.since ?? 0, all: uses?.all ?? 0, ...last },
    isUnused,
  };
}

/** Those of the repository are Chinese, everybody's and always active. */
function factsOf({ id, title, code, text }: CannedReply, own: KeptReply | undefined): KeptReplyView {
  const { language = 'zh', isActive = true, teamId, revision } = own ?? {};
  return {
    ...{ id, title, code, text, language, isActive },
    ...(teamId === undefined ? {} : { teamId }),
    ...(revision === undefined ? {} : { revision }),
  };
}
