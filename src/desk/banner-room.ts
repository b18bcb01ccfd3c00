// The banner as it stands, in memory, and the steps of supervisors: draft, publish (somebody else than the writer, unless the city
// lets one person), take down. Each on record before it counts.

import { randomUUID } from 'node:crypto';

import {
  openDrafts,
  publishedBanners,
  standingBanner,
  type Banner,
  type BannerText,
} from '../domain/banner.js';
import type { Agent } from '../domain/handoff.js';
import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { BannerStore } from './banner-store.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';

/** What another instance has done is known here within this time; so long after its hour screens hear of a beginning or an end, of
 *  which the end is exact: every screen knows the moment. Unit: ms. */
const LOOK_EVERY_MS = 2_000;
/** A supervisor's clock may be ahead of ours, or their form have stood open for a while. Unit: ms. */
const CLOCK_SLACK_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;

export interface BannerRules {
  /** How long a banner may stand. Unit: hours. */
  readonly mostHours: number;
  /** Nobody publishes what they wrote themselves. */
  readonly isSecondNeeded: boolean;
}

/** The record of what was done to banners, kept before it counts. Throws StoreUnavailableError. */
export interface BannerLog {
  readonly record: (deed: {
    readonly by: Agent;
    readonly bannerId: string;
    readonly step: 'drafted' | 'published' | 'ended';
    readonly details: Readonly<Record<string, string | number>>;
  }) => Promise<void>;
}

export interface BannerRoomParts {
  readonly store: BannerStore;
  readonly log: BannerLog;
  readonly rules: BannerRules;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export interface BannersNow {
  /** Shown now first, if any is. */
  readonly published: readonly Banner[];
  readonly drafts: readonly Banner[];
}

export interface BannerWish {
  readonly text: BannerText;
  /** Absent: from the moment it is published. */
  readonly fromMs?: number | undefined;
  readonly untilMs: number;
}

export interface BannerRoom {
  readonly rules: BannerRules;
  /** What everybody is shown at this moment; of memory, so that it may be asked for every message. */
  readonly current: () => Banner | undefined;
  readonly list: () => Promise<BannersNow>;
  readonly draft: (wish: BannerWish, by: Agent) => Promise<DeskOutcome<object>>;
  readonly publish: (id: string, by: Agent) => Promise<DeskOutcome<object>>;
  readonly end: (id: string, by: Agent) => Promise<DeskOutcome<object>>;
  /** Told when another banner stands, or none, and when what waits changes. */
  readonly onChange: (listener: () => void) => void;
  /** Reads what is stored; call before the first citizen is served. */
  readonly load: () => Promise<void>;
  readonly watch: Repeating;
}

export function createBannerRoom(parts: BannerRoomParts): BannerRoom {
  const { store, log, rules, clock, onError } = parts;
  const board = createBoard(parts);
  const finished = async (): Promise<DeskOutcome<object>> => {
    await board.load();
    return done({});
  };
  return {
    rules,
    current: board.current,
    async list() {
      await board.load();
      return board.read();
    },
    async draft({ text, fromMs, untilMs }, by) {
      const nowMs = clock();
      const beginsMs = Math.max(fromMs ?? nowMs, nowMs);
      if (untilMs <= beginsMs) return refuse({ code: 'banner-over' });
      if (untilMs - beginsMs > rules.mostHours * HOUR_MS + CLOCK_SLACK_MS)
        return refuse({ code: 'banner-too-long', mostHours: rules.mostHours });
      const id = randomUUID();
      const words = text.en === undefined ? { zh: text.zh } : { zh: text.zh, en: text.en };
      const span = { fromMs: beginsMs, untilMs };
      await log.record({ by, bannerId: id, step: 'drafted', details: { ...words, ...span } });
      await store.add({ id, text: words, ...span, drafted: { by, atMs: nowMs } });
      return finished();
    },
    async publish(id, by) {
      const banner = await store.find(id);
      const isOwn = banner?.drafted.by.id === by.id;
      if (isOwn && rules.isSecondNeeded) return refuse({ code: 'own-draft' });
      if (banner === undefined || openDrafts([banner], clock()).length === 0)
        return refuse({ code: 'banner-over' });
      const draftedBy = banner.drafted.by.name;
      await log.record({ by, bannerId: id, step: 'published', details: { draftedBy } });
      const notBy = rules.isSecondNeeded ? by.id : undefined;
      if (!(await store.publish(id, { by, atMs: clock() }, notBy))) return refuse({ code: 'banner-over' });
      return finished();
    },
    async end(id, by) {
      const banner = await store.find(id);
      if (banner === undefined || banner.ended !== undefined) return refuse({ code: 'banner-over' });
      await log.record({ by, bannerId: id, step: 'ended', details: {} });
      await store.end(id, { by, atMs: clock() });
      return finished();
    },
    onChange: board.onChange,
    load: board.load,
    watch: createRepeating(board.load, { pauseMs: LOOK_EVERY_MS, onError }),
  };
}

/** What is stored, kept in memory; tells when what is to be shown has changed. */
function createBoard({ store, clock }: Pick<BannerRoomParts, 'store' | 'clock'>) {
  let known: readonly Banner[] = [];
  let told = '';
  const listeners = new Set<() => void>();
  const current = (): Banner | undefined => standingBanner(known, clock());
  const read = (): BannersNow => ({
    published: publishedBanners(known, clock()),
    drafts: openDrafts(known, clock()),
  });
  return {
    current,
    read,
    load: async (): Promise<void> => {
      known = await store.listOpen(clock());
      const now = JSON.stringify([current()?.id, read()]);
      if (now === told) return;
      told = now;
      for (const listener of listeners) listener();
    },
    onChange: (listener: () => void): void => {
      listeners.add(listener);
    },
  };
}
