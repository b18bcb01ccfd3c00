// A real hub inside the test process: real engine, real HTTP, the repository's own content, fake platforms on loopback.

import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';

import { startHub, type Hub } from '../../src/compose.js';
import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import type { StaffIdentity } from '../../src/sockets/staff-identity.js';
import type { TranscriptEntry } from '../../src/conversations/transcript-store.js';
import type { HubDeps } from '../../src/compose/parts.js';
import { loadConfig } from '../../src/config/config.js';
import type { Env } from '../../src/config/env.js';
import { accountId, type ConversationId } from '../../src/domain/ids.js';
import { createLogger, type Logger } from '../../src/observe/logger.js';
import { connectDatabase, type Database } from '../../src/storage/connect.js';
import { createTranscriptStore } from '../../src/storage/transcript-store.js';
import { DeskAgent, StaffRoom } from './desk-agent.js';
import { testMongoUri } from './engine.js';
import { freshFolder } from './engine-folders.js';
import { FakeGraph } from './fake-graph.js';
import { FakeLine } from './fake-line.js';
import type { LineEvent, LineTalker } from './line-events.js';
import type { MessengerEvent, MessengerTalker } from './messenger-events.js';
import { poll } from './poll.js';
import { bareRoot } from './small-root.js';

/** A day: no test lasts so long. `knowledge/models.test.ts` is about what is learned. Unit: ms. */
const NEVER_MS = 86_400_000;
/** Patience with what was accepted: a busy machine works off seventy messages in a minute. Unit: ms. */
const SETTLE_MS = 90_000;

export interface TestHubOptions {
  /** Runs after the database is there and before the hub starts: own articles, old rows. */
  readonly prepare?: (database: Database) => Promise<void>;
  readonly clock?: () => number;
  /** Settings besides the tests' own. */
  readonly env?: Readonly<Record<string, string>>;
  /** The desk's door asks the hub's own sessions instead of the tests' staff room. */
  readonly isRealSignIn?: boolean;
  /** Plugs other channels than the product's own, by the hub's whole environment. */
  readonly plug?: (env: Env) => NonNullable<HubDeps['makeAdapters']>;
  /** Starts with a handful of articles: for doors and rights, where no question is asked. */
  readonly isBare?: boolean;
  /** Silent where absent. */
  readonly logger?: Logger;
  /** Unit: ms. */
  readonly mediaPatience?: NonNullable<HubDeps['mediaPatience']>;
}

interface Parts {
  readonly line: FakeLine;
  readonly graph: FakeGraph;
  readonly database: Database;
  readonly staff: StaffRoom;
  readonly dataDir: string;
  readonly start: () => Promise<Hub>;
}

export class TestHub {
  readonly line: FakeLine;
  readonly graph: FakeGraph;
  readonly database: Database;
  readonly staff: StaffRoom;
  readonly #dataDir: string;
  readonly #agents: DeskAgent[] = [];
  readonly #start: () => Promise<Hub>;
  #hub: Hub;

  private constructor(parts: Parts, hub: Hub) {
    this.line = parts.line;
    this.graph = parts.graph;
    this.database = parts.database;
    this.staff = parts.staff;
    this.#dataDir = parts.dataDir;
    this.#start = parts.start;
    this.#hub = hub;
    this.graph.webhookUrl = this.messengerUrl;
  }

  static async start(options: TestHubOptions = {}): Promise<TestHub> {
    const line = await FakeLine.start();
    const graph = await FakeGraph.start();
    const dataDir = freshFolder();
    const uri = withDatabase(await testMongoUri(), `hub_${randomBytes(5).toString('hex')}`);
    const env = {
      PORT: '0',
      MONGODB_URI: uri,
      LOG_LEVEL: 'silent',
      LINK_CHECK: 'off',
      LINE_CHANNEL_SECRET: line.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: line.accessToken,
      LINE_API_BASE_URL: line.baseUrl,
      LINE_DATA_API_BASE_URL: line.baseUrl,
      ...graph.env,
      SESSION_SECRET: 'a secret that only tests know, long enough',
      DATA_DIR: dataDir,
      SERVICE_HOURS: 'daily 00:00-24:00',
      ...options.env,
    };
    const config = loadConfig(env, options.isBare === true ? bareRoot() : process.cwd());
    const database = await connectDatabase({ ...config.storage, uri, onEvent: () => undefined });
    await options.prepare?.(database);
    const staff = new StaffRoom();
    const deps = {
      clock: options.clock ?? Date.now,
      random: Math.random,
      logger: options.logger ?? createLogger('silent'),
      learnAfterMs: NEVER_MS,
      ...(options.plug === undefined ? {} : { makeAdapters: options.plug(env) }),
      ...(options.mediaPatience === undefined ? {} : { mediaPatience: options.mediaPatience }),
      ...(options.isRealSignIn === true ? {} : { readStaff: staff.readStaff }),
    };
    const start = (): Promise<Hub> => startHub(config, deps);
    return new TestHub({ line, graph, database, staff, dataDir, start }, await start());
  }

