// The year on the screen, and the one way to change it: the answer of every change is the calendar as it is now.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import type { CalendarView } from '../../../wire/calendar-api.js';
import { useSession } from '../session/use-session.js';
import { Fault } from '../shell/fault.js';
import { tellDone } from '../shell/notices.js';
import type { Fill } from '../words/say.js';
import type { WordKey } from '../words/zh.js';
import { calendarKey, readCalendar } from './calendar-client.js';

export function useCalendar(year: number | undefined, isEnabled: boolean) {
  return useQuery({
    queryKey: calendarKey(year),
    queryFn: () => readCalendar(year),
    enabled: isEnabled,
    staleTime: 0,
    // Another supervisor may close the desk at any moment. Asking by the clock would count as somebody's doing, and nobody would ever be
    // signed out for idleness; a change on an older state is refused, and shows what is there.
    refetchOnWindowFocus: 'always',
    placeholderData: (before: CalendarView | undefined) => before,
  });
}

export interface Wish {
  readonly send: (csrfToken: string) => Promise<CalendarView>;
  readonly done: WordKey;
  readonly fill?: Fill;
  readonly onDone?: () => void;
}

export function useChange() {
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ send }: Wish) => send(csrfToken),
    onSuccess: async (_, { done, fill, onDone }) => {
      onDone?.();
      tellDone(done, fill);
      await cache.invalidateQueries({ queryKey: ['calendar'] });
    },
    onError: (error) => {
      // Somebody was faster: show what they did before the next try.
      if (error instanceof Fault && error.code === 'CHANGED_MEANWHILE')
        void cache.invalidateQueries({ queryKey: ['calendar'] });
    },
  });
}
