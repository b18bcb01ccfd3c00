// A bot as one writes it in an afternoon: answers where the webhook comes in, remembers nothing, tries again blindly. The judge
// is worth something only if it finds this one out.

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

import { isRecord, recordOf, textOf, type JsonRecord } from '../../src/lib/json-reading.js';
import type { PlatformSimulator } from './platform-simulator.js';

export interface NaiveHabits {
  /** Says 200 before it works; else after. */
  readonly acksFirst: boolean;
  /** How long it thinks about its n-th answer. Unit: ms. */
  readonly thinkMs: (n: number) => number;
  /** Calls to the platform for one answer. */
  readonly tries: number;
  /** Unit: ms. */
  readonly retryAfterMs?: number;
  /** Answers LINE by the event's token, as one should; else by paid pushes. */
  readonly usesToken?: boolean;
  /** What it writes into `tag` on Messenger. */
  readonly tag?: string;
  /** Says this status to everything. */
  readonly status?: number;
}

export class NaiveBot {
  readonly #sim: PlatformSimulator;
  readonly #habits: NaiveHabits;
  readonly #server: Server;
  #answers = 0;

  private constructor(sim: PlatformSimulator, habits: NaiveHabits) {
    this.#sim = sim;
    this.#habits = habits;
    this.#server = createServer((request, response) => {
      const { acksFirst, status = 200 } = habits;
      const end = (): void => {
        if (!response.writableEnded) response.writeHead(status).end('{}');
      };
      if (acksFirst) end();
      void this.#work(request).then(end, end);
    });
  }

  static async start(sim: PlatformSimulator, habits: NaiveHabits): Promise<NaiveBot> {
    const bot = new NaiveBot(sim, habits);
    await new Promise<void>((resolve) => bot.#server.listen(0, '127.0.0.1', resolve));
    return bot;
  }

  get webhookUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/line`;
  }

  get messengerUrl(): string {
    return this.webhookUrl.replace('/line', '/messenger');
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #work(request: IncomingMessage): Promise<void> {
    const path = request.url;
    const body = recordOf(JSON.parse(await text(request)));
    const entries = listOf(body['entry']).flatMap((entry) => listOf(entry['messaging']));
    const events = path === '/line' ? listOf(body['events']) : entries;
    for (const event of events) await this.#answer(event);
  }

  async #answer(event: JsonRecord): Promise<void> {
    const message = recordOf(event['message']);
    if (message['is_echo'] === true) return;
    const answer = this.#sim.questions.find(({ question }) => question === message['text'])?.answer;
    if (answer === undefined) return;
    const n = (this.#answers += 1);
    await delay(this.#habits.thinkMs(n));
    for (let left = this.#habits.tries; left > 0; left -= 1) {
      if (await this.#send(event, answer)) return;
      await delay(this.#habits.retryAfterMs ?? 0);
    }
  }

  #send(event: JsonRecord, answer: string): Promise<boolean> {
    const { line } = this.#sim;
    const to = textOf(recordOf(event['source'])['userId']);
    if (to === undefined) return this.#sendToMessenger(event, answer);
    const messages = [{ type: 'text', text: answer }];
    const { replyToken } = event;
    const [path, whom] = this.#habits.usesToken === true ? ['reply', { replyToken }] : ['push', { to }];
    return this.#call(`${line.baseUrl}/v2/bot/message/${path}`, line.accessToken, { ...whom, messages });
  }

  #sendToMessenger(event: JsonRecord, answer: string): Promise<boolean> {
    const { graph } = this.#sim;
    const { tag } = this.#habits;
    const how = tag === undefined ? { messaging_type: 'RESPONSE' } : { messaging_type: 'MESSAGE_TAG', tag };
    const to = { recipient: { id: recordOf(event['sender'])['id'] } };
    const url = `${graph.baseUrl}/${graph.version}/${graph.pageId}/messages?appsecret_proof=${graph.proof}`;
    const message = { text: answer, metadata: 'naive' };
    return this.#call(url, graph.pageAccessToken, { ...how, ...to, message });
  }

  async #call(url: string, token: string, body: object): Promise<boolean> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(500) };
    return fetch(url, init).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

const listOf = (value: unknown): JsonRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);
