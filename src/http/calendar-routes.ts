// /api/v1/calendar: days off, make-up workdays, closures, the official yearly file. Supervisors change it, all of the desk read it.

import { randomUUID } from 'node:crypto';

import { readOfficeDays, type OfficeDays } from '../content/read-office-days.js';
import type { CalendarChange } from '../desk/calendar-change.js';
import type { CalendarRoom } from '../desk/calendar-room.js';
import type { StoredCalendar } from '../desk/calendar-store.js';
import type { DayNote } from '../domain/statutory-days.js';
import { startOf, taipeiDay, weekdayOf } from '../domain/taipei-time.js';
import { isOpenAt, notesOf, type WorkingCalendar } from '../domain/working-calendar.js';
import type { Clock } from '../lib/clock.js';
import { sayClosed } from '../replies/service-words.js';
import {
  calendarRequests,
  calendarView,
  importView,
  type CalendarView,
  type ImportView,
} from '../wire/calendar-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import type { HttpRequest } from './exchange.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

export interface CalendarRouteParts {
  readonly calendar: Pick<CalendarRoom, 'current' | 'read' | 'change'>;
  readonly clock: Clock;
}

const READERS = ['agent', 'supervisor', 'admin'] as const;
const KEEPERS = ['supervisor', 'admin'] as const;
/** The official file in base64, with room for one that carries more remarks. */
const MOST_IMPORT_BYTES = 256_000;
/** A year of named days. */
const MOST_YEAR_BYTES = 64_000;

type Change = (
  request: HttpRequest,
  wish: { readonly change: CalendarChange; readonly fromRevision: number; readonly year: number },
) => Promise<CalendarView>;

export function createCalendarRoutes(parts: CalendarRouteParts, gate: StaffGate): readonly ApiRoute[] {
  const change: Change = async (request, { change, fromRevision, year }) => {
    const by = gate.actorOf(request);
    const outcome = await parts.calendar.change(change, { by, fromRevision });
    if (outcome.kind === 'stale') throw new Refusal('CHANGED_MEANWHILE');
    if (outcome.kind === 'nothing-to-do') throw new Refusal('NO_SUCH_STEP');
    return viewOf(parts, year);
  };
  return [
    readingRoute(parts),
    ...yearRoutes(change),
    ...closureRoutes(parts, change),
    importRoute(parts, change),
  ];
}

function readingRoute(parts: CalendarRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/calendar',
    access: READERS,
    summary:
      'A year of the working-day calendar: days off, make-up workdays, closures, and whether people answer now.',
    query: calendarRequests.read,
    answer: calendarView,
    handle: ({ query: { year } }) => viewOf(parts, year ?? thisYear(parts)),
  });
}

function yearRoutes(change: Change): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'put',
      path: '/api/v1/calendar/years/:year',
      access: KEEPERS,
      summary: 'Set what is special in a year. It is unofficial until somebody confirms it. On record.',
      body: calendarRequests.setYear,
      mostBodyBytes: MOST_YEAR_BYTES,
      answer: calendarView,
      refusals: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
      handle: ({ params, body, request }) => {
        const year = yearIn(params);
        return change(request, {
          change: { kind: 'set-year', year, days: body.days },
          fromRevision: body.revision,
          year,
        });
      },
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/calendar/years/:year/confirm',
      access: KEEPERS,
      summary:
        'Somebody has held the year against the official announcement: it is no longer called unofficial. On record.',
      body: calendarRequests.ofRevision,
      answer: calendarView,
      refusals: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
      handle: ({ params, body: { revision }, request }) => {
        const year = yearIn(params);
        return change(request, { change: { kind: 'confirm-year', year }, fromRevision: revision, year });
      },
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/calendar/years/:year/forget',
      access: KEEPERS,
      summary: 'Forget what was set: the year is computed from the law again. On record.',
      body: calendarRequests.ofRevision,
      answer: calendarView,
      refusals: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
      handle: ({ params, body: { revision }, request }) => {
        const year = yearIn(params);
        return change(request, { change: { kind: 'forget-year', year }, fromRevision: revision, year });
      },
    }),
  ];
}

function closureRoutes(parts: CalendarRouteParts, change: Change): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/api/v1/calendar/closures',
      access: KEEPERS,
      summary:
        'Close the desk for a day or a part of it (typhoon, power cut): counts from the next message on. On record.',
      body: calendarRequests.close,
      answer: calendarView,
      refusals: ['NO_SUCH_STEP', 'CHANGED_MEANWHILE'],
      handle: ({ body: { revision, day, part, reason }, request }) => {
        if (Number.isNaN(startOf(day))) throw new Refusal('BAD_REQUEST', { details: { fields: ['day'] } });
        const closure = { id: randomUUID(), day, part, reason };
        return change(request, {
          change: { kind: 'close', closure },
          fromRevision: revision,
          year: Number(day.slice(0, 4)),
        });
      },
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/calendar/closures/:id/end',
      access: KEEPERS,
      summary: 'People are back before the closure was to end; one that has not begun is dropped. On record.',
      body: calendarRequests.ofRevision,
      answer: calendarView,
      refusals: ['NO_SUCH_STEP', 'CHANGED_MEANWHILE'],
      handle: ({ params, body: { revision }, request }) =>
        change(request, {
          change: { kind: 'reopen', closureId: params['id'] ?? '' },
          fromRevision: revision,
          year: thisYear(parts),
        }),
    }),
  ];
}

