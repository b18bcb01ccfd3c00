// The working-day calendar over HTTP: a year as it counts, closures of the moment, the official yearly file.

import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const spoken = z.strictObject({ zh: z.string().trim().max(60), en: z.string().trim().max(80) });
const saidAloud = z.strictObject({
  zh: z.string().trim().min(1).max(60),
  en: z.string().trim().min(1).max(80),
});
const year = z.coerce.number().int().min(2000).max(2199);
const revision = z.number().int().min(0);
/** Largest file taken, in base64; the year's official one has 15 KB. */
const MOST_FILE_CHARS = 200_000;

export const calendarRequests = {
  /** GET /api/v1/calendar: the running year where none is asked for. */
  read: z.strictObject({ year: year.optional() }),
  /** PUT /api/v1/calendar/years/:year: whole; a plain workday or weekend is left out. Takes the confirmation away. */
  setYear: z.strictObject({
    revision,
    days: z.array(z.strictObject({ day, isOff: z.boolean(), name: spoken })).max(366),
  }),
  /** POST /api/v1/calendar/years/:year/confirm: held against the official announcement; …/forget: computed again; …/closures/:id/end. */
  ofRevision: z.strictObject({ revision }),
  /** POST /api/v1/calendar/closures */
  close: z.strictObject({
    revision,
    day,
    part: z.enum(['whole', 'morning', 'afternoon', 'evening', 'from-now']),
    reason: saidAloud,
  }),
  /** POST /api/v1/calendar/import: with `isDryRun` nothing is kept. */
  importYear: z.strictObject({
    revision,
    /** The file's bytes in base64. */
    file: z.base64().max(MOST_FILE_CHARS),
    isDryRun: z.boolean(),
  }),
} as const;

const dayView = z.object({
  day: z.string(),
  isOff: z.boolean(),
  name: z.object({ zh: z.string(), en: z.string() }),
});

/** Answer of everything but the import. */
export const calendarView = z
  .object({
    revision: z.number(),
    year: z.number(),
    /** `computed`: from the law, nobody has looked at it. `none`: nothing is known of that year. */
    source: z.enum(['computed', 'set', 'none']),
    /** Somebody has held it against the official announcement; without, it is unofficial. */
    confirmed: z.object({ by: z.string(), atMs: z.number() }).exactOptional(),
    /** Days that are off although weekdays, worked although weekend, or named; in order. */
    days: z.array(dayView).readonly(),
    /** Of the year, and those to come; the latest first. */
    closures: z
      .array(
        z.object({
          id: z.string(),
          fromMs: z.number(),
          /** Exclusive. */
          untilMs: z.number(),
          reason: z.object({ zh: z.string(), en: z.string() }),
        }),
      )
      .readonly(),
    hours: z.object({ zh: z.string(), en: z.string() }),
    now: z.object({
      isOpen: z.boolean(),
      /** What citizens who ask for a person hear of it; absent while somebody is there. */
      closed: z.object({ zh: z.string(), en: z.string() }).exactOptional(),
    }),
    /** Today in Taipei. */
    today: z.string(),
  })
  .readonly();
export type CalendarView = z.infer<typeof calendarView>;

/** Answer of POST /api/v1/calendar/import. */
export const importView = z
  .object({
    /** Nothing is kept of a file with faults. */
    faults: z
      .array(
        z.object({
          /** Of the file, from 1. */
          line: z.number().exactOptional(),
          column: z.string().exactOptional(),
          reason: z.object({ zh: z.string(), en: z.string() }),
        }),
      )
      .readonly(),
    read: z
      .object({
        encoding: z.enum(['utf-8', 'utf-16le', 'big5']),
        year: z.number(),
        /** Days that would be, or are, other than they were. */
        changes: z
          .array(
            z.object({ day: z.string(), before: dayView.exactOptional(), after: dayView.exactOptional() }),
          )
          .readonly(),
        offDays: z.number(),
        makeUpDays: z.number(),
      })
      .exactOptional(),
    /** The calendar afterwards; absent at a dry run or with faults. */
    calendar: calendarView.exactOptional(),
  })
  .readonly();
export type ImportView = z.infer<typeof importView>;
export type SetYearRequest = z.infer<typeof calendarRequests.setYear>;
export type CloseRequest = z.infer<typeof calendarRequests.close>;
