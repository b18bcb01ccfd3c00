// /api/v1/session, /setup, /staff, /audit: sign-in, the first administrator, accounts, the record. Rules are in `staff/`.

import { staffId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import type { AuditLog } from '../staff/audit-log.js';
import type { FirstAdministrator } from '../staff/first-administrator.js';
import { SESSION_IDLE_MS, type SignedIn } from '../staff/sessions.js';
import type { SignIn } from '../staff/sign-in.js';
import type { StaffAccount } from '../staff/staff-account.js';
import type { ChangedBy, StaffList, StaffOutcome } from '../staff/staff-list.js';
import {
  auditView,
  sessionView,
  staffListView,
  staffRequests,
  staffView,
  type AuditView,
  type SessionView,
  type StaffView,
} from '../wire/staff-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { Refusal } from './refusals.js';
import type { StaffSession } from './session-middleware.js';
import type { StaffGate } from './staff-gate.js';
import type { HttpRequest } from './exchange.js';

export interface StaffRouteParts {
  readonly session: StaffSession;
  readonly gate: StaffGate;
  readonly signIn: SignIn;
  readonly firstAdministrator: FirstAdministrator;
  readonly staffList: StaffList;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly cityName: string;
}

export function createStaffRoutes(parts: StaffRouteParts): readonly ApiRoute[] {
  return [...sessionRoutes(parts), ...accountRoutes(parts), auditRoute(parts)];
}

function sessionRoutes(parts: StaffRouteParts): readonly ApiRoute[] {
  const { session, gate, cityName } = parts;
  const path = '/api/v1/session';
  return [
    apiRoute({
      method: 'get',
      path,
      access: [],
      summary: 'Who am I, and the token for changing requests.',
      answer: sessionView,
      handle: ({ request }) => Promise.resolve(toSessionView(gate.signedInOf(request), cityName)),
    }),
    apiRoute({
      method: 'post',
      path,
      access: 'anyone',
      summary: 'Sign in. Sets the cookie.',
      body: staffRequests.signIn,
      answer: sessionView,
      refusals: ['WRONG_CREDENTIALS', 'SIGN_IN_LOCKED'],
      handle: async ({ body, request }) => {
        const outcome = await parts.signIn({ ...body, address: addressOf(request) });
        if (outcome.kind === 'wrong') throw new Refusal('WRONG_CREDENTIALS');
        if (outcome.kind === 'locked') throw lockedUntil(outcome.untilMs, parts.clock());
        return toSessionView(await session.begin(request, outcome.account), cityName);
      },
    }),
    apiRoute({
      method: 'delete',
      path,
      access: [],
      summary: 'Sign out.',
      status: 204,
      handle: async ({ request, response }) => {
        await parts.audit.record({ action: 'signed-out', ...changedBy(parts, request) });
        await session.end(request, response);
      },
    }),
    setUpRoute(parts),
  ];
}

function setUpRoute({ session, firstAdministrator, cityName }: StaffRouteParts): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/setup',
    access: 'anyone',
    summary: "Make the first administrator with the one-time link's token, and sign in.",
    status: 201,
    body: staffRequests.setUp,
    answer: sessionView,
    refusals: ['SETUP_LINK_USED', 'PASSWORD_WEAK', 'EMAIL_TAKEN'],
    handle: async ({ body, request }) => {
      const outcome = await firstAdministrator.setUp({ ...body, address: addressOf(request) });
      switch (outcome.kind) {
        case 'made':
          return toSessionView(await session.begin(request, outcome.account), cityName);
        case 'bad-token':
          throw new Refusal('SETUP_LINK_USED');
        case 'weak-password':
          throw new Refusal('PASSWORD_WEAK');
        case 'taken':
          throw new Refusal('EMAIL_TAKEN');
      }
    },
  });
}

