// A job that runs at once and then again and again with a pause between runs, never over itself.

export interface Repeating {
  readonly start: () => void;
  /** Tells a run in progress to end, and resolves when it has. */
  readonly stop: () => Promise<void>;
}

/** For what is turned off. */
export const NEVER_REPEATING: Repeating = { start: () => undefined, stop: () => Promise.resolve() };

/** `job` may take long: it is told by the signal that it should end. */
export function createRepeating(
  job: (ending: AbortSignal) => Promise<void>,
  options: { pauseMs: number; onError: (error: unknown) => void },
): Repeating {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let ending = new AbortController();
  let isStopped = true;

  const once = async (): Promise<void> => {
    try {
      await job(ending.signal);
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
      ending = new AbortController();
      running = once();
    },
    async stop() {
      isStopped = true;
      ending.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
