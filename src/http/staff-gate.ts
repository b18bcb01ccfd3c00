// Who may come through: the origin of a request that changes something, the session behind it, its roles and its token.

import { timingSafeEqual } from 'node:crypto';

import { hasRole, type Role } from '../domain/roles.js';
import type { SignedIn } from '../staff/sessions.js';
import { Refusal } from './refusals.js';
import type { StaffSession } from './session-middleware.js';
import type { HttpHandler, HttpRequest } from './exchange.js';

const READING_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const changes = (request: HttpRequest): boolean => !READING_METHODS.includes(request.method);

export interface StaffGate {
  /**
   * Lets through who is signed in and has one of the roles (none named: any role). A request that changes something must
   * bring its session's token as well, so no route can forget to ask. 401, then 403.
   */
  readonly authorize: (...roles: readonly Role[]) => HttpHandler;
  /** After `authorize`: who it let through. */
  readonly signedInOf: (request: HttpRequest) => SignedIn;
  /** The same person as records and notes name them. */
  readonly actorOf: (request: HttpRequest) => Pick<SignedIn['staff'], 'id' | 'name'>;
}

export function createStaffGate({ read }: Pick<StaffSession, 'read'>): StaffGate {
  const admitted = new WeakMap<HttpRequest, SignedIn>();
  const signedInOf = (request: HttpRequest): SignedIn => {
    const signedIn = admitted.get(request);
    if (signedIn === undefined) throw new Refusal('NOT_SIGNED_IN');
    return signedIn;
  };
  return {
    authorize:
      (...roles) =>
      async (request, _response, next) => {
        const signedIn = await read(request);
        if (signedIn === undefined) throw new Refusal('NOT_SIGNED_IN');
        if (changes(request) && !isToken(request.get('x-csrf-token'), signedIn.session.csrfToken))
          throw new Refusal('CSRF_TOKEN');
        if (!hasRole(signedIn.staff.roles, roles)) throw new Refusal('FORBIDDEN');
        admitted.set(request, signedIn);
        next();
      },
    signedInOf,
    actorOf(request) {
      const { id, name } = signedInOf(request).staff;
      return { id, name };
    },
  };
}

/**
 * Refuses what another site's page makes a browser send. Browsers name the origin of every request that changes something;
 * programs without one carry no cookie that they did not fetch themselves.
 */
export function createOriginGuard(publicUrl: string | undefined): HttpHandler {
  return (request, _response, next) => {
    if (changes(request) && !isOwn(request, publicUrl)) throw new Refusal('FOREIGN_ORIGIN');
    next();
  };
}

function isOwn(request: HttpRequest, publicUrl: string | undefined): boolean {
  const origin = request.get('origin');
  if (origin === undefined) {
    const site = request.get('sec-fetch-site');
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  if (origin === publicUrl) return true;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  // The same host by another scheme is another origin; without PUBLIC_URL we cannot know which scheme a browser sees.
  const isPublicHost = publicUrl !== undefined && host === new URL(publicUrl).host;
  return host !== undefined && host === request.host && !isPublicHost;
}

function isToken(given: string | undefined, expected: string): boolean {
  const [left, right] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