function accountRoutes(parts: StaffRouteParts): readonly ApiRoute[] {
  const { staffList } = parts;
  return [
    apiRoute({
      method: 'get',
      path: '/api/v1/staff',
      access: ['admin'],
      summary: 'All accounts, active ones first.',
      answer: staffListView,
      handle: async () => ({ staff: (await staffList.list()).map(toStaffView) }),
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/staff',
      access: ['admin'],
      summary: 'Add an account.',
      status: 201,
      body: staffRequests.addStaff,
      answer: staffView,
      refusals: ['EMAIL_TAKEN', 'PASSWORD_WEAK'],
      handle: async ({ body, request }) =>
        toStaffView(accountOf(await staffList.add(body, changedBy(parts, request)))),
    }),
    apiRoute({
      method: 'patch',
      path: '/api/v1/staff/:id',
      access: ['admin'],
      summary: 'Rename, give roles, deactivate or reactivate, set a new password. Ends their sessions.',
      body: staffRequests.changeStaff,
      answer: staffView,
      refusals: ['NOT_FOUND', 'LAST_ADMIN', 'PASSWORD_WEAK', 'PASSWORD_REUSED', 'CHANGED_MEANWHILE'],
      handle: async ({ body, params, request }) => {
        const outcome = await staffList.change(staffId(params['id'] ?? ''), body, changedBy(parts, request));
        return toStaffView(accountOf(outcome));
      },
    }),
  ];
}

function auditRoute(parts: StaffRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/audit',
    access: ['supervisor', 'admin'],
    summary: 'The record of who did what, newest first. Reading it is on record too.',
    query: staffRequests.readAudit,
    answer: auditView,
    handle: async ({ query, request }): Promise<AuditView> => {
      const { before, limit, actorId, targetId } = query;
      await parts.audit.record({ action: 'audit-read', ...changedBy(parts, request) });
      const entries = await parts.audit.list({
        limit: limit + 1,
        ...(before === undefined ? {} : { beforeId: before }),
        ...(actorId === undefined ? {} : { actorId }),
        ...(targetId === undefined ? {} : { targetId }),
      });
      const page = entries.slice(0, limit);
      const last = page.at(-1);
      return { entries: page, ...(entries.length > limit && last !== undefined ? { next: last.id } : {}) };
    },
  });
}

const addressOf = (request: HttpRequest): string => request.ip ?? 'unknown';

function changedBy({ gate }: StaffRouteParts, request: HttpRequest): ChangedBy {
  return { actor: gate.actorOf(request), address: addressOf(request) };
}

function accountOf(outcome: StaffOutcome): StaffAccount {
  switch (outcome.kind) {
    case 'done':
      return outcome.account;
    case 'taken':
      throw new Refusal('EMAIL_TAKEN');
    case 'weak-password':
      throw new Refusal('PASSWORD_WEAK');
    case 'reused-password':
      throw new Refusal('PASSWORD_REUSED');
    case 'last-admin':
      throw new Refusal('LAST_ADMIN');
    case 'unknown':
      throw new Refusal('NOT_FOUND');
    case 'stale':
      throw new Refusal('CHANGED_MEANWHILE');
  }
}

const TAIPEI_TIME = new Intl.DateTimeFormat('zh-TW', {
  timeZone: 'Asia/Taipei',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function lockedUntil(untilMs: number, nowMs: number): Refusal {
  // A minute begun is a minute to wait: the time shown is never too early.
  const shown = TAIPEI_TIME.format(new Date(Math.ceil(untilMs / 60_000) * 60_000));
  return new Refusal('SIGN_IN_LOCKED', {
    details: { untilMs },
    retryAfterS: Math.max(1, Math.ceil((untilMs - nowMs) / 1000)),
    more: { zh: `請於 ${shown} 後再試。`, en: `Try again after ${shown} (Taipei).` },
  });
}

function toSessionView({ staff, session }: SignedIn, cityName: string): SessionView {
  const { previousSignInAtMs, csrfToken, endsAtMs } = session;
  const view = toStaffView({ ...staff, lastSignInAtMs: previousSignInAtMs });
  return { staff: view, csrfToken, cityName, idleMs: SESSION_IDLE_MS, endsAtMs };
}

type StaffFacts = Pick<StaffAccount, 'id' | 'email' | 'name' | 'roles' | 'isActive'> & {
  readonly lastSignInAtMs?: number | undefined;
};

/** Field by field: what an account gains one day must not leave by itself. */
function toStaffView(account: StaffFacts): StaffView {
  const { id, email, name, roles, isActive, lastSignInAtMs } = account;
  return {
    id,
    email,
    name,
    roles,
    isActive,
    ...(lastSignInAtMs === undefined ? {} : { lastSignInAtMs }),
  };
}
