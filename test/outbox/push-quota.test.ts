import { accountId } from '../../src/domain/ids.js';
import { createPushQuota } from '../../src/outbox/push-quota.js';

const LINE = accountId('line');
const HOUR = 3_600_000;
const NOON = Date.parse('2026-11-21T12:00:00+08:00');

describe("an account's quota of paid sends", () => {
  it('lets one push an hour go while it is used up', () => {
    const quota = createPushQuota();
    quota.gone(LINE, NOON);

    const tried = [0, HOUR - 1, HOUR, HOUR, 2 * HOUR - 1, 2 * HOUR].map((ms) =>
      quota.tryPush(LINE, NOON + ms),
    );

    expect(tried).toEqual([false, false, true, false, false, true]);
  });

  it('tries at the turn of the month, at midnight in Taipei', () => {
    const quota = createPushQuota();
    const lastMinutes = Date.parse('2026-11-30T23:50:00+08:00');

    quota.gone(LINE, lastMinutes);

    expect(quota.waitMs(LINE, lastMinutes)).toBe(600_000);
  });

  it('is back when a push was taken, and says so once', () => {
    const quota = createPushQuota();
    quota.gone(LINE, NOON);

    expect([quota.isBack(LINE), quota.isBack(LINE)]).toEqual([true, false]);
    expect(quota.tryPush(LINE, NOON)).toBe(true);
  });

  it('tries at once when more was bought, and takes a count alone for nothing', () => {
    const quota = createPushQuota();
    quota.note(LINE, { limit: 200, used: 200 }, NOON);
    quota.gone(LINE, NOON);

    quota.note(LINE, { limit: 200, used: 199 }, NOON);
    const same = quota.waitMs(LINE, NOON);
    quota.note(LINE, { limit: 5000, used: 200 }, NOON);

    expect(same).toBe(HOUR);
    expect(quota.waitMs(LINE, NOON)).toBe(0);
  });

  it('warns once at each share', () => {
    const quota = createPushQuota();

    const shares = [10, 79, 80, 94, 95, 99, 100, 101].map((used) =>
      quota.note(LINE, { limit: 100, used }, NOON),
    );

    expect(shares).toEqual([undefined, undefined, 0.8, undefined, 0.95, undefined, 1, undefined]);
  });

  it('warns again in the next month', () => {
    const quota = createPushQuota();
    quota.note(LINE, { limit: 100, used: 99 }, NOON);
    quota.note(LINE, { limit: 100, used: 1 }, NOON);

    expect(quota.note(LINE, { limit: 100, used: 85 }, NOON)).toBe(0.8);
  });

  it('knows no share where there is no limit', () => {
    expect(createPushQuota().note(LINE, { used: 9_999 }, NOON)).toBeUndefined();
  });
});
