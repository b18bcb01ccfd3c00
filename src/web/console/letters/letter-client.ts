// What no platform took, over HTTP: the list, the journal of one, sending one again.

import type { DeadLettersView, JournalView } from '../../../wire/delivery-api.js';
import { call } from '../session/staff-client.js';

export interface LetterFilter {
  readonly accountId?: string;
  readonly state?: 'refused' | 'unclear';
  readonly code?: string;
}

export function listLetters(filter: LetterFilter, before: string | undefined): Promise<DeadLettersView> {
  const query = new URLSearchParams({ ...filter, ...(before === undefined ? {} : { before }) });
  return call('GET', `/dead-letters?${query.toString()}`);
}

export const readJournal = (id: string): Promise<JournalView> =>
  call('GET', `/deliveries/${encodeURIComponent(id)}`);

export const resendLetter = (id: string, csrfToken: string): Promise<void> =>
  call('POST', `/deliveries/${encodeURIComponent(id)}/resend`, { csrfToken });
