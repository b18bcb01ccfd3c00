// The weekly digest by mail, on the real engine and a mail server on loopback: when, to whom, how often, and what comes of it when the
// server refuses, waits, breaks off or dies.

import { loadConfig } from '../../src/config/config.js';
import { createDigestMail, type DigestMail } from '../../src/knowledge/digest/digest-mail.js';
import type { Digest } from '../../src/knowledge/digest/digest.js';
import { createMailOutbox, MAIL_LEASE_MS } from '../../src/mail/mail-outbox.js';
import { createSmtpClient } from '../../src/mail/smtp-client.js';
import type { SendLetter } from '../../src/mail/letter.js';
import { createMailStore } from '../../src/storage/mail-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createRecipientStore } from '../../src/storage/recipient-store.js';
import { weekOf } from '../../src/domain/report-week.js';
import { testDatabase } from '../support/engine.js';
import { deadPort, FakeSmtp } from '../support/fake-smtp.js';

/** 2026-11-23, a Monday, at eight in Taipei. */
const EIGHT = Date.parse('2026-11-23T08:00:00+08:00');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const database = testDatabase();
const NEVER = new AbortController().signal;

let smtp: FakeSmtp;
let nowMs = EIGHT;
let told: { state: string; attempts: number; fault?: string }[] = [];

beforeAll(async () => {
  smtp = await FakeSmtp.start();
});
afterAll(() => smtp.stop());
beforeEach(async () => {
  nowMs = EIGHT;
  told = [];
  smtp.taken.length = 0;
  smtp.tries.length = 0;
  const { connection } = database();
  createMailStore(connection);
  createRecipientStore(connection);
  await buildIndexes(connection);
  await connection.collection('mail_outbox').deleteMany({});
  await connection.collection('digest_recipients').deleteMany({});
});

const digestOf = (department: string, titles: readonly string[]): Digest => ({
  ...{ department, week: weekOf('2026-11-16'), missed: [], missedCount: 0, used: [], usedCount: 0 },
  ...{ due: [], expiring: [], dead: [], requests: [] },
  drafts: titles.map((title, at) => ({ id: `d${at}`, title, state: 'draft' })),
});

interface Wishes {
  readonly titles?: readonly string[];
  readonly url?: string;
  readonly send?: SendLetter;
}

function aHub({ titles = ['<b>路燈</b> & 公園'], url, send }: Wishes = {}): DigestMail {
  const { mail } = loadConfig({ ...smtp.env, ...(url === undefined ? {} : { SMTP_URL: url }) }, '/yima');
  if (mail === undefined) throw new Error('no mail server is named');
  const store = createMailStore(database().connection);
  const clock = (): number => nowMs;
  // Longer than any machine takes; what hangs is broken off in half a second.
  const patience = { stepMs: 500, wholeMs: 20_000, endingMs: 500 };
  const outbox = createMailOutbox({
    ...{ store, clock, random: () => 0.5, send: send ?? createSmtpClient(mail, { clock, patience }) },
    events: {
      mailTried: ({ state, attempts, fault }) => {
        told.push({ state, attempts, ...(fault === undefined ? {} : { fault }) });
      },
    },
  });
  return createDigestMail({
    digests: { read: (department) => Promise.resolve(digestOf(department, titles)) },
    ...{ recipients: createRecipientStore(database().connection), mails: store, clock, outbox },
    head: { cityName: '示範市', publicUrl: 'https://1999.city.example' },
  });
}

async function keep(hub: DigestMail, department: string, addresses: readonly string[]): Promise<void> {
  const { revision } = (await hub.read(department)).recipients;
  expect((await hub.keep({ department, addresses, revision })).kind).toBe('kept');
}
const stateOf = async (hub: DigestMail, department: string) =>
  (await hub.read(department)).mails.map(({ address, state, fault }) => ({
    address,
    state,
    ...(fault === undefined ? {} : { fault: fault.code }),
  }));

