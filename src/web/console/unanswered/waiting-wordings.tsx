// Wordings that were learned and wait for an editor's word: who chose them, why they are held, yes or no.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { LoadFault } from '../shell/load-fault.js';
import { tellDone } from '../shell/notices.js';
import { Skeleton } from '../shell/skeleton.js';
import { useWords } from '../words/words.js';
import { decideWording, listWaiting, type WaitingWording } from './unanswered-client.js';

export function WaitingWordings() {
  const { say } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['waiting-wordings'],
    queryFn: listWaiting,
    staleTime: 0,
  });
  return (
    <section className="card unanswered-waiting" aria-labelledby="unanswered-waiting">
      <h2 id="unanswered-waiting">{say('waiting.title')}</h2>
      <p className="field-hint">{say('waiting.lead')}</p>
      {data !== undefined ? (
        data.length === 0 ? (
          <p className="empty-next">{say('waiting.none')}</p>
        ) : (
          <ul className="waiting-wordings" aria-labelledby="unanswered-waiting">
            {data.map((variant) => (
              <Waiting key={variant.id} variant={variant} />
            ))}
          </ul>
        )
      ) : error === null ? (
        <Skeleton rows={2} />
      ) : (
        <LoadFault error={error} onRetry={() => void refetch()} />
      )}
    </section>
  );
}

function Waiting({ variant }: { readonly variant: WaitingWording }) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  const { id, wording, articleId, articleTitle, hold, votes } = variant;
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'reject') => decideWording(id, decision, csrfToken),
    onSuccess: async (_, decision) => {
      tellDone(decision === 'approve' ? 'waiting.approved' : 'waiting.rejected', { wording });
      await cache.invalidateQueries({ queryKey: ['waiting-wordings'] });
    },
  });
  const title = articleTitle ?? articleId;
  return (
    <li className="waiting-wording">
      <div className="near-title">
        <span>
          <strong>{wording}</strong> → {title}
        </span>
        <small>
          {say('waiting.votes', { contacts: votes.contacts, yes: votes.staffYes, no: votes.staffNo })}
          {hold === undefined ? '' : ` · ${say(`waiting.hold.${hold.kind}`)}`}
        </small>
        <FaultLine error={decide.error} isAlert />
      </div>
      <div className="waiting-buttons">
        <Button
          className="button small"
          aria-label={say('waiting.reject.of', { wording })}
          isDisabled={decide.isPending}
          onPress={() => {
            decide.mutate('reject');
          }}
        >
          {say('waiting.reject')}
        </Button>
        <Button
          className="button small primary"
          aria-label={say('waiting.approve.of', { wording })}
          isDisabled={decide.isPending}
          onPress={() => {
            decide.mutate('approve');
          }}
        >
          {say('waiting.approve')}
        </Button>
      </div>
    </li>
  );
}
