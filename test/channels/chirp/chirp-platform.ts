// Chirp on loopback: takes a message once under its key, refuses what is over its limits.

import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { Weather } from '../../contracts/channel-adapter-contract.js';
import { BUTTONS, TEXT_UNITS, type ChirpBody } from './chirp-render.js';
import { SIGNATURE_HEADER, signBody } from './chirp-signature.js';

type Sent = ChirpBody & { readonly to: string; readonly key: string };

const STATUSES: Partial<Record<Weather, number>> = {
  'server-error': 500,
  'server-error-after-accepting': 502,
  'rate-limit': 429,
  unauthorized: 401,
  'bad-request': 400,
};

export class Chirp {
  readonly secret = 'chirp-secret-for-tests';
  readonly token = 'chirp-token-for-tests';
  readonly taken: Sent[] = [];
  readonly violations: string[] = [];
  weather: Weather | undefined;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const weather = this.weather;
      this.weather = undefined;
      void text(request).then((body) => {
        if (weather === 'drop') request.socket.destroy();
        if (weather === 'drop' || weather === 'silence') return;
        const wants = STATUSES[weather ?? 'silence'];
        const isTaken = wants === undefined || weather === 'server-error-after-accepting';
        const isRepeat = isTaken && this.#take(request.headers.authorization, JSON.parse(body) as Sent);
        const status = wants ?? (isRepeat === 'refused' ? 400 : 200);
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ id: randomUUID(), isRepeat: isRepeat === true }));
      });
    });
  }

  static async start(): Promise<Chirp> {
    const chirp = new Chirp();
    await new Promise<void>((resolve) => chirp.#server.listen(0, '127.0.0.1', resolve));
    return chirp;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What the operator sets. */
  get env(): Readonly<Record<string, string>> {
    return { CHIRP_SECRET: this.secret, CHIRP_TOKEN: this.token, CHIRP_BASE_URL: this.baseUrl };
  }

  textsTo(id: string): string[] {
    return this.taken.filter(({ to }) => to === id).map((sent) => sent.text);
  }

  bodyOf(...chirps: readonly object[]): Buffer {
    return Buffer.from(JSON.stringify({ chirps }));
  }

  async post(hubUrl: string, ...chirps: readonly object[]): Promise<number> {
    const body = this.bodyOf(...chirps);
    const headers = { [SIGNATURE_HEADER]: signBody(body, this.secret) };
    return (await fetch(`${hubUrl}/webhooks/chirp`, { method: 'POST', headers, body })).status;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #take(authorization: string | undefined, sent: Sent): boolean | 'refused' {
    const isGood =
      authorization === `Bearer ${this.token}` &&
      sent.text.length <= TEXT_UNITS &&
      sent.text !== '' &&
      sent.buttons.length <= BUTTONS;
    if (!isGood) {
      this.violations.push(JSON.stringify(sent));
      return 'refused';
    }
    if (this.taken.some(({ key }) => key === sent.key)) return true;
    this.taken.push(sent);
    return false;
  }
}
