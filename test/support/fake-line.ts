// A LINE platform on loopback that judges every call as LINE does, so that tests can say what LINE saw.
// Runs beside a hub in the same or another process. `violations` holds each call LINE would have refused by our fault.

import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { isRecord, recordOf, textOf, type JsonRecord } from '../../src/lib/json-reading.js';
import { FakeFiles, type FakeFile } from './fake-files.js';
import { FaultPlan, type Weather } from './fault-plan.js';
import { lineGroupMember, lineId, lineUser, type LineEvent, type LineTalker } from './line-events.js';
import { LineAccountDesk } from './line-account.js';
import { LinePeople } from './line-people.js';
import { LineSigns, LOADING_PATH, READ_PATH } from './line-signs.js';
import { LineLedger, refuse, type Accepted, type Answer, type Taken } from './line-ledger.js';

/** Source: LINE Messaging API reference, status code 413. */
const MAX_REQUEST_BYTES = 2 * 1024 * 1024;

export interface Violation {
  readonly path: string;
  readonly status: number;
  readonly reason: string;
  readonly atMs: number;
}

export interface Call {
  readonly path: string;
  /** What LINE answered; 0: nothing (hung or dropped). */
  readonly status: number;
  readonly atMs: number;
  readonly retryKey?: string;
}

