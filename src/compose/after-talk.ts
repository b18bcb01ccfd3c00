// What citizens hear beside the bot: the queue with what it knows of closed matters, what becomes of a matter once it is closed,
// the notice for everybody.

import { stateOf } from '../desk/agent-store.js';
import { createHearAfterTalk } from '../desk/after-talk.js';
import { createAskSurveys } from '../desk/ask-surveys.js';
import type { CalendarRoom } from '../desk/calendar-room.js';
import { createQueue } from '../desk/queue.js';
import type { Repeating } from '../lib/repeat.js';
import type { Outbox } from '../outbox/outbox.js';
import { createBanners } from './banners.js';
import { createTeams } from './teams.js';
import type { RoadParts } from './road-parts.js';
import type { Stores } from './stores.js';

/** The pace of the desk is read from the talks closed in this time, at most so many. */
const PACE_OVER_MS = 14 * 24 * 3_600_000;
const MOST_PACE_TALKS = 50;

export function createQueueAndAfter(
  stores: Stores,
  parts: RoadParts,
  { calendar, outbox }: { readonly calendar: CalendarRoom; readonly outbox: Pick<Outbox, 'enqueue'> },
) {
  const { lists, matters, agents, conversations, callbacks } = stores;
  const {
    registry,
    events,
    deps: { clock },
  } = parts;
  const { banners, bannerFor } = createBanners(stores, parts);
  const teams = createTeams(stores, parts);
  const queue = createQueue({
    ...{ store: lists, calendar: calendar.current, matters, callbacks, teams },
    async readPace(teamId) {
      const nowMs = clock();
      const servedMs = await matters.recentServedMs({
        sinceMs: nowMs - PACE_OVER_MS,
        limit: MOST_PACE_TALKS,
      });
      const members = teamId === undefined ? undefined : teams.byId().get(teamId)?.members;
      const serving = (await agents.list()).filter(({ id }) => members?.includes(id) ?? true);
      const online = serving.filter((agent) => stateOf(agent, nowMs) === 'online');
      return { servedMs, loads: online.map(({ slots }) => slots.length) };
    },
  });
  const onError = (error: unknown): void => {
    events.jobFailed('ask surveys', error);
  };
  const surveys = createAskSurveys({ matters, conversations, registry, outbox, clock, onError });
  const repeated: readonly Repeating[] = [calendar.watch, banners.watch, teams.watch, surveys];
  return {
    ...{ queue, banners, bannerFor, teams },
    hearAfterTalk: createHearAfterTalk({ matters, queue }),
    watches: {
      start(): void {
        for (const part of repeated) part.start();
      },
      async stop(): Promise<void> {
        await Promise.all(repeated.map((part) => part.stop()));
      },
    },
  };
}
