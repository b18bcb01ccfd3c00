// Does something to a request, and has the list read again.

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useSession } from '../session/use-session.js';

export const REQUESTS_QUERY = ['faq-requests'];

export function useChange<Input>(change: (input: Input, csrfToken: string) => Promise<unknown>) {
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(input, csrfToken),
    onSuccess: () => cache.invalidateQueries({ queryKey: REQUESTS_QUERY }),
  });
}