describe('the weekly digest by mail', () => {
  it('leaves on Monday at eight and not before, once for each address, the next week again', async () => {
    const hub = aHub();
    await keep(hub, '環保局', ['ann@city.example', 'bob@city.example']);
    nowMs = EIGHT - 60_000;
    await hub.run(NEVER);
    expect(smtp.tries).toEqual([]);

    nowMs = EIGHT;
    await hub.run(NEVER);
    await hub.run(NEVER);
    nowMs = EIGHT + 6 * DAY_MS;
    await hub.run(NEVER);

    expect(smtp.taken.map(({ to }) => to).sort()).toEqual(['ann@city.example', 'bob@city.example']);
    nowMs = EIGHT + 7 * DAY_MS;
    await hub.run(NEVER);
    expect(smtp.taken).toHaveLength(4);
    expect(new Set(smtp.taken.map(({ messageId }) => messageId)).size).toBe(4);
    expect(told.filter(({ state }) => state === 'sent')).toHaveLength(4);
  });

  it('is caught up with in the same week by a hub that was off', async () => {
    const hub = aHub();
    await keep(hub, '環保局', ['ann@city.example']);
    nowMs = EIGHT + 5 * DAY_MS;

    await hub.run(NEVER);

    expect(smtp.taken).toHaveLength(1);
  });

  it('is neither written nor sent where no mail server is named', async () => {
    const store = createMailStore(database().connection);
    const hub = createDigestMail({
      digests: { read: (department) => Promise.resolve(digestOf(department, ['x'])) },
      ...{ recipients: createRecipientStore(database().connection), mails: store, clock: () => nowMs },
      head: { cityName: '示範市' },
    });
    await keep(hub, '環保局', ['ann@city.example']);
    await hub.run(NEVER);

    expect(await hub.read('環保局')).toMatchObject({ isOn: false, mails: [] });
  });

  it('is sent by one of two hubs, whoever comes first', async () => {
    const hubs = [aHub(), aHub()];
    const addresses = Array.from({ length: 20 }, (_, at) => `p${at}@city.example`);
    await keep(aHub(), '環保局', addresses);

    await Promise.all(hubs.map((hub) => hub.run(NEVER)));
    await Promise.all(hubs.map((hub) => hub.run(NEVER)));

    expect(smtp.taken.map(({ to }) => to).sort()).toEqual([...addresses].sort());
  });

  it('bears an id of its own, and asks nobody’s holiday notice to answer', async () => {
    const hub = aHub();
    await keep(hub, '環保局', ['ann@city.example']);
    await hub.run(NEVER);

    const [letter] = smtp.taken;
    expect(letter?.raw).toMatch(/^Subject: =\?UTF-8\?/im);
    expect(letter?.raw).toMatch(/^Auto-Submitted: auto-generated/im);
    expect(letter?.messageId).toMatch(/^<[\w-]{36}@city\.example>$/);
    expect(letter?.from).toBe('hub@city.example');
  });

  it('is not written where there is nothing to report, and says so', async () => {
    const hub = aHub({ titles: [] });
    await keep(hub, '環保局', ['ann@city.example']);

    await hub.run(NEVER);

    expect(smtp.tries).toEqual([]);
    expect(await stateOf(hub, '環保局')).toEqual([{ address: 'ann@city.example', state: 'nothing' }]);
  });

  it.each(['refuse', 'refuse-content'] as const)(
    'ends at a refusal (%s), until a person wants it tried anew',
    async (plan) => {
      const hub = aHub();
      smtp.plan('gone@city.example', plan);
      await keep(hub, '環保局', ['gone@city.example']);
      await hub.run(NEVER);
      nowMs += DAY_MS;
      await hub.run(NEVER);
      expect(smtp.tries).toHaveLength(1);
      expect(await stateOf(hub, '環保局')).toEqual([
        { address: 'gone@city.example', state: 'failed', fault: 'refused' },
      ]);

      smtp.plan('gone@city.example', 'take');
      const [mail] = (await hub.read('環保局')).mails;
      expect(await hub.sendAgain(mail?.id ?? '')).toMatchObject({ state: 'waiting' });
      expect(await hub.sendAgain(mail?.id ?? '')).toBeUndefined();
      await hub.run(NEVER);

      expect(smtp.to('gone@city.example')).toHaveLength(1);
      expect(mail?.fault?.detail).toMatch(/^55[04] /);
    },
  );

  it('comes back to a server that wants to be asked later, after a pause', async () => {
    const hub = aHub();
    smtp.plan('grey@city.example', 'grey');
    await keep(hub, '環保局', ['grey@city.example']);
    await hub.run(NEVER);
    await hub.run(NEVER);
    expect(smtp.tries).toHaveLength(1);
    smtp.plan('grey@city.example', 'take');
    nowMs += 5 * 60_000;

    await hub.run(NEVER);

    expect(smtp.to('grey@city.example')).toHaveLength(1);
    expect(told).toEqual([
      { state: 'waiting', attempts: 1, fault: 'busy' },
      { state: 'sent', attempts: 2 },
    ]);
  });

  it.each(['cut', 'hang'] as const)(
    'is unclear where the line ends after the content (%s): never again by itself',
    async (plan) => {
      const hub = aHub();
      smtp.plan('far@city.example', plan);
      await keep(hub, '環保局', ['far@city.example']);
      await hub.run(NEVER);
      nowMs += DAY_MS;
      await hub.run(NEVER);

      expect(await stateOf(hub, '環保局')).toEqual([
        { address: 'far@city.example', state: 'unclear', fault: 'cut' },
      ]);
      expect(smtp.to('far@city.example')).toHaveLength(1);

      smtp.plan('far@city.example', 'take');
      await hub.sendAgain((await hub.read('環保局')).mails[0]?.id ?? '');
      await hub.run(NEVER);
      const [first, second] = smtp.to('far@city.example');
      expect(second?.messageId).toBe(first?.messageId);
    },
  );

  it('waits where the line ends before the content, and where nobody answers at all', async () => {
    const hub = aHub();
    smtp.plan('early@city.example', 'early');
    await keep(hub, '環保局', ['early@city.example']);
    await hub.run(NEVER);
    expect(await stateOf(hub, '環保局')).toEqual([
      { address: 'early@city.example', state: 'waiting', fault: 'network' },
    ]);

    nowMs += 5 * 60_000;
    await aHub({ url: `smtp://127.0.0.1:${await deadPort()}` }).run(NEVER);
    smtp.plan('early@city.example', 'take');
    nowMs += 15 * 60_000;
    await hub.run(NEVER);

    expect(smtp.to('early@city.example')).toHaveLength(1);
    // The week is over: what did not get through is not sent any more.
    smtp.plan('early@city.example', 'grey');
    nowMs = EIGHT + 7 * DAY_MS;
    await hub.run(NEVER);
    await keep(hub, '環保局', []);
    await keep(hub, '水利局', ['late@city.example']);
    smtp.plan('late@city.example', 'grey');
    await hub.run(NEVER);
    nowMs = EIGHT + 14 * DAY_MS - HOUR_MS;
    await hub.run(NEVER);
    expect(told.at(-1)).toEqual({ state: 'failed', attempts: 1, fault: 'late' });
  });

  it('is unclear where a hub dies after it began to give the content, and sent where it died before', async () => {
    const dying =
      (isBegun: boolean): SendLetter =>
      async (_letter, { mayBegin }) => {
        if (isBegun) await mayBegin();
        throw new Error('killed');
      };
    await keep(aHub(), '甲局', ['a@city.example']);
    await expect(aHub({ send: dying(true) }).run(NEVER)).rejects.toThrow('killed');
    await keep(aHub(), '乙局', ['b@city.example']);
    await expect(aHub({ send: dying(false) }).run(NEVER)).rejects.toThrow('killed');
    const hub = aHub();
    await hub.run(NEVER);
    expect(smtp.tries).toEqual([]);

    nowMs += MAIL_LEASE_MS;
    await hub.run(NEVER);

    expect(await stateOf(hub, '甲局')).toEqual([
      { address: 'a@city.example', state: 'unclear', fault: 'cut' },
    ]);
    expect(await stateOf(hub, '乙局')).toEqual([{ address: 'b@city.example', state: 'sent' }]);
    expect(smtp.taken.map(({ to }) => to)).toEqual(['b@city.example']);
  });

  it('gives no content after its hold on the letter is over', async () => {
    const hub = aHub();
    smtp.plan('slow@city.example', 'take');
    await keep(hub, '環保局', ['slow@city.example']);
    const { mail } = loadConfig(smtp.env, '/yima');
    if (mail === undefined) throw new Error('no mail server is named');
    const real = createSmtpClient(mail, { clock: () => nowMs });
    const kinds: string[] = [];
    const late: SendLetter = async (letter, watch) => {
      const isOurs = async (): Promise<boolean> => {
        if (kinds.length === 0) nowMs += MAIL_LEASE_MS;
        return watch.mayBegin();
      };
      const outcome = await real(letter, { ...watch, mayBegin: isOurs });
      kinds.push(outcome.kind);
      return outcome;
    };

    await aHub({ send: late }).run(NEVER);

    expect(kinds).toEqual(['stopped', 'sent']);
    expect(smtp.to('slow@city.example')).toHaveLength(1);
  });

  it('goes back to the waiting ones when the hub ends', async () => {
    const ending = new AbortController();
    const stopping: SendLetter = (letter, watch) => {
      ending.abort();
      const { mail } = loadConfig(smtp.env, '/yima');
      if (mail === undefined) throw new Error('no mail server is named');
      return createSmtpClient(mail, { clock: () => nowMs })(letter, watch);
    };
    await keep(aHub(), '環保局', ['ann@city.example', 'bob@city.example']);

    await aHub({ send: stopping }).run(ending.signal);

    expect(smtp.tries).toEqual([]);
    expect((await stateOf(aHub(), '環保局')).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });

  it('goes to nobody who was taken off while it waited', async () => {
    const hub = aHub();
    smtp.plan('grey@city.example', 'grey');
    await keep(hub, '環保局', ['grey@city.example', 'Ann@city.example']);
    await hub.run(NEVER);
    await keep(hub, '環保局', ['ann@city.example']);
    smtp.plan('grey@city.example', 'take');
    nowMs += HOUR_MS;

    await hub.run(NEVER);

    expect(smtp.taken.map(({ to }) => to)).toEqual(['Ann@city.example']);
  });

  it('keeps no password that a server repeats, and no list that somebody has changed meanwhile', async () => {
    const hub = aHub({ url: `smtp://hub:wrong%20word@127.0.0.1:${smtp.port}` });
    smtp.needPassword('right');
    await keep(hub, '環保局', ['ann@city.example']);
    await hub.run(NEVER);

    const stored = await database().connection.collection('mail_outbox').findOne({});
    expect(stored?.['fault']).toEqual({ code: 'sign-in', detail: '535' });
    expect(JSON.stringify(stored)).not.toContain('wrong word');
    const change = { department: '環保局', addresses: [], revision: 0 };
    expect(await hub.keep(change)).toEqual({ kind: 'stale' });
  });
});
