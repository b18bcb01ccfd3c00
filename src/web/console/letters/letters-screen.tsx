// What no platform took: a list to filter, to look into, and to send again, one or many.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { AlarmBanner } from '../channels/alarm-banner.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { listLetters, type LetterFilter } from './letter-client.js';
import { LetterFilters } from './letter-filters.js';
import { LetterTable } from './letter-table.js';

export function LettersScreen() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayLook = roles.includes('supervisor') || roles.includes('admin');
  const [filter, setFilter] = useState<LetterFilter>({});
  const query = useInfiniteQuery({
    queryKey: ['letters', filter],
    queryFn: ({ pageParam }: { readonly pageParam: string | undefined }) => listLetters(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    enabled: mayLook,
    staleTime: 0,
  });
  const letters = query.data?.pages.flatMap((page) => page.letters);
  return (
    <div className="page">
      <TopBar title={say('letters.title')} />
      <AlarmBanner />
      <main id="main" tabIndex={-1} className="page-body" data-keeps>
        <p className="lead">{say(mayLook ? 'letters.lead' : 'letters.forbidden')}</p>
        <FaultLine error={query.error} isAlert />
        {mayLook ? (
          <LetterFilters
            filter={filter}
            letters={letters ?? []}
            isBusy={query.isFetching}
            onFilter={setFilter}
            onRefresh={() => void query.refetch()}
          />
        ) : null}
        {!mayLook ? null : letters === undefined ? (
          query.error === null ? (
            <Skeleton rows={4} />
          ) : null
        ) : letters.length === 0 ? (
          <Nothing isFiltered={Object.keys(filter).length > 0} />
        ) : (
          <LetterTable letters={letters} onSent={() => void query.refetch()} />
        )}
        {query.hasNextPage ? (
          <Button
            className="button"
            isPending={query.isFetchingNextPage}
            onPress={() => void query.fetchNextPage()}
          >
            {say('letters.more')}
          </Button>
        ) : null}
      </main>
    </div>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { say } = useWords();
  return (
    <div className="empty">
      <p className="empty-title">{say(isFiltered ? 'letters.none.filtered' : 'letters.none')}</p>
      {isFiltered ? null : <p className="empty-next">{say('letters.none.next')}</p>}
    </div>
  );
}
