// A citizen's browser for tests: the real socket.io client, and what it has seen.

import { randomUUID } from 'node:crypto';

import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';

import type { Ack, WireError } from '../../src/wire/shared.js';
import type {
  HubToVisitor,
  VisitorAuth,
  VisitorEntry,
  VisitorSession,
  VisitorState,
  VisitorToHub,
} from '../../src/wire/visitor-events.js';
import { poll } from './poll.js';

type Options = Partial<ManagerOptions & SocketOptions>;

export class WebVisitor {
  readonly socket: Socket<HubToVisitor, VisitorToHub>;
  /** Every entry as it came, repeats included. */
  readonly received: VisitorEntry[] = [];
  readonly states: VisitorState[] = [];
  /** Names of the events in their order. */
  readonly order: string[] = [];
  session: VisitorSession | undefined;
  refusal: WireError | string | undefined;

  constructor(url: string, auth: VisitorAuth | Record<string, unknown> = {}, options: Options = {}) {
    this.socket = io(`${url}/visitor`, {
      auth: auth as Record<string, unknown>,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...options,
    });
    this.socket.on('session', (session) => {
      this.session = session;
      this.order.push('session');
    });
    this.socket.on('entry', (entry) => {
      this.received.push(entry);
      this.order.push('entry');
    });
    this.socket.on('state', (state) => {
      this.states.push(state);
      this.order.push('state');
    });
    this.socket.on('connect_error', (error) => {
      this.refusal = 'data' in error ? (error.data as WireError) : error.message;
    });
  }

  /** Connected and welcomed. */
  static async open(
    url: string,
    auth: VisitorAuth | Record<string, unknown> = {},
    options: Options = {},
  ): Promise<WebVisitor> {
    const visitor = new WebVisitor(url, auth, options);
    await poll('the welcome', () => visitor.states.length > 0);
    return visitor;
  }

  /** Connects and is refused; why. */
  static async refused(
    url: string,
    auth: Record<string, unknown> = {},
    options: Options = {},
  ): Promise<string> {
    const visitor = new WebVisitor(url, auth, options);
    const refusal = await poll('the refusal', () => visitor.refusal);
    visitor.close();
    return typeof refusal === 'string' ? refusal : refusal.code;
  }

  get token(): string {
    return this.session?.token ?? '';
  }

  /** What stands in the window: each number once, in order. */
  get shown(): VisitorEntry[] {
    return [...new Map(this.received.map((entry) => [entry.seq, entry])).values()].sort(
      (a, b) => a.seq - b.seq,
    );
  }

  get texts(): string[] {
    return this.shown.map(({ text }) => text);
  }

  say(text: string, clientId: string = randomUUID()): Promise<Ack> {
    return this.socket.timeout(8_000).emitWithAck('say', { clientId, text });
  }

  press(payload: string, spoken: string): Promise<Ack> {
    return this.socket.timeout(8_000).emitWithAck('press', { clientId: randomUUID(), payload, spoken });
  }

  person(): Promise<Ack> {
    return this.socket.timeout(8_000).emitWithAck('person', { clientId: randomUUID() });
  }

  /** Sends anything at all. */
  send(event: string, ...args: unknown[]): Promise<Ack<Record<string, unknown>>> {
    const untyped = this.socket.timeout(8_000) as unknown as {
      emitWithAck: (event: string, ...args: unknown[]) => Promise<Ack<Record<string, unknown>>>;
    };
    return untyped.emitWithAck(event, ...args);
  }

  /** Waits until an entry's text holds the words. */
  hears(words: string): Promise<VisitorEntry> {
    return poll(`the words ${words}`, () => this.shown.findLast(({ text }) => text.includes(words)));
  }

  close(): void {
    this.socket.close();
  }
}
