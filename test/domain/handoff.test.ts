import fc from 'fast-check';

import {
  claim,
  compareWaiting,
  leaveQueue,
  queueUp,
  release,
  reopen,
  requeue,
  transfer,
  type Standing,
  type Step,
} from '../../src/domain/handoff.js';

const NOW = 1_800_000_000_000;
const mei = { id: 'mei', name: '美' };
const tom = { id: 'tom', name: '湯' };

const standings = {
  bot: { status: 'bot', epoch: 1 },
  queued: { status: 'queued', epoch: 2, queuedAtMs: NOW - 5_000, handoffReason: 'asked' },
  assigned: { status: 'assigned', epoch: 3, handoffReason: 'asked', assignee: { ...mei, sinceMs: NOW - 1 } },
  resolved: { status: 'resolved', epoch: 4 },
} as const satisfies Record<string, Standing>;
type State = keyof typeof standings;

const steps = {
  queue: (from: Standing) => queueUp(from, { reason: 'asked', nowMs: NOW }),
  'queue urgently': (from: Standing) => queueUp(from, { reason: 'urgent', nowMs: NOW }),
  'claim as owner': (from: Standing) => claim(from, mei, NOW),
  'claim as another': (from: Standing) => claim(from, tom, NOW),
  'give back as owner': (from: Standing) => release(from, 'give-back', { id: 'mei', mayRelieve: false }),
  'give back as another': (from: Standing) => release(from, 'give-back', { id: 'tom', mayRelieve: false }),
  'give back as supervisor': (from: Standing) => release(from, 'give-back', { id: 'tom', mayRelieve: true }),
  'resolve as owner': (from: Standing) => release(from, 'resolve', { id: 'mei', mayRelieve: false }),
  'pass on as owner': (from: Standing) =>
    transfer(from, tom, { by: { id: 'mei', mayRelieve: false }, nowMs: NOW }),
  'pass on as another': (from: Standing) =>
    transfer(from, tom, { by: { id: 'tom', mayRelieve: false }, nowMs: NOW }),
  'take over as supervisor': (from: Standing) =>
    transfer(from, tom, { by: { id: 'tom', mayRelieve: true }, nowMs: NOW }),
  'pass on to themselves': (from: Standing) =>
    transfer(from, mei, { by: { id: 'mei', mayRelieve: false }, nowMs: NOW }),
  'requeue as owner': (from: Standing) => requeue(from, { id: 'mei', mayRelieve: false }, { nowMs: NOW }),
  'requeue as another': (from: Standing) => requeue(from, { id: 'tom', mayRelieve: false }, { nowMs: NOW }),
  'the citizen writes again': reopen,
} as const;

/** The status that follows, or the refusal's name. */
const outcomeOf = (step: Step): string =>
  step.kind === 'moved' ? step.next.status : step.kind === 'refused' ? step.refusal.code : step.kind;

