// The working-day calendar on a real hub: what a supervisor sets is what citizens hear with their next message.

import { poll } from '../support/poll.js';
import { startStaffedHub, PASSWORD, LIN, type Person } from '../support/staffed-hub.js';
import { StaffClient } from '../support/staff-client.js';
import type { TestHub } from '../support/test-hub.js';
import type { CalendarView, ImportView } from '../../src/wire/calendar-api.js';

const CHIEF: Person = { email: 'chief@city.gov.tw', name: '陳督導', roles: ['supervisor'] };
const reason = { zh: '颱風停班', en: 'a typhoon' };

describe('the working-day calendar', () => {
  let hub: TestHub;
  let chief: StaffClient;
  beforeAll(async () => {
    hub = await startStaffedHub({
      more: [CHIEF],
    });
    chief = new StaffClient(() => hub.url);
    await chief.signIn({ email: CHIEF.email, password: PASSWORD });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const read = async (year = 2026): Promise<CalendarView> =>
    (await chief.send('GET', `/api/v1/calendar?year=${year}`)).body as CalendarView;
  const change = async (path: string, body: object, method = 'POST') => {
    const { revision } = await read();
    return chief.send(method, `/api/v1/calendar${path}`, { body: { revision, ...body } });
  };

  it('closes the desk between two messages, says why, and opens it again', async () => {
    const [ann, bea, dan] = ['ann', 'bea', 'dan'].map((name) => hub.line.user(name)) as [
      LineUser,
      LineUser,
      LineUser,
    ];

    const before = await hub.ask(ann, ann.text('轉真人'));
    const closed = await change('/closures', { day: (await read()).today, part: 'from-now', reason });
    const during = await hub.ask(bea, bea.text('轉真人'));
    const hours = await hub.ask(dan, dan.text('服務時間'));
    const { closures } = closed.body as CalendarView;
    await change(`/closures/${closures[0]?.id ?? ''}/end`, {});
    const after = await hub.ask(dan, dan.text('轉真人'));

    expect(before.at(-1)).toContain('目前排在第 1 位');
    expect(during.at(-1)).toContain('因颱風停班，真人服務暫停。明天 00:00 開始服務。');
    expect(hours.at(-1)).toContain('因颱風停班暫停');
    expect(after.at(-1)).toContain('目前排在第');
  });

  it('counts what another instance has stored, within seconds', async () => {
    const { revision } = await read();
    const closure = { id: 'elsewhere', fromMs: Date.now() - 1, untilMs: Date.now() + 3_600_000, reason };
    await hub.database.connection
      .collection<{ _id: string }>('working_calendar')
      .updateOne({ _id: 'calendar' }, { $set: { closures: [closure], revision: revision + 1 } });

    await poll('the closure to count here', async () => !(await read()).now.isOpen);
    const eve = hub.line.user('eve');
    await poll('the bot to say so', async () =>
      (await hub.ask(eve, eve.text('服務時間'))).join().includes('颱風'),
    );
    await change('/closures/elsewhere/end', {});

    expect((await read()).now).toEqual({ isOpen: true });
  });

  it('calls a year unofficial until a person confirms it, and again after a change', async () => {
    const computed = await read(2027);
    const confirmed = (await change('/years/2027/confirm', {})).body as CalendarView;
    const days = [{ day: '2027-03-06', isOff: false, name: { zh: '補行上班', en: 'Make-up workday' } }];
    const edited = (await change('/years/2027', { days }, 'PUT')).body as CalendarView;
    const forgotten = (await change('/years/2027/forget', {})).body as CalendarView;

    expect(computed).toMatchObject({ source: 'computed' });
    expect(computed.confirmed).toBeUndefined();
    expect(confirmed).toMatchObject({ source: 'set', confirmed: { by: '陳督導' }, days: computed.days });
    expect(edited).toMatchObject({ source: 'set', days });
    expect(edited.confirmed).toBeUndefined();
    expect(forgotten).toMatchObject({ source: 'computed', days: computed.days });
  });

  it('imports a whole year or nothing, shows the difference first, and refuses who read an older calendar', async () => {
    const file = (text: string): string => Buffer.from(text).toString('base64');
    const faulty = await change('/import', {
      file: file('西元日期,星期,是否放假,備註\n20280101,六,9,'),
      isDryRun: false,
    });
    const dry = await change('/import', { file: file(year2028()), isDryRun: true });
    const untouched = await read(2028);
    const done = await change('/import', { file: file(year2028()), isDryRun: false });
    const stale = await chief.send('POST', '/api/v1/calendar/import', { body: { revision: 1, file: file(year2028()), isDryRun: false } }); // prettier-ignore

    expect((faulty.body as ImportView).faults).toMatchObject([{ line: 2, column: '是否放假' }]);
    expect((dry.body as ImportView).read).toMatchObject({ year: 2028, encoding: 'utf-8', makeUpDays: 1 });
    expect((dry.body as ImportView).read?.changes).toContainEqual(
      expect.objectContaining({ day: '2028-12-25' }),
    );
    expect(untouched.source).toBe('computed');
    expect((done.body as ImportView).calendar).toMatchObject({
      source: 'set',
      days: [{ day: '2028-01-08', isOff: false }],
    });
    expect(stale.status).toBe(409);
  });

  it('writes each change on record with who made it, and lets agents read but not change', async () => {
    const { body } = await chief.send('GET', '/api/v1/audit?limit=200');
    const { entries } = body as {
      entries: { action: string; actor?: { name: string }; target?: { id: string } }[];
    };
    const changes = entries.filter(({ action }) => action === 'calendar-changed');
    const agent = new StaffClient(() => hub.url);
    await agent.signIn({ email: LIN.email, password: PASSWORD });

    expect(new Set(changes.map(({ target }) => target?.id))).toEqual(
      new Set(['close', 'reopen', 'confirm-year', 'set-year', 'forget-year']),
    );
    expect(changes.every(({ actor }) => actor?.name === '陳督導')).toBe(true);
    expect((await agent.send('GET', '/api/v1/calendar')).status).toBe(200);
    expect(
      (await agent.send('POST', '/api/v1/calendar/years/2026/confirm', { body: { revision: 0 } })).status,
    ).toBe(403);
  });
});

type LineUser = ReturnType<TestHub['line']['user']>;

/** Weekends off, one Saturday worked, no feast: as a file that differs from the computed year. */
function year2028(): string {
  const rows = ['西元日期,星期,是否放假,備註'];
  for (let ms = Date.UTC(2028, 0, 1); ms < Date.UTC(2029, 0, 1); ms += 86_400_000) {
    const day = new Date(ms);
    const isOff = day.getUTCDay() % 6 === 0;
    const text = day.toISOString().slice(0, 10).replaceAll('-', '');
    const mark = text === '20280108' ? '0,補行上班' : isOff ? '2,' : '0,';
    rows.push(`${text},${'日一二三四五六'.charAt(day.getUTCDay())},${mark}`);
  }
  return rows.join('\n');
}
