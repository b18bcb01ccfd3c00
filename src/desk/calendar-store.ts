// The port of the working-day calendar: one document, so that years and closures change together or not at all.

import type { CalendarYear, Closure } from '../domain/working-calendar.js';

export interface StoredCalendar {
  /** Grows with every change. 0: nobody has set anything yet. */
  readonly revision: number;
  readonly years: readonly CalendarYear[];
  /** In the order in which they were set. */
  readonly closures: readonly Closure[];
}

export interface CalendarStore {
  readonly read: () => Promise<StoredCalendar>;
  /** Cheap: asked every few seconds by each hub. */
  readonly readRevision: () => Promise<number>;
  /** Writes the whole if nobody has changed it since `fromRevision`; false where somebody has. Durable when it resolves. */
  readonly replace: (next: Omit<StoredCalendar, 'revision'>, fromRevision: number) => Promise<boolean>;
}
