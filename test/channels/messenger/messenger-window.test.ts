import { permitSend } from '../../../src/channels/messenger/messenger-window.js';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

describe("Messenger's window", () => {
  it.each([
    ['bot', 24, 'open'],
    ['bot', 24.1, 'closed'],
    ['system', 24.1, 'closed'],
    ['agent', 23, 'open'],
    ['agent', 24.1, 'open-to-people'],
    ['agent', 7 * 24, 'open-to-people'],
    ['agent', 7 * 24 + 0.1, 'closed'],
  ] as const)('for a %s, %d hours after the last act: %s', (author, hours, kind) => {
    expect(permitSend({ author, actedAtMs: NOW - hours * HOUR, nowMs: NOW }).kind).toBe(kind);
  });

  it('leaves it to Graph where nobody knows the last act', () => {
    expect(permitSend({ author: 'bot', nowMs: NOW }).kind).toBe('open');
  });
});
