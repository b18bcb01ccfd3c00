// A floor under attack, on the real stores: agents race for the head of the queue, die between two writes, lose their connection and
// come back, pass talks on, finish them; citizens write on. Time is simulated, everything else is real. What must hold is watched all the
// while; `faults` says where it did not. Called by `test/desk/floor-race.test.ts` (small) and `npm run bench:floor` (200 and 2,000).

import type { Connection } from 'mongoose';

import { createRegistry } from '../../src/channels/registry.js';
import { createAgentReply } from '../../src/desk/agent-reply.js';
import type { Assignment } from '../../src/desk/assignment.js';
import type { DeskOutcome } from '../../src/desk/desk-outcome.js';
import { createFloor } from '../../src/desk/floor.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { HubError } from '../../src/domain/errors.js';
import { compareWaiting } from '../../src/domain/handoff.js';
import type { ConversationId } from '../../src/domain/ids.js';
import type { TalkQueue } from '../../src/domain/team.js';
import { createOutbox } from '../../src/outbox/outbox.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createAgentStore } from '../../src/storage/agent-store.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createDeskStore } from '../../src/storage/desk-store.js';
import { createOutboxStore } from '../../src/storage/outbox-store.js';
import { createTeamStore } from '../../src/storage/team-store.js';
import { createTranscriptStore } from '../../src/storage/transcript-store.js';
import { dice, someOf } from './dice.js';
import { Death, mortalAssignment } from './mortal-assignment.js';
import { NO_UPLOADS } from './no-uploads.js';
import { RaceJudge } from './race-judge.js';
import { isAttack, type Player, type RaceReport, type RaceSize } from './race-report.js';
import { comeToDesk, RACE_ACCOUNT, raceTalk } from './race-talks.js';
import { createRaceTeams, type RaceTeams } from './race-teams.js';
import { watchOnce } from './race-watch.js';
import { silentAdapter } from './silent-adapter.js';

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
/** Talks go on coming, one at a moment, until each kind of trouble has been met; at most so many times the talks that were asked for. */
const MOST_TIMES = 10;

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
  readonly #teams: RaceTeams;
  readonly #count = {
    ...{ claimed: 0, lostRaces: 0, refusedFull: 0, transfers: 0, refusedTeam: 0, opened: 0 },
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
      queues: createTeamStore(connection),
    };
    this.#teams = createRaceTeams(connection, { agents: this.#stores.agents, clock: this.#clock });
    this.#outbox = createOutbox({
      store: this.#stores.sends,
      transcript: this.#stores.transcript,
      registry: createRegistry([silentAdapter(RACE_ACCOUNT)]),
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
    const people = this.#players.map(({ agent }) => agent);
    await this.#teams.fill(people, this.#size.teams ?? 0);
    const arrivals = Math.ceil(this.#size.talks / this.#size.arrivalTicks);
    const most = this.#size.talks * MOST_TIMES;
    while (
      this.#talks.length < this.#size.talks ||
      (!isAttack(this.#count, this.#size) && this.#talks.length < most)
    ) {
      const left = Math.max(1, this.#size.talks - this.#talks.length);
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
    const racers = someOf(this.#roll, there, this.#size.atOnce);
    await Promise.all([
      ...racers.map((player) => this.#grab(player, before)),
      ...someOf(this.#roll, owned, this.#size.atOnce * 2).map((talk) => this.#serve(talk)),
      ...someOf(this.#roll, owned, this.#size.atOnce).map((talk) => this.#citizenWrites(talk.id)),
      this.#watch(this.#roll() < 0.3),
    ]);
    const [after, taken] = [await this.#queue(), await this.#assigned()];
    this.#judge.fair(before, after, taken);
    const records = await this.#stores.agents.list();
    this.#judge.opens(after, await this.#teams.room.now(records), TICK_MS);
    this.#judge.holds(taken, new Map(records.map((record) => [record.id, record])), this.#nowMs);
  }

  async #someoneComes(): Promise<void> {
    const n = this.#talks.length;
    const id = raceTalk(n);
    this.#talks.push(id);
    const queue = n % 2 === 0 ? await this.#queueOfSomeTeam() : undefined;
    const nowMs = this.#nowMs + (n % TICK_MS);
    const speak = () => this.#citizenWrites(id);
    await comeToDesk(this.#stores.conversations, n, { nowMs, queue, speak });
  }

  /** Undefined where there are none. */
  async #queueOfSomeTeam(): Promise<TalkQueue | undefined> {
    const ids = [...this.#teams.room.byId().keys()];
    const queue = await this.#teams.room.queueIn(ids[Math.floor(this.#roll() * ids.length)] ?? '');
    return queue.kind === 'done' ? queue.value : undefined;
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
      if (outcome?.kind === 'done') this.#judge.taken(outcome.value, this.#teams.room.byId());
      if (outcome === undefined || outcome.kind === 'done') return;
      const { code } = outcome.refusal;
      if (code === 'at-capacity') this.#count.refusedFull += 1;
      else if (code === 'other-team') this.#count.refusedTeam += 1;
      else this.#count.lostRaces += 1;
      if (code === 'at-capacity') return;
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
    } else if (chance < 0.83) await this.#alive(assignment.requeue(id, { ...by, ...(await this.#where()) }));
    else if (chance < 0.93) await this.#passOn(player, id, assignment);
    else if (chance < 0.96) this.#loseConnection(player);
    // Pressed once more on a screen that still shows it as theirs.
    else await this.#alive(assignment.claim(id, player.agent));
  }

  /** Back to where it was, or to a team. */
  async #where(): Promise<{ readonly queue?: TalkQueue }> {
    const queue = this.#roll() < 0.5 ? await this.#queueOfSomeTeam() : undefined;
    return queue === undefined ? {} : { queue };
  }

  async #reply(player: Player, id: ConversationId): Promise<void> {
    this.#said += 1;
    const { conversations, transcript, sends } = this.#stores;
    const reply = createAgentReply({
      ...{ conversations, transcript, sends, outbox: this.#outbox, clock: this.#clock },
      registry: { find: () => undefined },
      uploads: NO_UPLOADS,
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
    const { whyNot } = this.#teams.room;
    const parts = { ...this.#stores, outbox: this.#outbox, clock: this.#clock, whyNot };
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
    await watchOnce({
      ...{ stores: this.#stores, teams: this.#teams.room, outbox: this.#outbox, clock: this.#clock },
      rules: { ...RULES, isAutomatic },
      listAssigned: () => this.#stores.lists.list({ tab: 'assigned' }, MOST_LISTED),
      listWaiting: () => this.#queue(),
      onBroughtBack: () => (this.#count.broughtBack += 1),
      onOpened: () => (this.#count.opened += 1),
      onError: (error) => {
        this.#passing(error);
      },
    });
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
}