function importRoute(parts: CalendarRouteParts, change: Change): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/calendar/import',
    access: KEEPERS,
    summary:
      'Read the official yearly file (政府行政機關辦公日曆表, CSV, UTF-8 or Big5): every fault by row, or the whole year. On record.',
    body: calendarRequests.importYear,
    mostBodyBytes: MOST_IMPORT_BYTES,
    answer: importView,
    refusals: ['CHANGED_MEANWHILE'],
    handle: async ({ body: { revision, file, isDryRun }, request }): Promise<ImportView> => {
      const sheet = readOfficeDays(Buffer.from(file, 'base64'));
      if (sheet.kind === 'faulty') return { faults: [...sheet.faults] };
      const read = summaryOf(sheet, notesOf(asMaps(await parts.calendar.read()), sheet.year));
      if (isDryRun) return { faults: [], read };
      const { year, days } = sheet;
      return {
        faults: [],
        read,
        calendar: await change(request, {
          change: { kind: 'set-year', year, days },
          fromRevision: revision,
          year,
        }),
      };
    },
  });
}

type ReadSheet = Extract<OfficeDays, { readonly kind: 'read' }>;

function summaryOf(
  { encoding, year, days }: ReadSheet,
  before: readonly DayNote[],
): NonNullable<ImportView['read']> {
  const [was, is] = [byDay(before), byDay(days)];
  const touched = [...new Set([...was.keys(), ...is.keys()])].sort();
  const changes = touched.flatMap((day) => {
    const [old, now] = [was.get(day), is.get(day)];
    if (old?.isOff === now?.isOff && old?.name.zh === now?.name.zh) return [];
    return [
      { day, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) },
    ];
  });
  const offDays = days.filter(({ isOff }) => isOff).length;
  const makeUpDays = days.filter(({ day, isOff }) => !isOff && isWeekend(day)).length;
  return { encoding, year, changes, offDays, makeUpDays };
}

const byDay = (days: readonly DayNote[]): ReadonlyMap<string, DayNote> =>
  new Map(days.map((note) => [note.day, note]));

const isWeekend = (day: string): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

const thisYear = ({ clock }: CalendarRouteParts): number => Number(taipeiDay(clock()).slice(0, 4));

function yearIn(params: Readonly<Record<string, string>>): number {
  const asked = calendarRequests.read.safeParse({ year: params['year'] });
  if (!asked.success || asked.data.year === undefined) throw new Refusal('NOT_FOUND');
  return asked.data.year;
}

async function viewOf({ calendar, clock }: CalendarRouteParts, year: number): Promise<CalendarView> {
  const stored = await calendar.read();
  const nowMs = clock();
  const current: WorkingCalendar = { ...calendar.current(), ...asMaps(stored) };
  const set = stored.years.find((known) => known.year === year);
  const days = notesOf(current, year);
  const closed = sayClosed(current, nowMs, 'zh');
  return {
    revision: stored.revision,
    year,
    source: sourceOf(set !== undefined, days.length),
    ...(set?.confirmed === undefined ? {} : { confirmed: set.confirmed }),
    days,
    closures: closuresOf(stored, year, nowMs),
    hours: current.hours.spoken,
    now: {
      isOpen: isOpenAt(current, nowMs),
      ...(closed === undefined ? {} : { closed: { zh: closed, en: sayClosed(current, nowMs, 'en') ?? '' } }),
    },
    today: taipeiDay(nowMs),
  };
}

const asMaps = ({ years, closures }: StoredCalendar): Pick<WorkingCalendar, 'years' | 'closures'> => ({
  years: new Map(years.map((known) => [known.year, known])),
  closures,
});

function sourceOf(isSet: boolean, days: number): CalendarView['source'] {
  if (isSet) return 'set';
  return days === 0 ? 'none' : 'computed';
}

function closuresOf({ closures }: StoredCalendar, year: number, nowMs: number): CalendarView['closures'] {
  return closures
    .filter(({ fromMs, untilMs }) => untilMs > nowMs || taipeiDay(fromMs).startsWith(String(year)))
    .sort((a, b) => b.fromMs - a.fromMs);
}
