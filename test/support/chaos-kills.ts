// A hub under load that is killed again and again, at moments and in ways that a seed decides. The tests run it with forty
// kills.

import { setTimeout as delay } from 'node:timers/promises';

import type { OutboxDocument } from '../../src/storage/outbox-document.js';
import type { PlatformSimulator, ShownToStaff } from './platform-simulator.js';
import { poll } from './poll.js';
import type { Finding } from './promise-judge.js';
import type { RunningHub } from './running-hub.js';

/** Everybody's question comes within this time, and the kill somewhere in it or shortly after. Unit: ms. */
const SPREAD_MS = 300;
const KILL_WITHIN_MS = 500;
/** A send whose sender died is taken up after its lease of 12 s, then waits 10 s for its echo; answers behind it wait. Unit: ms. */
const SETTLE_MS = 90_000;

export type Victim = 'group' | 'hub' | 'engine';
/** An engine is back within a second or two, a hub takes several: as many kills as fit. */
const VICTIMS: readonly Victim[] = ['engine', 'engine', 'hub', 'group'];

/** Everybody asks question `n`, each at a moment of their own; resolves when all are acknowledged. */
export async function askAll(sim: PlatformSimulator, n: number, spreadMs = SPREAD_MS): Promise<void> {
  await Promise.all(
    sim.people.map(async (person) => {
      await delay(sim.random() * spreadMs);
      await sim.ask(person, n);
    }),
  );
}

async function kill(hub: RunningHub, victim: Victim): Promise<void> {
  if (victim === 'engine') {
    const killed = hub.enginePid;
    hub.killEngine();
    const isBack = async (): Promise<boolean> => hub.enginePid !== killed && (await hub.isReady());
    await poll('another engine serves', isBack, 30_000).catch((cause: unknown) => {
      throw new Error(`no other engine than ${killed}, now ${hub.enginePid}:\n${hub.words}`, { cause });
    });
    return;
  }
  await (victim === 'group' ? hub.killGroup() : hub.killHub());
  await hub.start();
}

/** Questions and kills by turns; how often each was the victim. */
export async function killUnderLoad(
  sim: PlatformSimulator,
  hub: RunningHub,
  { kills }: { kills: number },
): Promise<Record<string, number>> {
  const killed: Record<string, number> = {};
  for (let n = 0; n < kills; n += 1) {
    const victim = VICTIMS[Math.floor(sim.random() * VICTIMS.length)] ?? 'group';
    const asking = askAll(sim, n % sim.questions.length);
    await delay(sim.random() * KILL_WITHIN_MS);
    await kill(hub, victim);
    await asking;
    killed[victim] = (killed[victim] ?? 0) + 1;
  }
  return killed;
}

export interface HubEnd {
  /** How many outgoing calls came to each end. */
  readonly outbox: Readonly<Record<string, number>>;
  /** What staff see as perhaps not delivered. */
  readonly unclear: ShownToStaff;
  /** What staff see as not taken by the platform. */
  readonly refused: ShownToStaff;
}

/** A machine under load may keep the first knock waiting too long. */
const openDatabase = (hub: Pick<RunningHub, 'openDatabase'>): ReturnType<RunningHub['openDatabase']> =>
  poll('the database to be opened', () => hub.openDatabase());

type OutboxEndRow = Pick<OutboxDocument, 'state' | 'call' | 'conversationKey'>;

/** The number as text, for nought is no answer to `poll`. */
const isFewer = (now: number, before: number): string | undefined => (now < before ? String(now) : undefined);

const MOST_DESCRIBED = 20;

/** What nobody brings to its end, for whoever asks why: without the words, which are long. */
async function describeOpen({ connection }: Awaited<ReturnType<typeof openDatabase>>): Promise<string> {
  const read = (collection: string, filter: object, without: object): Promise<object[]> =>
    connection.collection(collection).find(filter, { projection: without }).limit(MOST_DESCRIBED).toArray();
  const found = {
    now: new Date(),
    inbox: await read('inbox', { state: { $ne: 'done' } }, { activity: 0, event: 0 }),
    outbox: await read('outbox', { state: { $in: ['waiting', 'sending'] } }, { call: 0 }),
    conversations: await read('conversations', { lease: { $exists: true } }, { _id: 1, lease: 1, status: 1 }),
  };
  return JSON.stringify(found, undefined, 1);
}

