// LINE's and Graph's settings of an account on loopback: what the set-up command reads and writes, judged and kept.

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { isRecord, recordOf, recordOfJson, textOf, type JsonRecord } from '../../src/lib/json-reading.js';

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
    const url = new URL(request.url ?? '/', this.url);
    const call = `${request.method ?? ''} ${url.pathname}`;
    if (request.method !== 'GET') this.changes.push(call);
    const isLine = url.pathname.startsWith('/v2/');
    const token = isLine ? this.lineToken : this.pageToken;
    const body = Buffer.concat(chunks);
    const answer =
      request.headers.authorization !== `Bearer ${token}` || url.href.includes(token)
        ? { status: 401, body: { message: 'unauthorized' } }
        : this.broken !== '' && call.includes(this.broken)
          ? { status: 500, body: { message: 'broken' } }
          : isLine
            ? this.#line(call, body, request.headers['content-type'] ?? '')
            : this.#graph(call, url, recordOfJson(body.toString()));
    if (answer.status === 400 || answer.status === 401)
      this.violations.push(`${call} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Source of the shapes: LINE OpenAPI, `RichMenuRequest`, `SetWebhookEndpointRequest`; the picture's limits from the reference. */
  #line(call: string, bytes: Buffer, type: string): Answer {
    const body = recordOfJson(bytes.toString());
    const ok = (given: object = {}): Answer => ({ status: 200, body: given });
    const id = /\/richmenu\/([\w-]+)/.exec(call)?.[1] ?? '';
    switch (call.replace(id, ':id')) {
      case 'GET /v2/bot/channel/webhook/endpoint':
        return this.webhook === undefined ? NOT_FOUND : ok({ ...this.webhook });
      case 'PUT /v2/bot/channel/webhook/endpoint': {
        const endpoint = textOf(body['endpoint']) ?? '';
        if (!endpoint.startsWith('https://') || endpoint.length > 500) return bad('endpoint');
        this.webhook = { endpoint, active: true };
        return ok();
      }
      case 'POST /v2/bot/channel/webhook/test':
        return ok({
          success: true,
          timestamp: '2026-11-21T00:00:00Z',
          statusCode: 200,
          reason: 'OK',
          detail: '200',
        });
      case 'POST /v2/bot/richmenu':
        return this.#makeMenu(body);
      case 'POST /v2/bot/richmenu/:id/content': {
        if (!this.menus.has(id) || !/^image\/(png|jpeg)$/.test(type) || bytes.length > 1_000_000)
          return bad('content');
        this.images.add(id);
        return ok();
      }
      case 'DELETE /v2/bot/richmenu/:id':
        return this.menus.delete(id) ? ok() : NOT_FOUND;
      default:
        return this.#lineMenus(call, id);
    }
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
    const areas: unknown = body['areas'];
    const isShort = (textOf(body['chatBarText'])?.length ?? 99) <= 14;
    const isNamed = (textOf(body['name'])?.length ?? 999) <= 300;
    if (!isShort || !isNamed || !Array.isArray(areas) || areas.length > 20) return bad('menu');
    const { width, height } = recordOf(body['size']);
    if (typeof width !== 'number' || typeof height !== 'number' || width / height < 1.45) return bad('size');
    const fits = areas.every(
      (area: unknown) => isRecord(area) && fitsInto(recordOf(area['bounds']), width, height),
    );
    if (!fits) return bad('areas');
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
