// The messages that citizens have left, as the hub tells them.

import { useQuery } from '@tanstack/react-query';

import type { CallbackView } from '../../../wire/callback-events.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import { useNow } from '../shell/now.js';
import { CALLBACKS_KEY } from './callbacks-key.js';
import { levelOfDue } from './due-level.js';

export function useCallbacks() {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: CALLBACKS_KEY,
    queryFn: async () => (await hub.ask('callbacks', {})).callbacks,
    enabled: isOnline,
  });
}

export interface CallbackCounts {
  readonly open: number;
  readonly late: number;
}

/** Undefined until the hub has answered. */
export function useCallbackCounts(): CallbackCounts | undefined {
  const { data } = useCallbacks();
  const nowMs = useNow();
  if (data === undefined) return undefined;
  return {
    open: data.length,
    late: data.filter((each) => levelOfDue(each.dueAtMs, nowMs) === 'late').length,
  };
}

/** Of the open talk. */
export function useCallbackOf(conversationId: string): CallbackView | undefined {
  return useCallbacks().data?.find(({ row }) => row.conversationId === conversationId);
}
