// The working-day calendar over HTTP.

import type { CalendarView, CloseRequest, ImportView, SetYearRequest } from '../../../wire/calendar-api.js';
import { call } from '../session/staff-client.js';

export type DayNote = CalendarView['days'][number];
export type Closure = CalendarView['closures'][number];

export const calendarKey = (year: number | undefined) => ['calendar', year ?? 'now'] as const;

/** The running year where none is asked for. */
export const readCalendar = (year: number | undefined): Promise<CalendarView> =>
  call('GET', year === undefined ? '/calendar' : `/calendar?year=${year}`);

export const setYear = (year: number, body: SetYearRequest, csrfToken: string): Promise<CalendarView> =>
  call('PUT', `/calendar/years/${year}`, { body, csrfToken });

export const confirmYear = (year: number, revision: number, csrfToken: string): Promise<CalendarView> =>
  call('POST', `/calendar/years/${year}/confirm`, { body: { revision }, csrfToken });

export const forgetYear = (year: number, revision: number, csrfToken: string): Promise<CalendarView> =>
  call('POST', `/calendar/years/${year}/forget`, { body: { revision }, csrfToken });

export const closeDesk = (body: CloseRequest, csrfToken: string): Promise<CalendarView> =>
  call('POST', '/calendar/closures', { body, csrfToken });

export const endClosure = (id: string, revision: number, csrfToken: string): Promise<CalendarView> =>
  call('POST', `/calendar/closures/${encodeURIComponent(id)}/end`, { body: { revision }, csrfToken });

export const importYear = (
  body: { readonly revision: number; readonly file: string; readonly isDryRun: boolean },
  csrfToken: string,
): Promise<ImportView> => call('POST', '/calendar/import', { body, csrfToken });