/** `accepted: true`: LINE takes the message first, and only the answer goes wrong. */
export type Fault = (
  | { readonly kind: 'status'; readonly status: number; readonly message?: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop' }
  /** 200, and a body that is none of LINE's. */
  | { readonly kind: 'malformed' }
  /** The answer breaks off in its middle. */
  | { readonly kind: 'cut' }
) & { readonly accepted?: boolean; readonly via?: 'reply' | 'push' };

/** `open`: all goes. The others answer 429, each for its own cause. */
export type Limit = 'open' | 'rate' | 'monthly' | 'one-user';

const LIMIT_MESSAGES: Readonly<Record<Exclude<Limit, 'open'>, string>> = {
  rate: 'The API rate limit has been exceeded. Try again later.',
  monthly: 'You have reached your monthly limit.',
  'one-user': 'Too many messages were sent to the same user. Try again later.',
};

export interface FakeLineOptions {
  readonly channelSecret?: string;
  readonly accessToken?: string;
  readonly botUserId?: string;
  readonly now?: () => number;
  readonly port?: number;
}

/** Of the data host, which is here the same. */
const CONTENT = /^\/v2\/bot\/message\/[^/]+\/content(\/|$)/;

/** Where the file of a message lies. */
export function contentPath(event: LineEvent, part = 'content'): string {
  return `/v2/bot/message/${textOf(recordOf(event['message'])['id']) ?? ''}/${part}`;
}

interface Request {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What LINE does with the connection. */
type Outcome = Answer | 'hang' | 'drop' | 'malformed' | 'cut';

export class FakeLine {
  readonly channelSecret: string;
  readonly accessToken: string;
  readonly botUserId: string;
  /** Everything LINE took, in order. */
  readonly accepted: Accepted[] = [];
  readonly violations: Violation[] = [];
  readonly calls: Call[] = [];
  /** What was asked about people, and the answers' statuses. */
  readonly profileCalls: Call[] = [];
  /** Set: every question about a person goes wrong like this. */
  profileTrouble: Fault | undefined;
  /** What LINE tells about the account itself. */
  readonly account: LineAccountDesk;
  limit: Limit = 'open';
  /** The account's access token is good for nothing: every call is answered 401. */
  isTokenDead = false;
  /** What LINE tells about the month's paid messages; no `limit`: none. */
  quota: { readonly limit?: number; readonly used: number } = { used: 0 };
  /** How long LINE thinks before it answers. Unit: ms. */
  latencyMs = 0;
  /** What people sent besides words. */
  readonly files = new FakeFiles();
  /** Courtesies. */
  readonly signs = new LineSigns();
  /** Set: every courtesy goes wrong like this. */
  signTrouble: Fault | undefined;

  readonly #now: () => number;
  readonly #server: Server;
  readonly #ledger: LineLedger;
  readonly #faults = new FaultPlan<Fault>();
  readonly #people = new LinePeople();

  private constructor(options: FakeLineOptions) {
    this.channelSecret = options.channelSecret ?? 'line-secret-for-tests';
    this.accessToken = options.accessToken ?? 'line-token-for-tests';
    this.botUserId = options.botUserId ?? lineId('U', 'bot');
    this.#now = options.now ?? Date.now;
    this.#ledger = new LineLedger(this.#now);
    this.account = new LineAccountDesk(this.botUserId, () => this.signedWebhook([]));
    this.#server = createServer((request, response) => {
      if (CONTENT.test(request.url ?? '') && this.#judgeBearer(request.headers) === undefined) {
        this.files.serve(request, response);
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = `${request.method === 'POST' ? '' : `${request.method ?? ''} `}${request.url ?? ''}`;
        if (this.account.knows(path)) {
          const refusal = this.#judgeBearer(request.headers);
          void (refusal === undefined ? this.account.answer(path) : Promise.resolve(refusal)).then(
            (answer) => {
              respond(response, answer);
            },
          );
          return;
        }
        const outcome = this.#handle({ path, headers: request.headers, body: Buffer.concat(chunks) });
        setTimeout(() => {
          respond(response, outcome);
        }, this.latencyMs);
      });
    });
  }

  static async start(options: FakeLineOptions = {}): Promise<FakeLine> {
    const fake = new FakeLine(options);
    await new Promise<void>((resolve) => fake.#server.listen(options.port ?? 0, '127.0.0.1', resolve));
    return fake;
  }

  /** What LINE has of a message besides words: the whole, or a small picture of it. */
  putContent(event: LineEvent, file: FakeFile, part: 'content' | 'content/preview' = 'content'): void {
    this.files.put(contentPath(event, part), file);
  }

  /** What goes into LINE_API_BASE_URL and LINE_DATA_API_BASE_URL. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** A person who talks to us; from now on LINE knows them. */
  user(name: string): LineTalker {
    this.#people.name(lineId('U', name), name);
    return this.#meet(lineUser(name));
  }

  groupMember(group: string, name?: string): LineTalker {
    if (name !== undefined) this.#people.join(lineId('C', group), lineId('U', name), name);
    return this.#meet(lineGroupMember(group, name));
  }

  /** From now on LINE tells nothing about them: they have blocked us. */
  hide(talker: LineTalker): void {
    this.#people.hide(talker.id);
  }

  /** From now on this is what they call themselves. */
  rename(talker: LineTalker, name: string): void {
    this.#people.name(talker.id, name);
  }

  /** The next `times` calls go wrong like this; `Infinity` until `recover()`. */
  failNext(fault: Fault, times = 1): void {
    this.#faults.failNext(fault, times);
  }

  /** From now on any call may go wrong, as the seed says. */
  rain(weather: Weather<Fault>): void {
    this.#faults.rain(weather);
  }

  recover(): void {
    this.#faults.clear();
    this.limit = 'open';
    this.isTokenDead = false;
    this.latencyMs = 0;
  }

  /** Texts of all bubbles that LINE took for this talk, in order. */
  textsTo(id: string): string[] {
    return this.accepted
      .filter((entry) => entry.to === id)
      .flatMap((entry) => entry.messages.flatMap((message) => textOf(message['text']) ?? []));
  }

  /** A webhook as LINE would post it. Its reply tokens are good from now on. */
  signedWebhook(events: readonly LineEvent[]): { body: Buffer; headers: Record<string, string> } {
    for (const event of events) {
      this.#ledger.deliver(event);
      this.signs.deliver(event);
    }
    const body = Buffer.from(JSON.stringify({ destination: this.botUserId, events }));
    return { body, headers: { 'content-type': 'application/json', 'x-line-signature': this.sign(body) } };
  }

  sign(body: Buffer): string {
    return createHmac('sha256', this.channelSecret).update(body).digest('base64');
  }

  /** Posts the events to a hub's webhook address and tells what it answered. */
  async deliver(webhookUrl: string, events: readonly LineEvent[]): Promise<{ status: number; ms: number }> {
    const startedAtMs = performance.now();
    const response = await fetch(webhookUrl, { method: 'POST', ...this.signedWebhook(events) });
    await response.arrayBuffer();
    return { status: response.status, ms: performance.now() - startedAtMs };
  }

  #meet(talker: LineTalker): LineTalker {
    this.#ledger.meet(talker.id);
    return talker;
  }

  #handle(request: Request): Outcome {
    if (request.path.startsWith('GET /v2/bot/message/quota')) return this.#tellQuota(request);
    if (request.path.startsWith('GET /v2/bot/')) return this.#tell(request);
    if (request.path === LOADING_PATH || request.path === READ_PATH) return this.#takeSign(request);
    const fault = this.#faults.take(({ via }) => via === undefined || request.path.endsWith(`/${via}`));
    if (fault !== undefined && fault.accepted !== true) return this.#goWrong(fault, request);
    const judged = this.#judge(request);
    if (!('take' in judged)) return this.#finish(request, judged);
    judged.take();
    this.accepted.push({ ...judged.entry, isUnclear: fault !== undefined });
    return fault === undefined ? this.#finish(request, judged.answer) : this.#goWrong(fault, request);
  }

  #tellQuota({ path, headers }: Request): Answer {
    const refusal = this.#judgeBearer(headers);
    if (refusal !== undefined) return refusal;
    const { limit, used } = this.quota;
    if (path.endsWith('/consumption')) return { status: 200, body: { totalUsage: used } };
    return { status: 200, body: limit === undefined ? { type: 'none' } : { type: 'limited', value: limit } };
  }

  #takeSign(request: Request): Outcome {
    const trouble = this.signTrouble;
    if (trouble?.kind === 'status') return refuse(trouble.status, 'A scripted fault');
    if (trouble !== undefined) return trouble.kind;
    const refusal = this.#judgeBearer(request.headers);
    const answer = refusal ?? this.signs.judge(request.path, parseObject(request.body) ?? {}, this.#now());
    if (answer.status >= 400 && answer.isScripted !== true) this.#complain(request, answer);
    return answer;
  }

  #tell(request: Request): Outcome {
    const trouble = this.profileTrouble;
    const judged = this.#judgeBearer(request.headers) ?? this.#people.tell(request.path);
    const answer = trouble?.kind === 'status' ? refuse(trouble.status, 'A scripted fault') : judged;
    if (judged.status !== 200 && judged.status !== 404 && judged.isScripted !== true)
      this.#complain(request, judged);
    const isSilent = trouble !== undefined && trouble.kind !== 'status';
    const status = isSilent ? 0 : answer.status;
    this.profileCalls.push({ path: request.path, status, atMs: this.#now() });
    return isSilent ? trouble.kind : answer;
  }

  #goWrong(fault: Fault, request: Request): Outcome {
    if (fault.kind === 'status') {
      const message = fault.message ?? 'A scripted fault';
      if (fault.status === 400) this.#ledger.spoil(parseObject(request.body));
      return this.#finish(request, { status: fault.status, body: { message }, isScripted: true });
    }
    this.#record(request, fault.kind === 'malformed' ? 200 : 0);
    return fault.kind;
  }

  #finish(request: Request, answer: Answer): Answer {
    this.#record(request, answer.status);
    const isFault = answer.status >= 400 && answer.status !== 409 && answer.isScripted !== true;
    if (isFault) this.#complain(request, answer);
    return { ...answer, headers: { 'x-line-request-id': randomUUID(), ...answer.headers } };
  }

  #record({ path, headers }: Request, status: number): void {
    const key = headers['x-line-retry-key'];
    this.calls.push({
      path,
      status,
      atMs: this.#now(),
      ...(typeof key === 'string' ? { retryKey: key } : {}),
    });
  }

  #complain({ path }: Request, { status, body }: Answer): void {
    this.violations.push({ path, status, reason: JSON.stringify(body), atMs: this.#now() });
  }

  #judge(request: Request): Answer | Taken {
    const refusal = this.#judgeEnvelope(request);
    if (refusal !== undefined) return refusal;
    const body = parseObject(request.body);
    if (body === undefined) return refuse(400, 'The request body could not be parsed as JSON');
    const limited = this.#judgeLimit(request.path);
    if (limited !== undefined) return limited;
    const key = textOf(request.headers['x-line-retry-key']);
    if (request.path === '/v2/bot/message/reply') return this.#ledger.judgeReply(body, key);
    const judged = this.#ledger.judgePush(body, key);
    if ('isOtherBody' in judged) this.#complain(request, { status: 409, body: { message: 'another body' } });
    return judged;
  }

  #judgeEnvelope({ path, headers, body }: Request): Answer | undefined {
    if (!['/v2/bot/message/reply', '/v2/bot/message/push'].includes(path)) return refuse(404, 'Not found');
    const unknown = this.#judgeBearer(headers);
    if (unknown !== undefined) return unknown;
    if (body.length > MAX_REQUEST_BYTES) return refuse(413, 'Request entity too large');
    const type = headers['content-type'] ?? '';
    if (!/^application\/json\b/.test(type)) return refuse(415, `The content type, ${type}, is not supported`);
    return undefined;
  }

  #judgeBearer({ authorization }: IncomingHttpHeaders): Answer | undefined {
    const isOurs = authorization === `Bearer ${this.accessToken}`;
    if (isOurs && !this.isTokenDead) return undefined;
    const message =
      'Authentication failed. Confirm that the access token in the authorization header is valid.';
    return { ...refuse(401, message), ...(isOurs ? { isScripted: true } : {}) };
  }

  /** The month's quota counts pushes; replies are free. */
  #judgeLimit(path: string): Answer | undefined {
    if (this.limit === 'open' || (this.limit === 'monthly' && path.endsWith('/reply'))) return undefined;
    return { status: 429, body: { message: LIMIT_MESSAGES[this.limit] }, isScripted: true };
  }
}

function respond(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'hang') return;
  if (outcome === 'drop') {
    response.destroy();
    return;
  }
  if (outcome === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
    response.write('{"sentMess', () => response.destroy());
    return;
  }
  const isBad = outcome === 'malformed';
  const { status, headers, body } = isBad ? { status: 200, headers: {}, body: '<html>' } : outcome;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(isBad ? body : JSON.stringify(body));
}

function parseObject(body: Buffer): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
