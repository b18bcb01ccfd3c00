// Meta's Send API on loopback: judges every call, takes what is good, and echoes it to the hub where a test wants that.
// `violations` holds each call that Graph would have refused by our fault.

import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { FakeFiles } from './fake-files.js';
import { FaultPlan, type Weather } from './fault-plan.js';
import { DEAD_TOKEN, GraphWindows, OUTSIDE_WINDOW } from './graph-windows.js';
import {
  judgeAction,
  judgeSend,
  type GraphAction,
  type GraphFault,
  type GraphMessage,
  type GraphRequest,
} from './graph-judge.js';
import {
  entryOf,
  messengerUser,
  newMid,
  type MessengerEvent,
  type MessengerTalker,
} from './messenger-events.js';

/** `accepted: true`: Graph takes the message first, and only the answer goes wrong. */
export type GraphTrouble = (
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: number;
      readonly subcode?: number;
      readonly message?: string;
    }
  /** What a proxy in front of Graph says. */
  | { readonly kind: 'page'; readonly status: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop' }
  /** 200, and a body that is none of Graph's. */
  | { readonly kind: 'malformed' }
  /** The answer breaks off in its middle. */
  | { readonly kind: 'cut' }
) & { readonly accepted?: boolean };

export interface Taken extends GraphMessage {
  readonly mid: string;
  readonly atMs: number;
  /** Who sent it was not told that it was taken. */
  readonly isUnclear: boolean;
}

export interface TakenAction extends GraphAction {
  readonly atMs: number;
}

/** When a message's echo reaches the hub: never, before Graph answers, or after. */
export type EchoHabit = 'none' | 'before-answer' | 'after-answer';

type Answer = { readonly status: number; readonly body: string } | 'hang' | 'drop' | 'cut';

/** Whose page has written outside its window may have begun within it. Unit: ms. */
const IN_FLIGHT_MS = 2_000;

export class FakeGraph {
  readonly appSecret = 'app-secret-for-tests';
  readonly verifyToken = 'verify-token-for-tests';
  readonly pageId = '200000000000001';
  readonly pageAccessToken = 'page-token-for-tests';
  readonly version = 'v25.0';
  /** Everything Graph took, in order. */
  readonly accepted: Taken[] = [];
  readonly violations: GraphFault[] = [];
  /** Sender actions that Graph took, in order. */
  readonly actions: TakenAction[] = [];
  /** What the page's webhooks tell the app. */
  subscribedFields: readonly string[] = ['messages', 'messaging_postbacks', 'message_echoes'];
  /** Set: every sender action goes wrong like this. */
  actionTrouble: GraphTrouble | undefined;
  /** Unit: ms. How long Graph thinks about a sender action. */
  actionLatencyMs = 0;
  /** How many messages came, good or bad. */
  calls = 0;
  /** When they came, and what Graph thought of the token. */
  readonly callLog: { readonly atMs: number; readonly isTokenDead: boolean }[] = [];
  /** The page's access token is good for nothing: every call is answered with code 190. */
  isTokenDead = false;
  echoHabit: EchoHabit = 'none';
  /** What an echo says besides: `{ app_id: 7 }`, or `{ metadata: undefined }` to leave it out. */
  echoFields: Readonly<Record<string, unknown>> = {};
  webhookUrl = '';
  /** How an echo gets to the hub; a sender that tries again may stand here. */
  deliverEcho = (event: MessengerEvent): Promise<unknown> => this.post(this.signedWebhook([event]));

  /** Meta's delivery network, on the same server: paths begin with /cdn/. */
  readonly files = new FakeFiles();
  readonly #server: Server;
  readonly #known = new Set<string>();
  readonly #windows = new GraphWindows();
  readonly #troubles = new FaultPlan<GraphTrouble>();

