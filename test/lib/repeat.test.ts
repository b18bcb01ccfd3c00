import { createRepeating } from '../../src/lib/repeat.js';
import { poll } from '../support/poll.js';

describe('a repeating job', () => {
  it('runs at once, so that what a killed process left is not kept waiting', () => {
    const runs: number[] = [];
    const job = createRepeating(
      () => {
        runs.push(1);
        return Promise.resolve();
      },
      { pauseMs: 60_000, onError: () => undefined },
    );

    job.start();

    expect(runs).toHaveLength(1);
    return job.stop();
  });

  it('runs again after a fault, which it reports', async () => {
    const faults: unknown[] = [];
    let runs = 0;
    const job = createRepeating(() => Promise.reject(new Error(String((runs += 1)))), {
      pauseMs: 1,
      onError: (error) => faults.push(error),
    });

    job.start();
    await poll('three runs', () => runs >= 3);
    await job.stop();

    expect(faults.length).toBe(runs);
  });

  it('tells a run in progress to end, and a run after a new start to go on', async () => {
    const told: boolean[] = [];
    const job = createRepeating(
      async (ending) => {
        told.push(ending.aborted);
        await new Promise<void>((resolve) => {
          ending.addEventListener('abort', () => {
            resolve();
          });
        });
        told.push(ending.aborted);
      },
      { pauseMs: 60_000, onError: () => undefined },
    );

    job.start();
    await job.stop();
    job.start();
    await job.stop();

    expect(told).toEqual([false, true, false, true]);
  });

  it('stops after the run in progress, for good', async () => {
    let finish: () => void = () => undefined;
    let runs = 0;
    const job = createRepeating(
      () => {
        runs += 1;
        return new Promise<void>((resolve) => (finish = resolve));
      },
      { pauseMs: 0, onError: () => undefined },
    );
    job.start();

    const stopped = job.stop();
    finish();
    await stopped;

    expect(runs).toBe(1);
  });
});
