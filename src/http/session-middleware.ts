// The staff's cookie: express-session keeps the id and signs it, `staff/sessions.ts` says what it means. Used by the API's
// routes and, through `createSessionReader`, by the socket namespaces: one way to be signed in.

import { ServerResponse } from 'node:http';

import type { CookieOptions } from 'express';
import session from 'express-session';

import type { StaffAccount } from '../staff/staff-account.js';
import type { SessionReader } from '../staff/session-reader.js';
import type { SessionRecord } from '../staff/session-store.js';
import { sessionKeyOf, type Sessions, type SignedIn } from '../staff/sessions.js';
import type { HttpHandler, HttpRequest, HttpResponse } from './exchange.js';

declare module 'express-session' {
  interface SessionData {
    /** Absent while nobody is signed in. */
    record?: Omit<SessionRecord, 'key'>;
  }
}

export interface StaffSession {
  readonly middleware: HttpHandler;
  /** Who sent this request. */
  readonly read: (request: HttpRequest) => Promise<SignedIn | undefined>;
  /** A new id, a new token: whatever id the browser came with means nothing any more. */
  readonly begin: (request: HttpRequest, account: StaffAccount) => Promise<SignedIn>;
  readonly end: (request: HttpRequest, response: HttpResponse) => Promise<void>;
}

export interface SessionOptions {
  readonly sessions: Sessions;
  /** Signs the cookie. */
  readonly secret: string;
  /** PUBLIC_URL. With https the cookie is Secure and bound to this host by its name. */
  readonly publicUrl?: string | undefined;
}

export function createStaffSession({ sessions, secret, publicUrl }: SessionOptions): StaffSession {
  const isHttps = publicUrl?.startsWith('https:') === true;
  const name = isHttps ? '__Host-yima' : 'yima';
  const flags: CookieOptions = { path: '/', httpOnly: true, sameSite: 'strict' };
  const handler = session({
    name,
    secret,
    store: new StaffSessionStore(sessions),
    resave: false,
    saveUninitialized: false,
    // `auto`: Secure where TRUST_PROXY lets a proxy say that the browser came by https.
    cookie: { ...flags, secure: isHttps ? true : 'auto' },
  });
  return {
    middleware: (request, response, next) => {
      // The hub itself never speaks TLS: where browsers see https, a proxy does, whether it is trusted with more or not.
      if (isHttps) Object.defineProperty(request, 'secure', { value: true, configurable: true });
      handler(request, response, next);
    },
    read: (request) => resolveSession(sessions, request),
    async begin(request, account) {
      const record = sessions.begin(account);
      await settled((done) => request.session.regenerate(done));
      request.session.record = record;
      await settled((done) => request.session.save(done));
      return { session: { ...record, key: sessionKeyOf(request.sessionID) }, staff: account };
    },
    async end(request, response) {
      await settled((done) => request.session.destroy(done));
      response.clearCookie(name, { ...flags, secure: isHttps || request.secure });
    },
  };
}

/** The same cookie and session for a door that has no express: a socket's handshake. */
export function createSessionReader(staffSession: StaffSession, sessions: Sessions): SessionReader {
  return {
    async read(request) {
      // What express-session uses of a request is there on Node's own too; its answer is never sent.
      const expressRequest = request as HttpRequest;
      const response = new ServerResponse(request) as HttpResponse;
      await settled((done) => {
        void staffSession.middleware(expressRequest, response, done);
      });
      return staffSession.read(expressRequest);
    },
    async check({ session: known }, { isActivity }) {
      const record = await sessions.find(known.key);
      if (record === undefined) return undefined;
      if (isActivity) await sessions.touch(record);
      return sessions.resolve(record);
    },
    onEnded: sessions.onEnded,
  };
}

async function resolveSession(sessions: Sessions, request: HttpRequest): Promise<SignedIn | undefined> {
  const { record } = request.session;
  return record === undefined
    ? undefined
    : sessions.resolve({ ...record, key: sessionKeyOf(request.sessionID) });
}

/** What express-session asks of a store, answered by our own sessions. */
class StaffSessionStore extends session.Store {
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    super();
    this.#sessions = sessions;
  }

  override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    this.#sessions.find(sessionKeyOf(id)).then((found) => {
      done(null, found === undefined ? null : toData(found));
    }, done);
  }

  override set(id: string, { record }: session.SessionData, done: Done = ignore): void {
    void call(done, async () => {
      if (record !== undefined) await this.#sessions.put({ ...record, key: sessionKeyOf(id) });
    });
  }

  override touch(id: string, { record }: session.SessionData, done: () => void = ignore): void {
    // The answer is on its way already: an idle end that did not move on costs a sign-in at worst.
    const answered = (): void => {
      done();
    };
    void call(answered, async () => {
      if (record !== undefined) await this.#sessions.touch({ ...record, key: sessionKeyOf(id) });
    });
  }

  override destroy(id: string, done: Done = ignore): void {
    void call(done, () => this.#sessions.end(sessionKeyOf(id)));
  }
}

type Done = (error?: unknown) => void;
const ignore = (): void => undefined;

async function call(done: Done, work: () => Promise<void>): Promise<void> {
  const fault: unknown = await work().then(
    () => undefined,
    (error: unknown) => error,
  );
  done(fault);
}

/** The cookie's own fields matter only when it is set, which happens with a new session only. */
function toData(record: SessionRecord): session.SessionData {
  return { cookie: new session.Cookie(), record };
}

function settled(run: (done: (error?: unknown) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    run((error) => {
      if (error === undefined || error === null) resolve();
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the store's own fault, passed on as it is
      else reject(error);
    });
  });
}
