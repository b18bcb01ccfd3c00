// LINE's and Graph's settings of an account on loopback: what the set-up command reads and writes, judged and kept.

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { recordOf, recordOfJson, textOf, type JsonRecord } from '../../src/lib/json-reading.js';

interface Answer {
  readonly status: number;
  readonly body: object;
}

const NOT_FOUND: Answer = { status: 404, body: { message: 'not found' } };
const bad = (message: string): Answer => ({ status: 400, body: { message } });

export class FakeSettings {
  readonly lineToken = 'line-token';
  readonly pageToken = 'page-token';
  readonly pageId = '200000000000001';
  webhook: JsonRecord | undefined;
  readonly menus = new Map<string, JsonRecord>();
  readonly images = new Set<string>();
  defaultMenu: string | undefined;
  profile: JsonRecord = {};
  fields: readonly string[] = ['feed'];
  /** Every call that changes something. */
  readonly changes: string[] = [];
  readonly violations: string[] = [];
  /** Set: calls to this path are refused. */
  broken = '';
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#read(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
  }

  static async start(): Promise<FakeSettings> {
    const fake = new FakeSettings();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #read(request: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return this.#answer(request, Buffer.concat(chunks));
  }

  #answer({ method = '', url: path = '/', headers }: IncomingMessage, body: Buffer): Answer {
    const url = new URL(path, this.url);
    const call = `${method} ${url.pathname}`;
    if (method !== 'GET') this.changes.push(call);
    const answer = this.#refuse(call, url, headers.authorization) ?? this.#take(call, url, { body, headers });
    if ([400, 401].includes(answer.status)) this.violations.push(`${call} ${JSON.stringify(answer)}`);
    return answer;
  }

  #refuse(call: string, url: URL, authorization: string | undefined): Answer | undefined {
    const token = url.pathname.startsWith('/v2/') ? this.lineToken : this.pageToken;
    const isOurs = authorization === `Bearer ${token}` && !url.href.includes(token);
    if (!isOurs) return { status: 401, body: { message: 'unauthorized' } };
    const isBroken = this.broken !== '' && call.includes(this.broken);
    return isBroken ? { status: 500, body: { message: 'broken' } } : undefined;
  }

  #take(
    call: string,
    url: URL,
    { body, headers }: Pick<IncomingMessage, 'headers'> & { body: Buffer },
  ): Answer {
    return url.pathname.startsWith('/v2/')
      ? this.#line(call, body, headers['content-type'] ?? '')
      : this.#graph(call, url, recordOfJson(body.toString()));
  }

  /** Source of the shapes: LINE OpenAPI, `RichMenuRequest`, `SetWebhookEndpointRequest`; the picture's limits from the reference. */
  #line(call: string, bytes: Buffer, type: string): Answer {
    const body = recordOfJson(bytes.toString());
    const ok = (given: object = {}): Answer => ({ status: 200, body: given });
    const id = /\/richmenu\/([\w-]+)/.exec(call)?.[1] ?? '';
    const known: Readonly<Record<string, () => Answer>> = {
      'GET /v2/bot/channel/webhook/endpoint': () =>
        this.webhook === undefined ? NOT_FOUND : ok({ ...this.webhook }),
      'PUT /v2/bot/channel/webhook/endpoint': () => this.#setWebhook(textOf(body['endpoint']) ?? ''),
      'POST /v2/bot/channel/webhook/test': () =>
        ok({
          success: true,
          timestamp: '2026-11-21T00:00:00Z',
          statusCode: 200,
          reason: 'OK',
          detail: '200',
        }),
      'POST /v2/bot/richmenu': () => this.#makeMenu(body),
      'POST /v2/bot/richmenu/:id/content': () => this.#takeImage(id, bytes, type),
      'DELETE /v2/bot/richmenu/:id': () => (this.menus.delete(id) ? ok() : NOT_FOUND),
    };
    const work = known[id === '' ? call : call.replace(id, ':id')];
    return work === undefined ? this.#lineMenus(call, id) : work();
  }

  #setWebhook(endpoint: string): Answer {
    if (!endpoint.startsWith('https://') || endpoint.length > 500) return bad('endpoint');
    this.webhook = { endpoint, active: true };
    return { status: 200, body: {} };
  }

  #takeImage(id: string, bytes: Buffer, type: string): Answer {
    const isPicture = /^image\/(png|jpeg)$/.test(type) && bytes.length <= 1_000_000;
    if (!this.menus.has(id) || !isPicture) return bad('content');
    this.images.add(id);
    return { status: 200, body: {} };
  }

  #lineMenus(call: string, id: string): Answer {
    if (call === 'GET /v2/bot/richmenu/list')
      return {
        status: 200,
        body: { richmenus: [...this.menus].map(([richMenuId, menu]) => ({ richMenuId, ...menu })) },
      };
    if (call === 'GET /v2/bot/user/all/richmenu')
      return this.defaultMenu === undefined
        ? NOT_FOUND
        : { status: 200, body: { richMenuId: this.defaultMenu } };
    if (!call.startsWith('POST /v2/bot/user/all/richmenu/')) return NOT_FOUND;
    if (!this.images.has(id)) return bad('must upload richmenu image before applying it to user');
    this.defaultMenu = id;
    return { status: 200, body: {} };
  }

  #makeMenu(body: JsonRecord): Answer {
    if (!isMenu(body)) return bad('menu');
    const richMenuId = `richmenu-${randomUUID()}`;
    this.menus.set(richMenuId, body);
    return { status: 200, body: { richMenuId } };
  }

  #graph(call: string, url: URL, body: JsonRecord): Answer {
    if (url.searchParams.get('appsecret_proof') === null) return bad('appsecret_proof');
    const page = `/v25.0/${this.pageId}`;
    switch (call) {
      case `GET ${page}/messenger_profile`:
        return { status: 200, body: { data: Object.keys(this.profile).length === 0 ? [] : [this.profile] } };
      case `POST ${page}/messenger_profile`: {
        const isMenuTooEarly = 'persistent_menu' in body && this.profile['get_started'] === undefined;
        if (isMenuTooEarly)
          return bad('You must set a Get Started button if you also wish to use persistent menu');
        this.profile = { ...this.profile, ...body };
        return { status: 200, body: { result: 'success' } };
      }
      case `GET ${page}/subscribed_apps`:
        return { status: 200, body: { data: [{ id: '1', subscribed_fields: this.fields }] } };
      case `POST ${page}/subscribed_apps`: {
        const fields: unknown = body['subscribed_fields'];
        if (!Array.isArray(fields)) return bad('subscribed_fields');
        this.fields = fields.map(String);
        return { status: 200, body: { success: true } };
      }
      default:
        return NOT_FOUND;
    }
  }
}

function fitsInto({ x, y, width, height }: JsonRecord, menuWidth: number, menuHeight: number): boolean {
  const edges = [x, y, width, height].map(Number);
  const [left = -1, top = -1, wide = 0, high = 0] = edges;
  return (
    left >= 0 && top >= 0 && wide > 0 && high > 0 && left + wide <= menuWidth && top + high <= menuHeight
  );
}

const isWithin = (text: unknown, most: number): boolean => (textOf(text)?.length ?? Infinity) <= most;

function isMenu({ areas, chatBarText, name, size }: JsonRecord): boolean {
  const { width, height } = recordOf(size);
  const [wide, high] = [Number(width), Number(height)];
  const isText = isWithin(chatBarText, 14) && isWithin(name, 300);
  const list: readonly unknown[] = Array.isArray(areas) ? areas : [];
  const fits = list.every((area) => fitsInto(recordOf(recordOf(area)['bounds']), wide, high));
  return isText && list.length > 0 && list.length <= 20 && wide / high >= 1.45 && fits;
}
