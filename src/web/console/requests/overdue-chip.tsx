// In the top line of every screen, for those who keep the articles or answer for those who do: requests that are overdue. Nothing while
// there is none. Asked when a screen opens and when the person comes back to the window, never by the clock alone: that would keep
// an unattended session open.

import '../design/overdue.css';

import { useQuery } from '@tanstack/react-query';

import type { RequestCountsView } from '../../../wire/faq-request-api.js';
import { call } from '../session/staff-client.js';
import { useSession } from '../session/use-session.js';
import { RouteLink } from '../shell/route-link.js';
import { useWords } from '../words/words.js';
import { REQUESTS_QUERY } from './use-change.js';

const KEEPERS = ['editor', 'supervisor', 'admin'] as const;

export function OverdueChip() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayKeep = KEEPERS.some((role) => roles.includes(role));
  const { data } = useQuery({
    queryKey: [...REQUESTS_QUERY, 'counts'],
    queryFn: () => call<RequestCountsView>('GET', '/faq-requests/counts'),
    enabled: mayKeep,
    staleTime: 0,
    refetchOnWindowFocus: true,
  });
  if (data === undefined || data.overdue === 0) return null;
  return (
    <RouteLink className="overdue-chip" to={{ screen: 'unanswered' }}>
      <span className="overdue-what">{say('overdue.chip')} </span>
      {say('overdue.n', { n: data.overdue })}
      <span className="hidden-text">{say('overdue.open')}</span>
    </RouteLink>
  );
}
