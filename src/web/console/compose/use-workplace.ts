// What the hub keeps of my work in this talk and says of its channel.

import { useQuery } from '@tanstack/react-query';

import type { ThreadEntry } from '../../../wire/thread-views.js';
import type { WorkplaceToHub } from '../../../wire/workplace-events.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';

type Answer = Parameters<Parameters<WorkplaceToHub['workplace']>[1]>[0];
export type WorkplaceView = Extract<Answer, { readonly ok: true }>;

export function useWorkplace(
  conversationId: string,
  entries: readonly ThreadEntry[],
): { readonly workplace: WorkplaceView | undefined; readonly isOpen: boolean } {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  // The citizen's words open windows: the hub is asked again.
  const heardSeq = entries.findLast(({ author }) => author === 'citizen')?.seq ?? 0;
  const { data: workplace } = useQuery({
    queryKey: ['workplace', conversationId, heardSeq],
    queryFn: () => hub.ask('workplace', { conversationId }),
    enabled: isOnline,
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return { workplace, isOpen: workplace?.window.state !== 'closed' };
}
