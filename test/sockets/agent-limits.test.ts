// How fast one screen of the desk may ask.

import { AGENT_LIMITS, createAgentGate } from '../../src/sockets/agent-limits.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

describe('the gate of a screen', () => {
  it('lets a person work, makes a hasty program wait, and cuts a wild one', async () => {
    const gate = createAgentGate({
      events: { points: 2, seconds: 60 },
      refusals: { points: 2, seconds: 60 },
    });

    const seen: string[] = [];
    for (let n = 0; n < 5; n += 1) seen.push((await gate('one')).kind);
    const other = await gate('two');

    expect(seen).toEqual(['go', 'go', 'wait', 'wait', 'cut']);
    expect(other.kind).toBe('go');
  });
});

describe('a flood at the door /agent', () => {
  it('is refused with the time to wait, then cut, and hurts no colleague', async () => {
    const hub = await TestHub.start({ isBare: true });
    const wild = await hub.agent('wild');
    const mei = await hub.agent('mei');
    wild.socket.io.reconnection(false);
    const refusals: unknown[] = [];
    const flood = (events: number): void => {
      for (let n = 0; n < events; n += 1)
        wild.socket.emit('search', { query: '路燈' }, (answer) => {
          if (!answer.ok) refusals.push(answer.error);
        });
    };

    flood(AGENT_LIMITS.events.points + 1);
    // The cut drops what is still on its way: the refusal is heard first.
    await poll('the refusal', () => refusals.length > 0);
    flood(AGENT_LIMITS.refusals.points + 1);
    await poll('the cut', () => wild.socket.disconnected);
    const colleague = await mei.ask('list', { tab: 'all' });
    const again = await (await hub.agent('wild')).ask('list', { tab: 'all' });
    await hub.stop();

    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals[0]).toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfterMs: expect.any(Number) as number },
    });
    expect([colleague.ok, again.ok]).toEqual([true, true]);
  }, 60_000);
});