/** Waits until the hub has nothing open any more and tells how everything ended. What has piled up over many kills takes its time: the
 *  patience begins anew with each row that comes to its end. Where it has ended once, what is open is told and it begins once more: slow
 *  and stuck are two things, and the words say which. */
export async function settle(
  sim: PlatformSimulator,
  hub: Pick<RunningHub, 'openDatabase'> & Partial<Pick<RunningHub, 'words'>>,
  withinMs = SETTLE_MS,
): Promise<HubEnd> {
  const database = await openDatabase(hub);
  const inbox = database.connection.collection('inbox');
  const outbox = database.connection.collection('outbox');
  try {
    const countOpen = async (): Promise<number> =>
      (await inbox.countDocuments({ state: { $ne: 'done' } })) +
      (await outbox.countDocuments({ state: { $in: ['waiting', 'sending'] } }));
    for (let before = Infinity; before > 0;) {
      const known = before;
      const fewer = async (): Promise<string | undefined> => isFewer(await countOpen(), known);
      before = await poll(`one of ${known} to end`, fewer, withinMs)
        .catch(async () => {
          console.warn(
            `nothing ended for ${withinMs} ms\n${await describeOpen(database)}\n${hub.words ?? ''}`,
          );
          return poll(`one of ${known} to end, after all`, fewer, withinMs);
        })
        .then(Number);
    }
    await Promise.all([...sim.visitors.values()].map((visitor) => visitor.catchUp()));
    const counts: Record<string, number> = {};
    const shown = { unclear: new Map<string, Set<number>>(), refused: new Map<string, Set<number>>() };
    for await (const { state, call, conversationKey } of outbox.find<OutboxEndRow>({})) {
      counts[state] = (counts[state] ?? 0) + 1;
      if (state !== 'unclear' && state !== 'refused') continue;
      const ids = shown[state].get(conversationKey) ?? new Set();
      sim.questions.forEach(({ answer }, n) => call.text.includes(answer) && ids.add(n));
      shown[state].set(conversationKey, ids);
    }
    return { outbox: counts, ...shown };
  } finally {
    await database.close();
  }
}

/** What the hub knows of the calls to a person that a finding tells of: every row's journal, and the echoes it heard. */
export async function historyOf(
  sim: PlatformSimulator,
  hub: Pick<RunningHub, 'openDatabase'>,
  { who, n }: Finding,
): Promise<readonly object[]> {
  const person = sim.people.find(({ name }) => name === who);
  const known = n === undefined ? undefined : sim.questions[n];
  if (person === undefined || known === undefined) return [];
  const { question, answer } = known;
  const database = await openDatabase(hub);
  try {
    const { connection } = database;
    const rows = await connection.collection('outbox').find({ conversationKey: person.talker.id }).toArray();
    const told = rows.filter(({ call }) => (call as { text: string }).text.includes(answer));
    const heard = await connection.collection<InboxRow>('inbox').find({ key: person.talker.id }).toArray();
    const ids = new Set(told.map(({ _id }) => String(_id)));
    const isAbout = ({ event, activity }: InboxRow): boolean =>
      ids.has(event.echo?.outboxId ?? '') || activity.includes(JSON.stringify(question));
    const about = heard.filter(isAbout);
    const turns = await connection
      .collection<{ _id: string }>('turns')
      .find({ _id: { $in: about.map(({ _id }) => _id) } }, { projection: { 'why.matches': 0, messages: 0 } })
      .toArray();
    return [
      ...told.map((row) => ({ ...row, call: undefined })),
      ...about.map((row) => ({ ...row, activity: undefined })),
      ...turns,
      ...sim.takenOf(person, answer),
    ];
  } finally {
    await database.close();
  }
}

interface InboxRow {
  readonly _id: string;
  readonly event: { readonly echo?: { readonly outboxId?: string } };
  readonly activity: string;
}

/** One line for whoever reads the run. */
export function report(what: string, sim: PlatformSimulator, { outbox }: HubEnd, more: object = {}): void {
  const asked = sim.people.flatMap((person) => person.asked);
  const acknowledged = asked.filter(({ acknowledgedAtMs }) => acknowledgedAtMs !== undefined).length;
  const { line, messenger } = sim.senders;
  const facts = {
    acknowledged,
    refusedDeliveries: line.refusals + messenger.refusals,
    timeouts: line.timeouts + messenger.timeouts,
    outbox,
    ...more,
  };
  process.stdout.write(`${what}: ${JSON.stringify(facts)}\n`);
}