  private constructor() {
    this.#server = createServer((request, response) => {
      if (request.url?.startsWith('/cdn/') === true) this.files.serve(request, response);
      else void this.#serve(request, response);
    });
  }

  static async start(): Promise<FakeGraph> {
    const fake = new FakeGraph();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  /** What goes into MESSENGER_GRAPH_BASE_URL. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What each call must carry beside the token. */
  get proof(): string {
    return createHmac('sha256', this.appSecret).update(this.pageAccessToken).digest('hex');
  }

  /** What a hub is told of this page. */
  get env(): Readonly<Record<string, string>> {
    return {
      MESSENGER_APP_SECRET: this.appSecret,
      MESSENGER_VERIFY_TOKEN: this.verifyToken,
      MESSENGER_PAGE_ID: this.pageId,
      MESSENGER_PAGE_ACCESS_TOKEN: this.pageAccessToken,
      MESSENGER_GRAPH_BASE_URL: this.baseUrl,
      MESSENGER_MEDIA_ORIGINS: this.baseUrl,
    };
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** A person who talks to the page; from now on Graph knows them. */
  user(name: string): MessengerTalker {
    const talker = messengerUser(name, this.pageId);
    this.#known.add(talker.id);
    return talker;
  }

  /** The next `times` calls go wrong like this; `Infinity` until `recover()`. */
  failNext(trouble: GraphTrouble, times = 1): void {
    this.#troubles.failNext(trouble, times);
  }

  /** From now on any call may go wrong, as the seed says. */
  rain(weather: Weather<GraphTrouble>): void {
    this.#troubles.rain(weather);
  }

  recover(): void {
    this.#troubles.clear();
    this.isTokenDead = false;
    this.echoHabit = 'none';
    this.echoFields = {};
  }

  textsTo(id: string): string[] {
    return this.accepted.filter(({ to, message }) => to === id && 'text' in message).map(({ text }) => text);
  }

  sign(body: Buffer): string {
    return `sha256=${createHmac('sha256', this.appSecret).update(body).digest('hex')}`;
  }

  /** A webhook of the page as Meta would post it. */
  signedWebhook(events: readonly MessengerEvent[]): { body: Buffer; headers: Record<string, string> } {
    for (const event of events) this.#windows.hear(event);
    return this.signedBody({ object: 'page', entry: [entryOf(this.pageId, events)] });
  }

  signedBody(webhook: object): { body: Buffer; headers: Record<string, string> } {
    const body = Buffer.from(JSON.stringify(webhook));
    return { body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': this.sign(body) } };
  }

  /** Posts a webhook to the hub and tells the status it answered. */
  async post(signed: { body: Buffer; headers: Record<string, string> }): Promise<number> {
    const response = await fetch(this.webhookUrl, { method: 'POST', ...signed });
    await response.arrayBuffer();
    return response.status;
  }

  /** Tells the hub what the page said, as Meta does with `message_echoes`. */
  async echo({ to, text, metadata, mid }: Taken): Promise<void> {
    const message = { mid, is_echo: true, app_id: 100_000_000_000_001, text, metadata, ...this.echoFields };
    const event = { sender: { id: this.pageId }, recipient: { id: to }, timestamp: Date.now(), message };
    await this.deliverEcho(event);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await this.#answer(request, Buffer.concat(chunks));
    if (answer === 'hang') return;
    if (answer === 'drop') {
      request.socket.destroy();
      return;
    }
    if (answer === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"recipient_', () => response.destroy());
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  }

  async #answer(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const url = new URL(request.url ?? '/', this.baseUrl);
    const asked = { method: request.method ?? '', url, headers: request.headers, body };
    if (asked.method === 'GET') return this.#describe(asked);
    if (body.includes('"sender_action"')) return this.#act(asked);
    this.calls += 1;
    this.callLog.push({ atMs: Date.now(), isTokenDead: this.isTokenDead });
    if (this.isTokenDead) return errorAnswer(DEAD_TOKEN);
    const trouble = this.#troubles.take();
    if (trouble !== undefined && trouble.accepted !== true) return goWrong(trouble);
    const taken = await this.#judge(asked, trouble !== undefined);
    if ('code' in taken) return errorAnswer(taken);
    if (trouble !== undefined) return goWrong(trouble);
    return { status: 200, body: JSON.stringify({ recipient_id: taken.to, message_id: taken.mid }) };
  }

  /** Takes a send that keeps to the rules; else the error that Graph would answer. */
  async #judge(asked: GraphRequest, isUnclear: boolean) {
    const judged = judgeSend(asked, this.#account);
    if ('code' in judged) {
      this.violations.push(judged);
      return judged;
    }
    if (this.#isLate(judged)) return OUTSIDE_WINDOW;
    const taken = { ...judged, mid: newMid(), atMs: Date.now(), isUnclear };
    this.accepted.push(taken);
    await this.#tell(taken);
    return taken;
  }

  async #tell(taken: Taken): Promise<void> {
    if (this.echoHabit === 'before-answer') await this.echo(taken);
    if (this.echoHabit === 'after-answer') setImmediate(() => void this.echo(taken));
  }

  /** Outside its window; foul play unless it may have begun within it. */
  #isLate(message: GraphMessage): boolean {
    const lateMs = this.#windows.lateMs(message, Date.now());
    if (lateMs > IN_FLIGHT_MS) this.violations.push(OUTSIDE_WINDOW);
    return lateMs > 0;
  }

  /** Who the page is, and what it tells the app. Source: Meta, Graph API, "Page", "Page: subscribed apps", checked 2026-11-21. */
  #describe({ url, headers }: GraphRequest): Answer {
    const isOurs = headers.authorization === `Bearer ${this.pageAccessToken}`;
    if (!isOurs || url.searchParams.get('appsecret_proof') !== this.proof)
      return errorAnswer({ status: 400, code: 190, message: 'Invalid OAuth access token.' });
    const { pageId: id, subscribedFields: fields } = this;
    if (url.pathname === `/${this.version}/me`)
      return { status: 200, body: JSON.stringify({ id, name: '示範市政府' }) };
    if (url.pathname === `/${this.version}/${id}/subscribed_apps`)
      return {
        status: 200,
        body: JSON.stringify({ data: [{ id: '1', name: 'Yima', subscribed_fields: fields }] }),
      };
    return errorAnswer({ status: 404, code: 2500, message: `Unknown path ${url.pathname}` });
  }

  async #act(asked: GraphRequest): Promise<Answer> {
    const judged = judgeAction(asked, this.#account);
    await delay(this.actionLatencyMs);
    if (this.isTokenDead) return errorAnswer(DEAD_TOKEN);
    if ('code' in judged) {
      this.violations.push(judged);
      return errorAnswer(judged);
    }
    this.actions.push({ ...judged, atMs: Date.now() });
    if (this.actionTrouble !== undefined) return goWrong(this.actionTrouble);
    return { status: 200, body: JSON.stringify({ recipient_id: judged.to }) };
  }

  get #account(): Parameters<typeof judgeSend>[1] {
    const { pageId, appSecret, pageAccessToken, version } = this;
    return { pageId, appSecret, pageAccessToken, version, isKnown: (id) => this.#known.has(id) };
  }
}

function goWrong(trouble: GraphTrouble): Answer {
  if (trouble.kind === 'hang' || trouble.kind === 'drop' || trouble.kind === 'cut') return trouble.kind;
  if (trouble.kind === 'malformed') return { status: 200, body: '<html>' };
  if (trouble.kind === 'page') return { status: trouble.status, body: '<html>Bad gateway</html>' };
  return errorAnswer({ message: 'A scripted fault', ...trouble });
}

function errorAnswer({ status, code, subcode, message }: GraphFault): Answer {
  const error = {
    message,
    type: 'OAuthException',
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    fbtrace_id: 'AbCdEf123',
  };
  return { status, body: JSON.stringify({ error }) };
}
