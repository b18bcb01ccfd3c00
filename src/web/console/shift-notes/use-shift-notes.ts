// The board of shift notes, as the hub tells it.

import { useQuery } from '@tanstack/react-query';

import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import { SHIFT_NOTES_KEY } from './shift-notes-feed.js';

export function useShiftNotes() {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: SHIFT_NOTES_KEY,
    queryFn: async () => (await hub.ask('shiftNotes', {})).notes,
    enabled: isOnline,
  });
}
