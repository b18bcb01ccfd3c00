// Writes a canned reply, and has the list read again.

import { useMutation, useQueryClient } from '@tanstack/react-query';

import type { CannedWishRequest } from '../../../wire/canned-api.js';
import { useSession } from '../session/use-session.js';
import { tellDone } from '../shell/notices.js';
import { addCanned, CANNED_KEY, changeCanned } from './canned-client.js';

export interface KeptCanned {
  readonly wish: CannedWishRequest;
  /** Absent: a new one. */
  readonly known?: { readonly id: string; readonly revision: number };
}

export function useKeepCanned(onDone: () => void, onError?: (error: unknown) => void) {
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ wish, known }: KeptCanned) =>
      known === undefined
        ? addCanned(wish, csrfToken)
        : changeCanned(known.id, { ...wish, revision: known.revision }, csrfToken),
    onSuccess: async ({ title }) => {
      tellDone('canned.saved', { title });
      onDone();
      await cache.invalidateQueries({ queryKey: CANNED_KEY });
    },
    ...(onError === undefined ? {} : { onError }),
  });
}
