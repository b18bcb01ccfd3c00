import type { SendOutcome } from '../../src/channels/channel-adapter.js';
import { accountId } from '../../src/domain/ids.js';
import { createAccountHealth, type BreakerState } from '../../src/outbox/account-health.js';

const LINE = accountId('line');
const PAGE = accountId('page');
const SILENCE: SendOutcome = { kind: 'retry', reason: 'no answer', outcomeUnknown: true };
const UNREACHABLE: SendOutcome = { kind: 'retry', reason: 'refused', outcomeUnknown: false };
const TOO_MANY_TO_ONE: SendOutcome = { ...UNREACHABLE, trace: { status: 429 } };
const SICK: SendOutcome = { ...SILENCE, trace: { status: 503 } };
const ACCEPTED: SendOutcome = { kind: 'accepted', platformMessageIds: [], wasRepeat: false };

function aHealth(pace?: number) {
  const turns: BreakerState[] = [];
  const health = createAccountHealth({
    paceOf: () => pace,
    onBreaker: ({ state }) => turns.push(state),
  });
  const failTimes = (count: number, outcome: SendOutcome, nowMs = 0): void => {
    for (let i = 0; i < count; i += 1) health.end(LINE, outcome, nowMs);
  };
  return { health, turns, failTimes };
}

describe('the health of an account', () => {
  it.each([
    ['silence', SILENCE],
    ['a closed door', UNREACHABLE],
    ['5xx', SICK],
  ])('opens its breaker after five times %s in a row', (_, outcome) => {
    const { health, turns, failTimes } = aHealth();

    failTimes(4, outcome);
    expect(health.tryBegin(LINE, 0)).toBe(true);
    failTimes(1, outcome);

    expect(turns).toEqual(['open']);
    expect(health.tryBegin(LINE, 999)).toBe(false);
  });

  it('takes an answer about one person for no failure', () => {
    const { health, failTimes } = aHealth();

    failTimes(50, TOO_MANY_TO_ONE);

    expect(health.waitMs(LINE, 0)).toBe(0);
  });

  it('never waits longer than ten seconds, however long the platform is away', () => {
    const { health, failTimes } = aHealth();

    failTimes(80, SILENCE);

    expect(health.waitMs(LINE, 0)).toBe(10_000);
  });

  it('lets one send go ahead after the pause, and all of them when it was answered', () => {
    const { health, turns, failTimes } = aHealth();
    failTimes(5, SILENCE);

    expect([health.tryBegin(LINE, 1000), health.tryBegin(LINE, 1000)]).toEqual([true, false]);
    health.end(LINE, ACCEPTED, 1200);

    expect([health.tryBegin(LINE, 1200), health.tryBegin(LINE, 1200)]).toEqual([true, true]);
    expect(turns).toEqual(['open', 'probing', 'closed']);
  });

  it('frees the place of a probe that never left', () => {
    const { health, failTimes } = aHealth();
    failTimes(5, SILENCE);

    health.tryBegin(LINE, 1000);
    health.end(LINE, undefined, 1000);

    expect(health.tryBegin(LINE, 1000)).toBe(true);
  });

  it('keeps a sick account to itself', () => {
    const { health, failTimes } = aHealth();

    failTimes(20, SILENCE);

    expect(health.waitMs(PAGE, 0)).toBe(0);
  });

  it('waits as long as the platform asks', () => {
    const { health } = aHealth();

    health.end(LINE, { ...TOO_MANY_TO_ONE, pauseAccountMs: 1000 }, 5);

    expect(health.waitMs(LINE, 5)).toBe(1000);
  });

  it('sends on where the clock is put back', () => {
    const { health, failTimes } = aHealth(10);
    failTimes(9, SILENCE, 3_600_000);
    health.tryBegin(LINE, 3_700_000);

    expect(health.waitMs(LINE, 0)).toBeLessThanOrEqual(1000);
  });

  it("lets a second's worth of sends pass at once and spreads the rest", () => {
    const { health } = aHealth(10);

    const begun = Array.from({ length: 30 }, () => health.tryBegin(LINE, 0)).filter(Boolean);

    expect(begun.length).toBe(11);
    expect(health.waitMs(LINE, 0)).toBe(100);
    expect(health.tryBegin(LINE, 100)).toBe(true);
  });
});
