// The working-day calendar on its store, and its changes on record.

import { createCalendarRoom, type CalendarRoom } from '../desk/calendar-room.js';
import type { Spoken } from '../domain/working-calendar.js';
import { staffId } from '../domain/ids.js';
import { spokenHours } from '../replies/service-words.js';
import type { RoadParts } from './road-parts.js';
import type { Stores } from './stores.js';

export function createCalendar(
  { calendar: store }: Pick<Stores, 'calendar'>,
  { config, deps: { clock }, events, audit }: RoadParts,
): CalendarRoom & { readonly serviceHours: (nowMs: number) => Spoken } {
  const room = createCalendarRoom({
    store,
    hours: config.desk.serviceHours,
    log: {
      record: ({ by, change, details }) =>
        audit.record({
          action: 'calendar-changed',
          actor: { id: staffId(by.id), name: by.name },
          target: { kind: 'calendar', id: change },
          details,
        }),
    },
    clock,
    onError: (error) => {
      events.jobFailed('calendar watch', error);
    },
  });
  return { ...room, serviceHours: (nowMs) => spokenHours(room.current(), nowMs) };
}
