// How far the hub has come with a sheet, or with many drafts: first how much has left, then what the hub says each moment.

import { useCallback, useState } from 'react';

import type { ImportProgressView } from '../../../wire/import-api.js';
import { readProgress } from './import-client.js';

type Told = NonNullable<ImportProgressView['progress']>;

export interface Progress extends Omit<Told, 'stage'> {
  readonly stage: 'sending' | Told['stage'];
}

/** Unit: ms. */
const ASK_EVERY_MS = 400;

/** `read`: who is asked how far it has come. */
export function useProgress(read: typeof readProgress = readProgress) {
  const [progress, setProgress] = useState<Progress>();
  const follow = useCallback(
    async <Answer>(
      work: (job: string, onSent: (ratio: number) => void) => Promise<Answer>,
      first: Progress['stage'] = 'sending',
    ): Promise<Answer> => {
      const job = crypto.randomUUID();
      setProgress({ stage: first, done: 0, total: first === 'sending' ? 100 : 0 });
      let isOver = false;
      const timer = setInterval(() => {
        // A question that fails costs a moment of the bar; the work itself says what went wrong.
        read(job).then(
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
    [read],
  );
  return { progress, follow };
}
