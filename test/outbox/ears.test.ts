import { createEars } from '../../src/outbox/ears.js';

describe('the ears of the hub', () => {
  let nowMs = 0;
  const EVERY_MS = 500;

  /** Ears that have listened since 1,000. */
  function listening() {
    nowMs = 0;
    const ears = createEars(() => nowMs);
    nowMs = 1_000;
    ears.open();
    ears.beat(EVERY_MS);
    return ears;
  }

  it('hear nothing before the door is open, however long the start takes', () => {
    nowMs = 0;
    const ears = createEars(() => nowMs);

    nowMs = 30_000;
    ears.beat(EVERY_MS);

    expect(ears.hearingSinceMs()).toBe(30_000);
  });

  it('have heard since the door was opened', () => {
    const ears = listening();

    nowMs = 1_600;
    ears.beat(EVERY_MS);

    expect(ears.hearingSinceMs()).toBe(1_000);
  });

  it('have heard nothing while the process stood still', () => {
    const ears = listening();

    nowMs = 21_000;
    ears.beat(EVERY_MS);

    expect(ears.hearingSinceMs()).toBe(21_000);
  });

  it('begin anew when a webhook was refused', () => {
    const ears = listening();

    nowMs = 5_000;
    ears.miss();

    expect(ears.hearingSinceMs()).toBe(5_000);
  });

  it('begin anew when the clock was put back', () => {
    const ears = listening();

    nowMs = -3_600_000;
    ears.beat(EVERY_MS);

    expect(ears.hearingSinceMs()).toBe(-3_600_000);
  });
});
