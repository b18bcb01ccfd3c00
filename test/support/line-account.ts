// What LINE tells about the account itself: who it is, where its webhooks go, and whether one arrives. Used by fake-line.

import { refuse, type Answer } from './line-ledger.js';

/** Source: LINE Messaging API reference, "Get bot info", "Get webhook endpoint information", "Test webhook endpoint", checked 2026-11-21. */
const INFO = 'GET /v2/bot/info';
const ENDPOINT = 'GET /v2/bot/channel/webhook/endpoint';
const TEST = '/v2/bot/channel/webhook/test';

export class LineAccountDesk {
  displayName = '示範市 1999';
  /** Undefined: never set. */
  endpoint: string | undefined;
  isActive = true;
  readonly #userId: string;
  readonly #sign: () => { body: Buffer; headers: Record<string, string> };

  /** `sign`: an empty webhook, signed. */
  constructor(userId: string, sign: () => { body: Buffer; headers: Record<string, string> }) {
    this.#userId = userId;
    this.#sign = sign;
  }

  knows(path: string): boolean {
    return [INFO, ENDPOINT, TEST].includes(path);
  }

  async answer(path: string): Promise<Answer> {
    if (path === INFO) return { status: 200, body: this.#info };
    if (path === TEST) return this.#test();
    return this.endpoint === undefined
      ? refuse(404, 'Webhook endpoint not found')
      : { status: 200, body: { endpoint: this.endpoint, active: this.isActive } };
  }

  get #info() {
    const { displayName } = this;
    return {
      userId: this.#userId,
      basicId: '@1999demo',
      displayName,
      chatMode: 'bot',
      markAsReadMode: 'auto',
    };
  }

  /** Posts an empty webhook to the address, as LINE does. */
  async #test(): Promise<Answer> {
    if (this.endpoint === undefined) return refuse(400, 'The webhook endpoint is not set');
    const timestamp = new Date().toISOString();
    try {
      const response = await fetch(this.endpoint, { method: 'POST', ...this.#sign() });
      const { status: statusCode, ok: success } = response;
      const reason = success ? 'OK' : 'ERROR_STATUS_CODE';
      return { status: 200, body: { success, timestamp, statusCode, reason, detail: String(statusCode) } };
    } catch {
      const body = {
        success: false,
        timestamp,
        statusCode: 0,
        reason: 'COULD_NOT_CONNECT',
        detail: 'Connection refused',
      };
      return { status: 200, body };
    }
  }
}
