// The list of talks under four tabs. Its rows stay where they are while the pointer is over them.

import type { UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { Tab, TabList, Tabs } from 'react-aria-components/Tabs';

import type { TalkFilter } from '../../../wire/agent-events.js';
import { CallbackBar } from '../callbacks/callback-bar.js';
import { CallbackList } from '../callbacks/callback-list.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import { LoadFault } from '../shell/load-fault.js';
import { goInDesk, TABS, type Tab as TabName } from '../shell/route.js';
import { Skeleton } from '../shell/skeleton.js';
import { useWords } from '../words/words.js';
import { QueueEmpty } from './queue-empty.js';
import { QueueFilters } from './queue-filters.js';
import { QueueList } from './queue-list.js';
import { useCounts } from './use-counts.js';
import { useMoreRows, useTotal, type SteadyRows } from './use-rows.js';
import { useCounted, useUnreadTabs } from './use-unread.js';

/** One for all tabs: only one list is there at a time. */
const PANEL_ID = 'queue-panel';

interface Props {
  readonly tab: TabName;
  readonly selectedId: string | undefined;
  readonly query: UseQueryResult<readonly ConversationRow[]>;
  readonly filter: TalkFilter;
  readonly steady: SteadyRows;
  /** Messages that citizens have left stand here instead of talks. */
  readonly isCallbacks: boolean;
  readonly onTab: (tab: TabName) => void;
}

export function QueuePane({ isCallbacks, ...talks }: Props) {
  const { say } = useWords();
  return (
    <section className="queue" aria-label={say('queue.title')}>
      <CallbackBar isOpen={isCallbacks} />
      {isCallbacks ? (
        <div className="queue-panel" tabIndex={-1} data-home="3">
          <CallbackList selectedId={talks.selectedId} />
        </div>
      ) : (
        <TalkTabs {...talks} />
      )}
    </section>
  );
}

function TalkTabs({ tab, filter, selectedId, query, steady, onTab }: Omit<Props, 'isCallbacks'>) {
  const { say } = useWords();
  const counts = useCounts();
  const unread = useUnreadTabs();
  useCounted(query.data);
  const scroller = useRef<HTMLDivElement>(null);
  const loadMore = useMoreRows(tab, filter);
  const total = useTotal(tab, filter);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div className="queue-tabs">
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => {
          onTab(TABS.find((known) => known === key) ?? 'waiting');
        }}
      >
        <TabList className="tab-list" aria-label={say('queue.title')}>
          {TABS.map((id) => (
            <Tab
              key={id}
              id={id}
              className="tab"
              render={(props) =>
                'href' in props ? (
                  <a {...props} />
                ) : (
                  <div {...props} aria-controls={id === tab ? PANEL_ID : undefined} />
                )
              }
            >
              {say(`tab.${id}`)}
              <TabCount count={counts[id]} unread={unread[id]} />
            </Tab>
          ))}
        </TabList>
      </Tabs>
      <QueueFilters
        filter={filter}
        hasAgents={tab !== 'waiting' && tab !== 'mine'}
        onFilter={(next) => {
          goInDesk({ filter: next, ...(next.caseNumber === undefined ? {} : { tab: 'all' }) });
        }}
      />
      {isFiltered && total !== undefined ? (
        <p className="queue-found" role="status">
          {say('filter.found', { n: total })}
        </p>
      ) : null}
      {/* The library's own panel looks through its rows at each change of them for something to tab to, which is felt while scrolling. */}
      <div
        // Another list begins at its top.
        key={tab}
        className="queue-panel"
        role="tabpanel"
        id={PANEL_ID}
        aria-label={say(`tab.${tab}`)}
        tabIndex={steady.rows.length === 0 ? 0 : -1}
        data-home="3"
        ref={scroller}
      >
        {query.data === undefined ? (
          query.error === null ? (
            <Skeleton rows={6} />
          ) : (
            <LoadFault error={query.error} onRetry={() => void query.refetch()} />
          )
        ) : steady.rows.length === 0 ? (
          <QueueEmpty
            tab={tab}
            isFiltered={isFiltered}
            onTab={onTab}
            onClear={() => {
              goInDesk({ filter: {} });
            }}
          />
        ) : (
          <QueueList
            scroller={scroller}
            tab={tab}
            steady={steady}
            selectedId={selectedId}
            onNearEnd={loadMore}
          />
        )}
        {steady.held > 0 ? <p className="queue-held">{say('queue.held', { n: steady.held })}</p> : null}
      </div>
    </div>
  );
}

/** How many talks, and that some of them hold words that I have not read. */
function TabCount({
  count,
  unread = 0,
}: {
  readonly count: number | undefined;
  readonly unread?: number | undefined;
}) {
  const { say } = useWords();
  if (count === undefined) return null;
  return (
    <span className="tab-count" title={unread === 0 ? undefined : say('unread.talks', { n: unread })}>
      <span className="count">{count}</span>
      {unread === 0 ? null : (
        <span className="tab-unread">
          <span aria-hidden="true">{unread}</span>
          <span className="hidden-text">{say('unread.talks', { n: unread })}</span>
        </span>
      )}
    </span>
  );
}
