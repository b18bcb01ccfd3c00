// How far the hub has come with a sheet: first how much of the file has left, then what the hub says each moment.

import { useCallback, useState } from 'react';

import { readProgress } from './import-client.js';

export interface Progress {
  readonly stage: 'sending' | 'reading' | 'checking' | 'comparing' | 'rehearsing' | 'publishing';
  readonly done: number;
  /** 0: not known; the bar moves without a number. */
  readonly total: number;
}

/** Unit: ms. */
const ASK_EVERY_MS = 400;

export function useProgress() {
  const [progress, setProgress] = useState<Progress>();
  const follow = useCallback(
    async <Answer>(
      work: (job: string, onSent: (ratio: number) => void) => Promise<Answer>,
    ): Promise<Answer> => {
      const job = crypto.randomUUID();
      setProgress({ stage: 'sending', done: 0, total: 100 });
      let isOver = false;
      const timer = setInterval(() => {
        // A question that fails costs a moment of the bar; the work itself says what went wrong.
        readProgress(job).then(
          (told) => {
            if (told !== undefined && !isOver) setProgress(told);
          },
          () => undefined,
        );
      }, ASK_EVERY_MS);
      try {
        return await work(job, (ratio) => {
          setProgress(
            ratio < 1
              ? { stage: 'sending', done: Math.round(ratio * 100), total: 100 }
              : { stage: 'reading', done: 0, total: 0 },
          );
        });
      } finally {
        isOver = true;
        clearInterval(timer);
        setProgress(undefined);
      }
    },
    [],
  );
  return { progress, follow };
}
