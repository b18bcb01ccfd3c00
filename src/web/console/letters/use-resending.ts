// Sends letters again one after the other, so that each has its own outcome; may be stopped between two.

import { useRef, useState } from 'react';

import { useSession } from '../session/use-session.js';
import { toFault, type Fault } from '../shell/fault.js';
import { resendLetter } from './letter-client.js';

export interface Resending {
  /** The one that is being sent, from 1, and of how many; absent while nothing is. */
  readonly progress: { readonly n: number; readonly most: number } | undefined;
  /** What the hub said of each; absent: not tried. */
  readonly outcomes: ReadonlyMap<string, 'begun' | Fault>;
  /** Resolves to how many began and how many did not. */
  readonly start: (ids: readonly string[]) => Promise<{ readonly begun: number; readonly failed: number }>;
  readonly stop: () => void;
}

export function useResending(): Resending {
  const { csrfToken } = useSession();
  const [progress, setProgress] = useState<Resending['progress']>();
  const [outcomes, setOutcomes] = useState<Resending['outcomes']>(new Map());
  const isStopped = useRef(false);
  return {
    progress,
    outcomes,
    stop: () => {
      isStopped.current = true;
    },
    async start(ids) {
      isStopped.current = false;
      const became = new Map<string, 'begun' | Fault>();
      for (const [index, id] of ids.entries()) {
        if (mustStop(isStopped)) break;
        setProgress({ n: index + 1, most: ids.length });
        became.set(id, await resendLetter(id, csrfToken).then(() => 'begun' as const, toFault));
        setOutcomes(new Map(became));
      }
      setProgress(undefined);
      const begun = [...became.values()].filter((each) => each === 'begun').length;
      return { begun, failed: became.size - begun };
    },
  };
}

/** Somebody may press "stop" while one is being sent; the compiler thinks that nothing changes meanwhile. */
const mustStop = (isStopped: { readonly current: boolean }): boolean => isStopped.current;
