// A floor under attack, on the real stores: agents race for the head of the queue, die between two writes, lose their connection and
// come back, pass talks on, finish them; citizens write on. Time is simulated, everything else is real. What must hold is watched all the
// while; `faults` says where it did not. Called by `test/desk/floor-race.test.ts` (small) and `npm run bench:floor` (200 and 2,000).

import type { Connection } from 'mongoose';

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import { createRegistry } from '../../src/channels/registry.js';
import { createAgentReply } from '../../src/desk/agent-reply.js';
import { createAssignment, type Assignment } from '../../src/desk/assignment.js';
import type { DeskOutcome } from '../../src/desk/desk-outcome.js';
import { createFloorWatch } from '../../src/desk/floor-watch.js';
import { createFloor } from '../../src/desk/floor.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { HubError } from '../../src/domain/errors.js';
import { compareWaiting, queueUp } from '../../src/domain/handoff.js';
import { accountId, type ConversationId } from '../../src/domain/ids.js';
import { createOutbox } from '../../src/outbox/outbox.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createAgentStore } from '../../src/storage/agent-store.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createDeskStore } from '../../src/storage/desk-store.js';
import { createOutboxStore } from '../../src/storage/outbox-store.js';
import { createTranscriptStore } from '../../src/storage/transcript-store.js';
import { dice } from './dice.js';
import { Death, mortalAssignment } from './mortal-assignment.js';
import { RaceJudge } from './race-judge.js';
import type { Player, RaceReport, RaceSize } from './race-report.js';
import { silentAdapter } from './silent-adapter.js';

const ACCOUNT = accountId('race');
const START_MS = 1_800_000_000_000;
/** The watch of the floor looks again after so long. */
const TICK_MS = 5_000;
const RULES = {
  absentAfterMs: 120_000,
  silentAfterMs: 900_000,
  answerWithinMs: 120_000,
  isNoteNeeded: false,
};
const MOST_LISTED = 5_000;
/** A process has died before the write with this number. */
const MOST_WRITES = 4;
const MOST_TRIES = 10;

export async function raceOnFloor(connection: Connection, size: RaceSize): Promise<RaceReport> {
  const race = new FloorRace(connection, size);
  // The models are there now.
  await buildIndexes(connection);
  return race.run();
}

