// The list of articles: searched, filtered, in every state; many at once put away or marked as read again, and taken back.

import '../design/articles.css';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';

import { useSession } from '../session/use-session.js';
import { LoadFault } from '../shell/load-fault.js';
import { go, useRoute } from '../shell/route.js';
import { RouteLink } from '../shell/route-link.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { listArticles } from './article-client.js';
import { ArticleFilters } from './article-filters.js';
import { ArticleTable } from './article-table.js';
import { PastPublishings } from './past-publishings.js';
import { PublishAllButton } from './publish-all-button.js';
import { PublishMany } from './publish-many.js';
import { usePublishMany } from './use-publish-many.js';
import { isFiltered, PAGE_ROWS, readAsk, searchOf, type ArticlesAsk } from './articles-ask.js';

const TryPanel = lazy(async () => ({ default: (await import('../trial/try-panel.js')).TryPanel }));

export function ArticlesScreen() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayEdit = roles.includes('editor') || roles.includes('admin');
  return (
    <div className="page">
      <TopBar title={say('articles.title')} />
      <main id="main" tabIndex={-1} className="page-body articles-page" data-keeps>
        {mayEdit ? <Shelf /> : <p className="lead">{say('articles.forbidden')}</p>}
      </main>
    </div>
  );
}

function Shelf() {
  const { say } = useWords();
  const route = useRoute();
  const ask = readAsk(route.screen === 'articles' ? (route.search ?? '') : '');
  const onAsk = (next: ArticlesAsk): void => {
    go({ screen: 'articles', search: searchOf(next) }, { replace: next.text !== ask.text });
  };
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['articles', ask],
    queryFn: () => listArticles(ask),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const onChanged = (): void => void refetch();
  const many = usePublishMany(data?.needsSecondPerson ?? false, onChanged);
  const [isTrying, setTrying] = useState(false);
  return (
    <>
      <div className="articles-head">
        <p className="lead">{say('articles.lead')}</p>
        <div className="form-buttons">
          <button
            type="button"
            className="button"
            aria-expanded={isTrying}
            onClick={() => {
              setTrying(!isTrying);
            }}
          >
            {say(isTrying ? 'try.close' : 'try.open')}
          </button>
          <RouteLink className="button" to={{ screen: 'imports' }}>
            {say('articles.import')}
          </RouteLink>
          <RouteLink className="button primary" to={{ screen: 'article' }}>
            {say('articles.new')}
          </RouteLink>
        </div>
      </div>
      {isTrying ? (
        <Suspense fallback={<Skeleton rows={4} />}>
          <TryPanel />
        </Suspense>
      ) : null}
      <ArticleFilters ask={ask} found={data} onAsk={onAsk} />
      <PublishMany work={many} />
      <PastPublishings onChanged={onChanged} />
      {data === undefined ? (
        error === null ? (
          <Skeleton rows={8} />
        ) : (
          <LoadFault error={error} onRetry={() => void refetch()} />
        )
      ) : data.total === 0 ? (
        <Nothing ask={ask} onAsk={onAsk} />
      ) : (
        <>
          <ArticleTable
            key={queryKeyOf(ask)}
            found={data}
            text={ask.text}
            isBusy={isFetching}
            onPublish={many.publish}
            onChanged={onChanged}
          />
          {data.total > data.articles.length && isOfDrafts(ask) ? (
            <PublishAllButton
              n={data.total}
              isLocked={many.sofar !== undefined}
              onPublish={() => {
                many.publishAll(ask, data.total);
              }}
            />
          ) : null}
          <Pages ask={ask} total={data.total} onAsk={onAsk} />
        </>
      )}
    </>
  );
}

/** Every row of it has a draft. */
const isOfDrafts = ({ state }: ArticlesAsk): boolean => state === 'draft' || state === 'review';

/** Choices belong to the rows that were shown. */
const queryKeyOf = (ask: ArticlesAsk): string => searchOf(ask);

interface NothingProps {
  readonly ask: ArticlesAsk;
  readonly onAsk: (ask: ArticlesAsk) => void;
}

function Nothing({ ask, onAsk }: NothingProps) {
  const { say } = useWords();
  const isNarrowed = isFiltered(ask);
  return (
    <div className="empty">
      <p className="empty-title">{say(isNarrowed ? 'articles.none.filtered' : 'articles.none')}</p>
      <p className="empty-next">{say(isNarrowed ? 'articles.none.filtered.next' : 'articles.none.next')}</p>
      {isNarrowed ? (
        <button
          type="button"
          className="button"
          onClick={() => {
            onAsk({ text: '', order: ask.order, from: 0 });
          }}
        >
          {say('articles.clear')}
        </button>
      ) : (
        <RouteLink className="button primary" to={{ screen: 'article' }}>
          {say('articles.new')}
        </RouteLink>
      )}
    </div>
  );
}

function Pages({ ask, total, onAsk }: NothingProps & { readonly total: number }) {
  const { say } = useWords();
  const last = Math.min(total, ask.from + PAGE_ROWS);
  const step = (from: number) => () => {
    onAsk({ ...ask, from });
  };
  return (
    <nav className="articles-pages" aria-label={say('articles.pages')}>
      <button
        type="button"
        className="button"
        disabled={ask.from === 0}
        onClick={step(Math.max(0, ask.from - PAGE_ROWS))}
      >
        {say('articles.pages.before')}
      </button>
      <span role="status">{say('articles.pages.now', { from: ask.from + 1, to: last, total })}</span>
      <button type="button" className="button" disabled={last >= total} onClick={step(ask.from + PAGE_ROWS)}>
        {say('articles.pages.after')}
      </button>
    </nav>
  );
}