describe('the standing of a talk', () => {
  it.each([
    ['queue', ['queued', 'already-waiting', 'already-waiting', 'queued']],
    ['queue urgently', ['queued', 'queued', 'already-waiting', 'queued']],
    ['claim as owner', ['assigned', 'assigned', 'already', 'assigned']],
    ['claim as another', ['assigned', 'assigned', 'already-taken', 'assigned']],
    ['give back as owner', ['not-assigned', 'not-assigned', 'bot', 'not-assigned']],
    ['give back as another', ['not-assigned', 'not-assigned', 'not-owner', 'not-assigned']],
    ['give back as supervisor', ['not-assigned', 'not-assigned', 'bot', 'not-assigned']],
    ['resolve as owner', ['not-assigned', 'not-assigned', 'resolved', 'not-assigned']],
    ['pass on as owner', ['not-assigned', 'not-assigned', 'assigned', 'not-assigned']],
    ['pass on as another', ['not-assigned', 'not-assigned', 'not-owner', 'not-assigned']],
    ['take over as supervisor', ['not-assigned', 'not-assigned', 'assigned', 'not-assigned']],
    ['pass on to themselves', ['not-assigned', 'not-assigned', 'already', 'not-assigned']],
    ['requeue as owner', ['not-assigned', 'not-assigned', 'queued', 'not-assigned']],
    ['requeue as another', ['not-assigned', 'not-assigned', 'not-owner', 'not-assigned']],
    ['the citizen writes again', ['not-resolved', 'not-resolved', 'not-resolved', 'bot']],
  ] as const)('from bot, queued, assigned and resolved: %s', (name, expected) => {
    const states: State[] = ['bot', 'queued', 'assigned', 'resolved'];

    expect(states.map((state) => outcomeOf(steps[name](standings[state])))).toEqual(expected);
  });

  it('grows the epoch by one with every change and has an owner exactly while assigned', () => {
    const names = Object.keys(steps) as (keyof typeof steps)[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 30 }), (walk) => {
        let standing: Standing = standings.bot;
        for (const name of walk) {
          const step = steps[name](standing);
          if (step.kind !== 'moved') continue;
          expect(step.next.epoch).toBe(standing.epoch + 1);
          standing = step.next;
          expect(standing.assignee !== undefined).toBe(standing.status === 'assigned');
          const mayKnowPlace = standing.status === 'queued' || standing.status === 'assigned';
          expect(standing.queuedAtMs !== undefined || standing.status !== 'queued').toBe(true);
          expect(standing.queuedAtMs === undefined || mayKnowPlace).toBe(true);
        }
      }),
    );
  });

  it('comes back from a person to its old place', () => {
    const claimed = claim(standings.queued, mei, NOW);
    const by = { id: 'mei', mayRelieve: false };
    const back = claimed.kind === 'moved' ? requeue(claimed.next, by, { nowMs: NOW }) : claimed;

    expect(back).toMatchObject({ next: { queuedAtMs: NOW - 5_000, handoffReason: 'asked' } });
  });

  it.each([
    ['for a team: the team has its time anew', { teamId: 'tax', sinceMs: NOW - 600_000 }, NOW],
    [
      'for a second team, after its own',
      { teamId: 'city', sinceMs: NOW - 600_000, from: { teamId: 'tax', why: 'waited' } },
      NOW,
    ],
    ['for everybody, after its team', { sinceMs: NOW - 5, from: { teamId: 'tax', why: 'waited' } }, NOW - 5],
    ['for everybody', undefined, undefined],
  ] as const)('comes back at its old place where it waited %s', (_, queue, sinceMs) => {
    const owned: Standing = { ...standings.assigned, queuedAtMs: NOW - 700_000, ...(queue && { queue }) };
    const back = requeue(owned, { id: 'mei', mayRelieve: false }, { nowMs: NOW });

    expect(back).toMatchObject({ next: { queuedAtMs: NOW - 700_000 } });
    expect(back.kind === 'moved' ? back.next.queue : back).toEqual(queue && { ...queue, sinceMs });
  });

  it('goes to the queue that somebody names', () => {
    const owned: Standing = { ...standings.assigned, queue: { teamId: 'tax', sinceMs: NOW - 9 } };
    const queue = { teamId: 'city', sinceMs: NOW };

    expect(requeue(owned, { id: 'mei', mayRelieve: false }, { nowMs: NOW, queue })).toMatchObject({
      next: { queue },
    });
  });

  it('keeps the place in time of a waiting talk that turns urgent', () => {
    expect(queueUp(standings.queued, { reason: 'urgent', nowMs: NOW })).toMatchObject({
      next: { queuedAtMs: NOW - 5_000, handoffReason: 'urgent' },
    });
  });
});

describe('the order of the queue', () => {
  const waiting = fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    queuedAtMs: fc.integer({ min: 0, max: 5 }),
    handoffReason: fc.constantFrom('asked', 'urgent', 'unanswered-twice', 'abusive'),
  });

  it('is total: equal only to itself, and the same from both sides', () => {
    fc.assert(
      fc.property(waiting, waiting, (left, right) => {
        const order = Math.sign(compareWaiting(left, right));
        expect(order + Math.sign(compareWaiting(right, left))).toBe(0);
        const isSame =
          left.id === right.id &&
          left.queuedAtMs === right.queuedAtMs &&
          (left.handoffReason === 'urgent') === (right.handoffReason === 'urgent');
        expect(order === 0).toBe(isSame);
      }),
    );
  });

  it('puts danger first and then who has waited longest', () => {
    const talks = [
      { id: 'c', queuedAtMs: 1, handoffReason: 'asked' },
      { id: 'b', queuedAtMs: 9, handoffReason: 'urgent' },
      { id: 'a', queuedAtMs: 2, handoffReason: 'abusive' },
    ] as const;

    expect([...talks].sort(compareWaiting).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

describe('leaving the queue', () => {
  it('gives the talk back to the bot under a new epoch', () => {
    expect(leaveQueue(standings.queued)).toEqual({ status: 'bot', epoch: 3 });
  });

  it.each([
    ['after a cry for help', { ...standings.queued, handoffReason: 'urgent' }],
    ['with the bot', standings.bot],
    ['with a person', standings.assigned],
    ['after the end', standings.resolved],
  ] as const)('is not possible %s', (_, standing) => {
    expect(leaveQueue(standing)).toBeUndefined();
  });
});
