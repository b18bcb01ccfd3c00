// The list of talks under four tabs. Its rows stay where they are while the pointer is over them.

import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';

import type { ConversationRow } from '../../../wire/agent-events.js';
import { toFault } from '../shell/fault.js';
import { FaultText } from '../shell/fault-text.js';
import { TABS, type Tab as TabName } from '../shell/route.js';
import { Skeleton } from '../shell/skeleton.js';
import { useWords } from '../words/words.js';
import { QueueEmpty } from './queue-empty.js';
import { QueueRow } from './queue-row.js';
import { useRows, type useSteadyRows } from './use-rows.js';

interface Props {
  readonly tab: TabName;
  readonly selectedId: string | undefined;
  readonly query: UseQueryResult<readonly ConversationRow[]>;
  readonly steady: ReturnType<typeof useSteadyRows>;
  readonly onTab: (tab: TabName) => void;
}

export function QueuePane({ tab, selectedId, query, steady, onTab }: Props) {
  const { say } = useWords();
  const waiting = useRows('waiting', true).data?.length;
  const mine = useRows('mine', true).data?.length;
  const counts: Readonly<Partial<Record<TabName, number | undefined>>> = { waiting, mine };
  return (
    <section className="queue" aria-label={say('queue.title')}>
      <Tabs
        className="queue-tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          onTab(TABS.find((known) => known === key) ?? 'waiting');
        }}
      >
        <TabList className="tab-list" aria-label={say('queue.title')}>
          {TABS.map((id) => (
            <Tab key={id} id={id} className="tab">
              {say(`tab.${id}`)}
              {counts[id] === undefined ? null : <span className="count">{counts[id]}</span>}
            </Tab>
          ))}
        </TabList>
        <TabPanel id={tab} className="queue-panel">
          {query.data === undefined ? (
            query.error === null ? (
              <Skeleton rows={6} />
            ) : (
              <div className="empty" role="alert">
                <p className="empty-title">
                  <FaultText fault={toFault(query.error)} />
                </p>
                <Button className="button" onPress={() => void query.refetch()}>
                  {say('retry')}
                </Button>
              </div>
            )
          ) : steady.rows.length === 0 ? (
            <QueueEmpty tab={tab} onTab={onTab} />
          ) : (
            <ul
              className="queue-list"
              onPointerEnter={() => {
                steady.hold(true);
              }}
              onPointerLeave={() => {
                steady.hold(false);
              }}
              onKeyDown={moveFocus}
            >
              {steady.rows.map((row) => (
                <QueueRow
                  key={row.conversationId}
                  row={row}
                  tab={tab}
                  isGone={steady.gone.has(row.conversationId)}
                  isSelected={row.conversationId === selectedId}
                />
              ))}
            </ul>
          )}
          {steady.held > 0 ? <p className="queue-held">{say('queue.held', { n: steady.held })}</p> : null}
        </TabPanel>
      </Tabs>
    </section>
  );
}

/** Arrows walk through the rows' links. */
function moveFocus(event: React.KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