class FloorRace {
  readonly #size: RaceSize;
  readonly #roll: () => number;
  readonly #stores;
  readonly #outbox;
  readonly #players: readonly Player[];
  readonly #talks: ConversationId[] = [];
  readonly #judge = new RaceJudge(RULES);
  readonly #count = {
    ...{ claimed: 0, lostRaces: 0, refusedFull: 0, transfers: 0 },
    ...{ replies: 0, died: 0, reconnects: 0, broughtBack: 0, storeFaults: 0 },
  };
  #nowMs = START_MS;
  #ticks = 0;
  #said = 0;
  #isCalm = false;

  constructor(connection: Connection, size: RaceSize) {
    this.#size = size;
    this.#roll = dice(size.seed);
    this.#stores = {
      conversations: createConversationStore(connection),
      transcript: createTranscriptStore(connection),
      sends: createOutboxStore(connection),
      agents: createAgentStore(connection),
      lists: createDeskStore(connection),
    };
    this.#outbox = createOutbox({
      store: this.#stores.sends,
      transcript: this.#stores.transcript,
      registry: createRegistry([silentAdapter(ACCOUNT)]),
      onEnqueued: () => undefined,
      clock: this.#clock,
      events: { outboxSettled: () => undefined },
    });
    this.#players = Array.from({ length: size.agents }, (_, n) => ({
      agent: { id: `agent-${n}`, name: `專員 ${n}` },
      backAtMs: 0,
    }));
  }

  readonly #clock = (): number => this.#nowMs;

  async run(): Promise<RaceReport> {
    for (const [n, { agent }] of this.#players.entries()) {
      await this.#stores.agents.seen(agent, this.#nowMs);
      await this.#stores.agents.setCapacity(agent.id, 2 + (n % 4));
    }
    const arrivals = Math.ceil(this.#size.talks / this.#size.arrivalTicks);
    while (this.#talks.length < this.#size.talks) {
      const left = this.#size.talks - this.#talks.length;
      await Promise.all(Array.from({ length: Math.min(arrivals, left) }, () => this.#someoneComes()));
      await this.#tick();
    }
    for (let more = 0; more < this.#size.moreTicks; more += 1) await this.#tick();
    // Nobody dies any more and everybody comes back: whatever is left over now would be left for ever.
    this.#isCalm = true;
    for (let more = 0; more < 720 && (await this.#countOpen()) > 0; more += 1) await this.#tick();
    const stranded = await this.#countOpen();
    await this.#mustBeEven();
    return {
      ...this.#count,
      ticks: this.#ticks,
      longestOverdueMs: this.#judge.longestOverdueMs,
      stranded,
      faults: this.#judge.faults,
    };
  }

  /** Everything that happens within five seconds happens at once. */
  async #tick(): Promise<void> {
    this.#ticks += 1;
    this.#nowMs += TICK_MS;
    await this.#heartbeats();
    const before = await this.#queue();
    const owned = await this.#assigned();
    const there = this.#players.filter(({ backAtMs }) => backAtMs <= this.#nowMs);
    const racers = this.#some(there, this.#size.atOnce);
    await Promise.all([
      ...racers.map((player) => this.#grab(player, before)),
      ...this.#some(owned, this.#size.atOnce * 2).map((talk) => this.#serve(talk)),
      ...this.#some(owned, this.#size.atOnce).map((talk) => this.#citizenWrites(talk.id)),
      this.#watch(this.#roll() < 0.3),
    ]);
    this.#judge.fair(before, await this.#queue());
    const records = (await this.#stores.agents.list()).map((record) => [record.id, record] as const);
    this.#judge.holds(await this.#assigned(), new Map(records), this.#nowMs);
  }

  async #someoneComes(): Promise<void> {
    const n = this.#talks.length;
    const key = `citizen-${n}`;
    const id = conversationIdOf(ACCOUNT, key);
    this.#talks.push(id);
    const { conversations } = this.#stores;
    const nowMs = this.#nowMs + (n % TICK_MS);
    const address = { id, accountId: ACCOUNT, channelId: 'line', key, isGroup: false };
    const leased = await conversations.lease(address, { owner: 'race', nowMs, untilMs: nowMs + 60_000 });
    if (leased === undefined) throw new Error('The lease is taken.');
    await this.#citizenWrites(id);
    const step = queueUp(leased.conversation, { reason: 'asked', nowMs });
    if (step.kind !== 'moved') throw new Error(step.kind);
    const { epoch } = leased.conversation;
    await conversations.move(id, { fromEpoch: epoch, next: step.next, movedBy: `turn-${n}` });
  }

  async #citizenWrites(id: ConversationId): Promise<void> {
    this.#said += 1;
    const sourceKey = `said-${this.#said}`;
    const word = { sourceKey, author: 'citizen' as const, text: '請問好了嗎', atMs: this.#nowMs };
    await this.#surely(() => this.#stores.transcript.append(id, [word]));
  }

  /** Whoever is connected is heard of; who was away and is back says so. */
  async #heartbeats(): Promise<void> {
    const back = this.#players.filter(
      ({ backAtMs }) => backAtMs > this.#nowMs - TICK_MS && backAtMs <= this.#nowMs,
    );
    this.#count.reconnects += back.filter(({ backAtMs }) => backAtMs > 0).length;
    const isBeat = this.#ticks % 3 === 0;
    const heard = isBeat ? this.#players.filter(({ backAtMs }) => backAtMs <= this.#nowMs) : back;
    await Promise.all(
      heard.map(({ agent }) => this.#surely(() => this.#stores.agents.seen(agent, this.#nowMs))),
    );
  }

  /** Takes the first of the queue that nobody has taken before. */
  async #grab(player: Player, queue: readonly Conversation[]): Promise<void> {
    const assignment = this.#assignmentOf(player);
    for (const { id } of queue.slice(0, this.#size.atOnce * 2)) {
      const outcome = await this.#alive(assignment.claim(id, player.agent));
      if (outcome === undefined || outcome.kind === 'done') return;
      if (outcome.refusal.code === 'at-capacity') {
        this.#count.refusedFull += 1;
        return;
      }
      this.#count.lostRaces += 1;
    }
  }

  /** What an owner does next; also somebody who owned it a moment ago and does not know yet. */
  async #serve({ id, assignee }: Conversation): Promise<void> {
    const player = this.#players.find(({ agent }) => agent.id === assignee?.id);
    if (player === undefined || player.backAtMs > this.#nowMs) return;
    const assignment = this.#assignmentOf(player);
    const by = { agent: player.agent, mayRelieve: false };
    const chance = this.#roll();
    if (chance < 0.35) await this.#reply(player, id);
    else if (chance < 0.75 || this.#isCalm) {
      await this.#reply(player, id);
      await this.#alive(assignment.release(id, 'resolve', by));
    } else if (chance < 0.83) await this.#alive(assignment.requeue(id, by));
    else if (chance < 0.93) await this.#passOn(player, id, assignment);
    else if (chance < 0.96) this.#loseConnection(player);
    // Pressed once more on a screen that still shows it as theirs.
    else await this.#alive(assignment.claim(id, player.agent));
  }

  async #reply(player: Player, id: ConversationId): Promise<void> {
    this.#said += 1;
    const { conversations, transcript, sends } = this.#stores;
    const reply = createAgentReply({
      ...{ conversations, transcript, sends, outbox: this.#outbox, clock: this.#clock },
      registry: { find: () => undefined },
      onRead: () => undefined,
    });
    const writing = { conversationId: id, agent: player.agent, clientId: `m-${this.#said}`, text: '處理中' };
    if ((await this.#surely(() => reply(writing))).kind === 'done') this.#count.replies += 1;
  }

  async #passOn(player: Player, id: ConversationId, assignment: Assignment): Promise<void> {
    const to = this.#players[Math.floor(this.#roll() * this.#players.length)];
    if (to === undefined) return;
    const { agents } = this.#stores;
    const floor = createFloor({
      agents,
      assignment,
      clock: this.#clock,
      rules: { ...RULES, isAutomatic: false },
    });
    const by = { agent: player.agent, mayRelieve: false };
    const outcome = await this.#alive(floor.transferTo(id, to.agent.id, by));
    if (outcome?.kind === 'done') this.#count.transfers += 1;
  }

  #loseConnection(player: Player): void {
    player.backAtMs = this.#nowMs + TICK_MS * (2 + Math.floor(this.#roll() * 60));
  }

  /** The steps of a process that may die before any of its writes. */
  #assignmentOf(player: Player): Assignment {
    const dies = !this.#isCalm && this.#roll() < 0.06;
    const parts = { ...this.#stores, outbox: this.#outbox, clock: this.#clock };
    return mortalAssignment(parts, {
      writesLeft: dies ? Math.floor(this.#roll() * (MOST_WRITES + 1)) : Infinity,
      onDeath: () => {
        if (player.backAtMs > this.#nowMs) return;
        this.#count.died += 1;
        this.#loseConnection(player);
      },
    });
  }

  /** Undefined where the process died on its way. */
  async #alive(step: Promise<DeskOutcome<Conversation>>): Promise<DeskOutcome<Conversation> | undefined> {
    try {
      const outcome = await step;
      if (outcome.kind === 'done' && this.#judge.owns(outcome.value)) this.#count.claimed += 1;
      return outcome;
    } catch (error) {
      if (error instanceof Death) return undefined;
      // The screen says so, and the person tries once more: it changed hands again and again, or the database was away.
      this.#passing(error);
      return undefined;
    }
  }

  async #watch(isAutomatic: boolean): Promise<void> {
    const { agents, lists } = this.#stores;
    const assignment = createAssignment({
      ...{ conversations: this.#stores.conversations, agents, outbox: this.#outbox, clock: this.#clock },
    });
    const watch = createFloorWatch({
      agents,
      assignment: {
        claim: assignment.claim,
        requeue: async (...args) => {
          const outcome = await assignment.requeue(...args);
          if (outcome.kind === 'done') this.#count.broughtBack += 1;
          return outcome;
        },
      },
      listAssigned: () => lists.list({ tab: 'assigned' }, MOST_LISTED),
      listWaiting: () => this.#queue(),
      rules: { ...RULES, isAutomatic },
      clock: this.#clock,
      onError: (error) => {
        this.#passing(error);
      },
    });
    watch.start();
    await watch.stop();
  }

  /** At the end the slots say the same as the talks. */
  async #mustBeEven(): Promise<void> {
    this.#nowMs += 60_000;
    await this.#watch(false);
    const held = (await this.#stores.agents.list()).flatMap(({ id, slots }) =>
      slots.map(({ conversationId }) => `${id} ${conversationId}`),
    );
    const owned = (await this.#assigned()).map(({ id, assignee }) => `${assignee?.id ?? ''} ${id}`);
    this.#judge.even(held, owned);
  }

  /** Throws what is no passing trouble of the database. */
  #passing(error: unknown): void {
    if (!(error instanceof HubError) || !error.retryable) throw error;
    if (error.code === 'STORE_UNAVAILABLE') this.#count.storeFaults += 1;
  }

  /** For what the race itself asks and writes: again until the database answers. */
  async #surely<Value>(work: () => Promise<Value>): Promise<Value> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1)
      try {
        return await work();
      } catch (error) {
        this.#passing(error);
      }
    return work();
  }

  async #queue(): Promise<readonly Conversation[]> {
    const rows = await this.#surely(() => this.#stores.lists.list({ tab: 'waiting' }, MOST_LISTED));
    return [...rows].sort(compareWaiting);
  }

  #assigned(): Promise<readonly Conversation[]> {
    return this.#surely(() => this.#stores.lists.list({ tab: 'assigned' }, MOST_LISTED));
  }

  async #countOpen(): Promise<number> {
    return (await this.#queue()).length + (await this.#assigned()).length;
  }

  #some<Thing>(things: readonly Thing[], count: number): readonly Thing[] {
    return things
      .map((thing) => ({ thing, at: this.#roll() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ thing }) => thing);
  }
}
