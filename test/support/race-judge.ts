// Watches a floor under attack (`floor-race.ts`): what must never be, in words.

import { stateOf, type AgentStore } from '../../src/desk/agent-store.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { mayTake, overflowOf, type Teams, type TeamsNow } from '../../src/domain/team.js';

const MOST_FAULTS = 100;

export interface Promises {
  readonly absentAfterMs: number;
  readonly silentAfterMs: number;
}

type Records = ReadonlyMap<string, Awaited<ReturnType<AgentStore['list']>>[number]>;

export class RaceJudge {
  readonly #promises: Promises;
  readonly #owners = new Map<string, string>();
  readonly #faults: string[] = [];
  /** Longest that a citizen waited beyond the promised time. Unit: ms. */
  longestOverdueMs = 0;

  constructor(promises: Promises) {
    this.#promises = promises;
  }

  get faults(): readonly string[] {
    return this.#faults.slice(0, MOST_FAULTS);
  }

  /** One epoch of a talk has one owner, whoever says so. True: nobody had heard of this one. */
  owns({ id, epoch, assignee }: Conversation): boolean {
    if (assignee === undefined) return false;
    const key = `${id} ${epoch}`;
    const known = this.#owners.get(key);
    this.#owners.set(key, known ?? assignee.id);
    if (known !== undefined && known !== assignee.id)
      this.fault(`talk ${id} has two owners in epoch ${epoch}: ${known} and ${assignee.id}`);
    return known === undefined;
  }

  /**
   * Whoever waited from beginning to end was passed by nobody who stood behind them at the same place: a team's talks are in order
   * among themselves, and so are everybody's. Who has gone to another place meanwhile has a place of their own there.
   */
  fair(
    before: readonly Conversation[],
    after: readonly Conversation[],
    taken: readonly Conversation[],
  ): void {
    const now = new Map([...after, ...taken].map((talk) => [talk.id, talk]));
    const stayed = before.filter((talk) => placeOf(now.get(talk.id) ?? talk) === placeOf(talk));
    for (const place of new Set(stayed.map(placeOf))) {
      const line = stayed.filter((talk) => placeOf(talk) === place);
      this.#fairIn(line, new Map(after.map(({ id, epoch }) => [id, epoch])));
    }
  }

  #fairIn(line: readonly Conversation[], now: ReadonlyMap<string, number>): void {
    const stillAt = line.findIndex(({ id, epoch }) => now.get(id) === epoch);
    if (stillAt === -1) return;
    const passed = line.slice(stillAt + 1).filter(({ id, epoch }) => now.get(id) !== epoch);
    for (const { id } of passed)
      this.fault(`talk ${id} was taken before ${line[stillAt]?.id ?? ''}, which stood in front of it`);
  }

  /** Nobody waits for a team longer than it has; nobody waits at all for one of which nobody is there. */
  opens(waiting: readonly Conversation[], now: TeamsNow, tickMs: number): void {
    for (const { id, queue } of waiting) {
      const next = overflowOf(queue, { ...now, nowMs: now.nowMs - tickMs });
      if (next?.from?.why === 'waited') this.fault(`talk ${id} still waits for ${queue?.teamId ?? ''}`);
    }
  }

  /** Whoever took it from the queue was allowed to. */
  taken({ id, queue, assignee }: Conversation, teams: Teams): void {
    if (assignee !== undefined && !mayTake(queue, assignee.id, teams))
      this.fault(`talk ${id} was taken by ${assignee.id}, who is not of its team`);
  }

  /** Nobody has more than they may; nobody waits beyond what was promised. */
  holds(assigned: readonly Conversation[], records: Records, nowMs: number): void {
    const loads = new Map<string, number>();
    for (const talk of assigned) {
      const { id, assignee } = talk;
      if (assignee === undefined) this.fault(`talk ${id} is assigned to nobody`);
      else loads.set(assignee.id, (loads.get(assignee.id) ?? 0) + 1);
      this.owns(talk);
      this.#waits(talk, records, nowMs);
    }
    for (const [id, load] of loads)
      if (load > (records.get(id)?.capacity ?? 0)) this.fault(`${id} has ${load} talks, more than they may`);
  }

  #waits({ assignee, last }: Conversation, records: Records, nowMs: number): void {
    const record = records.get(assignee?.id ?? '');
    const since = last?.unansweredSinceMs;
    if (since === undefined || assignee === undefined || record === undefined) return;
    const isThere = ['online', 'busy'].includes(stateOf(record, nowMs));
    const promisedMs = isThere ? this.#promises.silentAfterMs : this.#promises.absentAfterMs;
    const overdueMs = nowMs - Math.max(since, assignee.sinceMs) - promisedMs;
    this.longestOverdueMs = Math.max(this.longestOverdueMs, overdueMs);
  }

  /** The slots say the same as the talks. */
  even(held: readonly string[], owned: readonly string[]): void {
    if (held.toSorted().join() !== owned.toSorted().join())
      this.fault(`slots ${held.join()} are not the talks ${owned.join()}`);
  }

  fault(words: string): void {
    this.#faults.push(words);
  }
}

const placeOf = ({ queue }: Conversation): string => `${queue?.teamId ?? ''} ${queue?.from?.teamId ?? ''}`;