  get url(): string {
    return this.#hub.facts.url;
  }

  /** The one-time link, while there is no administrator. */
  get setUpUrl(): string | undefined {
    return this.#hub.facts.setUpUrl;
  }

  get webhookUrl(): string {
    return `${this.url}/webhooks/line`;
  }

  get messengerUrl(): string {
    return `${this.url}/webhooks/messenger`;
  }

  /** A second hub on the same database; stop it before this one. */
  beside(): Promise<Hub> {
    return this.#start();
  }

  /** Signs somebody in at the desk and connects their screen, to another hub where one is named; closed with the hub. */
  async agent(
    id: string,
    roles: StaffIdentity['roles'] = ['agent'],
    { facts }: Pick<Hub, 'facts'> = this.#hub,
  ): Promise<DeskAgent> {
    const identity = { id, name: `${id} 專員`, roles };
    this.staff.signedIn.set(id, identity);
    const agent = await DeskAgent.connect(facts.url, identity);
    this.#agents.push(agent);
    return agent;
  }

  /** Stops the hub in order and starts it again on the same database. */
  async restart(): Promise<void> {
    await this.#hub.stop();
    this.#hub = await this.#start();
    this.graph.webhookUrl = this.messengerUrl;
  }

  async stop(): Promise<void> {
    for (const agent of this.#agents) agent.close();
    await this.#hub.stop();
    await this.line.stop();
    await this.graph.stop();
    await this.database.connection.dropDatabase();
    await this.database.close();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  /** Posts the events in one signed webhook; the HTTP status. */
  async deliver(...events: LineEvent[]): Promise<number> {
    return (await this.line.deliver(this.webhookUrl, events)).status;
  }

  /** Says one thing and waits until every bubble of the answer is at LINE. Returns the new bubbles' texts. */
  async ask(talker: LineTalker, event: LineEvent): Promise<string[]> {
    const before = this.line.textsTo(talker.id).length;
    await this.deliver(event);
    await this.settled();
    return this.line.textsTo(talker.id).slice(before);
  }

  /** Posts the events of the page in one signed webhook; the HTTP status. */
  deliverToPage(...events: MessengerEvent[]): Promise<number> {
    return this.graph.post(this.graph.signedWebhook(events));
  }

  /** As `ask`, on Messenger. */
  async askPage(talker: MessengerTalker, event: MessengerEvent): Promise<string[]> {
    const before = this.graph.textsTo(talker.id).length;
    await this.deliverToPage(event);
    await this.settled();
    return this.graph.textsTo(talker.id).slice(before);
  }

  /** Resolves when nothing accepted is unfinished: no inbox row open, no outbox row on its way. */
  async settled(): Promise<void> {
    const { connection } = this.database;
    await poll(
      'the hub to finish what it accepted',
      async () => {
        const inbox = await connection.collection('inbox').countDocuments({ state: { $ne: 'done' } });
        const outbox = await connection
          .collection('outbox')
          .countDocuments({ state: { $in: ['waiting', 'sending'] } });
        return inbox === 0 && outbox === 0 ? true : undefined;
      },
      SETTLE_MS,
    );
  }

  /** Resolves when a call to this person has been tried `attempts` times and waits for its next try. */
  async waitingOutbox(conversationKey: string, attempts = 1): Promise<void> {
    const outbox = this.database.connection.collection('outbox');
    await poll('a call to wait for its next try', () =>
      outbox.countDocuments({ conversationKey, state: 'waiting', attempts }).then((count) => count > 0),
    );
  }

  /** The transcript of a talk, oldest first. */
  transcriptOf(talker: { readonly id: string }, account = 'line'): Promise<readonly TranscriptEntry[]> {
    const store = createTranscriptStore(this.database.connection);
    return store.list(this.talkOf(talker, account), { afterSeq: 0, limit: 500 });
  }

  /** Where the files of messages lie. */
  get mediaFolder(): string {
    return path.join(this.#dataDir, 'media');
  }

  /** The id of a talk. */
  talkOf(talker: { readonly id: string }, account = 'line'): ConversationId {
    return conversationIdOf(accountId(account), talker.id);
  }
}

/** Puts a database's name into an address that has none. */
function withDatabase(uri: string, name: string): string {
  const [address = '', query] = uri.split('?');
  return `${address.replace(/\/$/, '')}/${name}${query === undefined ? '' : `?${query}`}`;
}
