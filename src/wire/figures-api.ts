// The supervisors' figures over HTTP: what happened on which day and channel, the list behind each number, the whole as a file.

import { z } from 'zod';

import { MOST_CATEGORY_CHARS } from './wrap-up-events.js';

/** Days of a question at most: a year and what hangs over. */
export const MOST_FIGURE_DAYS = 400;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const scope = {
  /** Days of Taipei, both counted. */
  from: day,
  to: day,
  channelId: z.string().min(1).max(40).optional(),
  /** `office`: only what began while people answer. */
  hours: z.enum(['all', 'office']).default('all'),
};

/** A list: what a number counts. */
export const figure = z.enum([
  'talks',
  'by-bot',
  'handed-over',
  'other',
  'waiting',
  'answered',
  'closed',
  'rated',
  'score-1',
  'score-2',
  'score-3',
  'score-4',
  'score-5',
  'commented',
  'not-solved',
  'noted-solved',
  'noted-unsolved',
]);
export type Figure = z.infer<typeof figure>;

export const figureRequests = {
  /** GET /api/v1/figures */
  read: z.strictObject(scope),
  /** GET /api/v1/figures/list: the latest first; `before` is the `next` of the page before. */
  list: z.strictObject({
    ...scope,
    figure,
    /** Of closed matters: who closed them. */
    agentId: z.string().min(1).max(100).optional(),
    /** Of closed matters: what they were sorted under; empty: nothing. */
    category: z.string().max(MOST_CATEGORY_CHARS).optional(),
    before: z
      .string()
      .max(400)
      .regex(/^\d{1,15}_.+$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  /** GET /api/v1/figures/file */
  file: z.strictObject({
    ...scope,
    format: z.enum(['ods', 'csv', 'xlsx']).default('ods'),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
} as const;

const cell = z.object({
  /** Talks: a citizen on a channel on a day. `byBot` + `handedOver` + `other` = `talks`. */
  talks: z.number(),
  byBot: z.number(),
  handedOver: z.number(),
  other: z.number(),
  /** Waits in the queue that a person answered, and how long they were (nearest rank). Unit: ms. Absent: there was none. */
  answered: z.number(),
  medianMs: z.number().exactOptional(),
  p90Ms: z.number().exactOptional(),
  /** Matters that a person closed, and what citizens said of them. */
  closed: z.number(),
  /** How many gave each face, from the worst to the best. */
  faces: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]).readonly(),
  rated: z.number(),
  /** Of the faces, 1 to 5; absent: nobody gave one. */
  meanScore: z.number().exactOptional(),
  commented: z.number(),
  notSolved: z.number(),
});

const keyed = cell.extend({
  /** A day, or a month where the stretch is longer than two of them. Absent: the whole stretch. */
  period: z.string().exactOptional(),
  /** Absent: all channels. */
  channelId: z.string().exactOptional(),
});
export type KeyedCell = Readonly<z.infer<typeof keyed>>;

const category = z.object({
  /** Empty: nobody said. */
  category: z.string(),
  closed: z.number(),
  /** By the word of whoever closed them. */
  solved: z.number(),
  unsolved: z.number(),
});
export type CategoryCounts = Readonly<z.infer<typeof category>>;
export const MOST_CATEGORIES = 100;

export const figuresView = z
  .object({
    from: z.string(),
    to: z.string(),
    unit: z.enum(['day', 'month']),
    countedAtMs: z.number(),
    total: keyed,
    channels: z.array(keyed).readonly(),
    periods: z.array(keyed).readonly(),
    /** By period and channel. */
    cells: z.array(keyed).readonly(),
    /** Closed matters by what they were sorted under, the most first; at most `MOST_CATEGORIES`. */
    categories: z.array(category).readonly(),
    /** This moment, whatever stretch is asked for. */
    waiting: z
      .array(z.object({ channelId: z.string(), waiting: z.number(), longestSinceMs: z.number() }))
      .readonly(),
  })
  .readonly();
export type FiguresView = z.infer<typeof figuresView>;

export const figureRow = z.object({
  /** Unique in its list. */
  id: z.string(),
  conversationId: z.string(),
  channelId: z.string(),
  /** When the talk's day began, the citizen came to the queue, or the matter was closed. */
  atMs: z.number(),
  /** `answered`: how long they waited. Unit: ms. */
  waitedMs: z.number().exactOptional(),
  /** Of a matter: who closed it. */
  agent: z.object({ id: z.string(), name: z.string() }).readonly().exactOptional(),
  /** 1, very unsatisfied, to 5, very satisfied. */
  score: z.number().exactOptional(),
  /** Personal data that has a form is covered. */
  comment: z.string().exactOptional(),
  notSolvedAtMs: z.number().exactOptional(),
  /** What the person who closed it said of it; personal data in the note is covered. */
  wrapUp: z
    .object({
      category: z.string().exactOptional(),
      note: z.string().exactOptional(),
      isSolved: z.boolean().exactOptional(),
    })
    .readonly()
    .exactOptional(),
});
export type FigureRow = Readonly<z.infer<typeof figureRow>>;

export const figureList = z
  .object({
    rows: z.array(figureRow).readonly(),
    /** All of them: the number that the list stands behind. */
    total: z.number(),
    /** Absent on the last page. */
    next: z.string().exactOptional(),
  })
  .readonly();
export type FigureList = z.infer<typeof figureList>;
