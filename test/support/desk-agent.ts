// A member of staff at the desk for tests: a socket.io client that signs in by a cookie of the tests' own, keeps what it
// hears, and asks with acknowledgements.

import type { IncomingMessage } from 'node:http';

import { io, type Socket } from 'socket.io-client';

import type { ReadStaff, StaffIdentity } from '../../src/sockets/staff-identity.js';
import type { AgentToHub, HubToAgent } from '../../src/wire/agent-events.js';
import type { ConversationRow } from '../../src/wire/talk-rows.js';
import type { ThreadEntry } from '../../src/wire/thread-views.js';
import type { Ack } from '../../src/wire/shared.js';
import { poll } from './poll.js';

/** Who is signed in: a socket says its id in the cookie; taking somebody out of the map signs them out. */
export class StaffRoom {
  readonly signedIn = new Map<string, StaffIdentity>();

  readonly readStaff: ReadStaff = (request: IncomingMessage) => {
    const id = /staff=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    if (!this.signedIn.has(id)) return Promise.resolve(undefined);
    return Promise.resolve({ check: () => Promise.resolve(this.signedIn.get(id)) });
  };
}

type RequestOf<Event extends keyof AgentToHub> = Parameters<AgentToHub[Event]>[0];
type ValueOf<Event extends keyof AgentToHub> =
  Parameters<AgentToHub[Event]> extends [unknown, (answer: Ack<infer Value>) => void] ? Value : object;
type AckOf<Event extends keyof AgentToHub> = Ack<ValueOf<Event>>;

export class DeskAgent {
  readonly identity: StaffIdentity;
  readonly socket: Socket<HubToAgent, AgentToHub>;
  readonly rows: ConversationRow[] = [];
  readonly entries: { readonly conversationId: string; readonly entry: ThreadEntry }[] = [];

  private constructor(identity: StaffIdentity, socket: Socket<HubToAgent, AgentToHub>) {
    this.identity = identity;
    this.socket = socket;
    socket.on('row', (row) => this.rows.push(row));
    socket.on('entry', (event) => this.entries.push(event));
  }

  /** Rejects with what the handshake was refused with. */
  static async connect(
    url: string,
    identity: StaffIdentity,
    cookie = `staff=${identity.id}`,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<DeskAgent> {
    const socket: Socket<HubToAgent, AgentToHub> = io(`${url}/agent`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      extraHeaders: { cookie, ...headers },
    });
    const agent = new DeskAgent(identity, socket);
    await new Promise<void>((resolve, reject) => {
      const refuse = (error: Error): void => {
        socket.close();
        reject(error);
      };
      socket.once('connect_error', refuse);
      // From now on it comes back by itself.
      socket.once('connect', () => {
        socket.off('connect_error', refuse);
        resolve();
      });
    });
    return agent;
  }

  /** Sends an event and gives its acknowledgement, whatever it is. */
  async ask<Event extends keyof AgentToHub>(event: Event, request: RequestOf<Event>): Promise<AckOf<Event>> {
    return (await this.send(event, request)) as AckOf<Event>;
  }

  /** As `ask`, with anything as the request. */
  send(event: string, request: unknown): Promise<unknown> {
    const untyped = this.socket as unknown as {
      timeout: (ms: number) => { emitWithAck: (event: string, request: unknown) => Promise<unknown> };
    };
    return untyped.timeout(10_000).emitWithAck(event, request);
  }

  /** As `ask`; a refusal fails the test. */
  async mustAsk<Event extends keyof AgentToHub>(
    event: Event,
    request: RequestOf<Event>,
  ): Promise<ValueOf<Event>> {
    const answer = await this.ask(event, request);
    if (!answer.ok) throw new Error(`${event} was refused: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Waits for an entry of a followed talk. */
  async hears(what: string, isIt: (entry: ThreadEntry) => boolean): Promise<ThreadEntry> {
    let heard: ThreadEntry | undefined;
    await poll(what, () => {
      heard = this.entries.map(({ entry }) => entry).find(isIt);
      return heard !== undefined;
    });
    if (heard === undefined) throw new Error(`Never heard: ${what}`);
    return heard;
  }

  close(): void {
    this.socket.close();
  }
}
