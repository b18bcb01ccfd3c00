// A job that runs at once and then again and again with a pause between runs, never over itself.

export interface Repeating {
  readonly start: () => void;
  /** Resolves when a run in progress has ended. */
  readonly stop: () => Promise<void>;
}

export function createRepeating(
  job: () => Promise<void>,
  options: { pauseMs: number; onError: (error: unknown) => void },
): Repeating {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isStopped = true;

  const once = async (): Promise<void> => {
    try {
      await job();
    } catch (error) {
      options.onError(error);
    }
    if (!isStopped) arm();
  };
  const arm = (): void => {
    timer = setTimeout(() => {
      running = once();
    }, options.pauseMs);
  };

  return {
    start() {
      if (!isStopped) return;
      isStopped = false;
      running = once();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
