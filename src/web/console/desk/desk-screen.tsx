// The desk: list, talk, details; one at a time on a phone. Hears the keys.

import { useMemo } from 'react';

import type { TalkFilter } from '../../../wire/agent-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';

import { BannerLine } from '../banner/banner-line.js';
import { useCallbacks } from '../callbacks/use-callbacks.js';
import { AlarmBanner } from '../channels/alarm-banner.js';
import { useSession } from '../session/use-session.js';
import { AvailabilityMenu } from '../floor/availability-menu.js';
import { HandedNotices } from '../floor/handed-notices.js';
import { useFloorDialogs } from '../floor/floor-dialogs.js';
import { useSettingsSync } from '../settings/use-settings-sync.js';
import { MentionNotices } from '../mentions/mention-notices.js';
import { openOver, shutOver, useOver } from '../shell/over-door.js';
import { go, goInDesk, type DeskRoute, type Tab } from '../shell/route.js';
import { ShiftNotesDialog } from '../shift-notes/shift-notes-dialog.js';
import { ShiftNotesButton } from '../shift-notes/shift-notes-button.js';
import { TopBar } from '../shell/top-bar.js';
import { useStored } from '../shell/stored.js';
import { ThreadPane } from '../thread/thread-pane.js';
import { ThreadEmpty } from '../thread/thread-empty.js';
import { useWords } from '../words/words.js';
import { LinkBanner } from './link-banner.js';
import { QueuePane } from './queue-pane.js';
import { useOffers } from '../find/use-offers.js';
import { AT_DESK_KEYS, type DeskKey } from './key-map.js';
import { useDeskKeys, useKeyMap, useSingleKeys } from './keys.js';
import { useAlerts } from './use-alerts.js';
import { useComposerDoor } from './composer-door.js';
import { useDeskActions, type TalkAction } from './use-desk-actions.js';
import { useCurrentRows, useRows, useSteadyRows } from './use-rows.js';
import { useTitleBadge } from './use-title-badge.js';

const NO_ROWS: readonly ConversationRow[] = [];

/** The same object as long as the address asks for the same. */
function useFilter({ filter = {} }: DeskRoute): TalkFilter {
  const text = JSON.stringify(filter);
  return useMemo(() => JSON.parse(text) as TalkFilter, [text]);
}

export function DeskScreen({ route }: { readonly route: DeskRoute }) {
  const { tab, conversationId, list } = route;
  const { say } = useWords();
  const { cityName } = useSession();
  const act = useDeskActions();
  const door = useComposerDoor();
  const [context, setContext] = useStored(isNarrow() ? 'context.narrow' : 'context');
  const [hasSingleKeys] = useSingleKeys();
  const isContextOpen = isNarrow() ? context === 'on' : context !== 'off';
  const filter = useFilter(route);
  const current = useRows(tab, filter);
  const steady = useSteadyRows(tab, useCurrentRows(tab, current.data) ?? NO_ROWS);
  const listed = useListed(list);
  useTitleBadge(`${say('product')}｜${cityName}`);

  const closeTalk = (): void => {
    go({ screen: 'desk', tab, filter, list });
  };
  const show = (id: string): void => {
    goInDesk({ conversationId: id });
  };
  const step = (by: 1 | -1): void => {
    const ids = listed ?? steady.rows.map((row) => row.conversationId);
    const at = ids.findIndex((id) => id === conversationId);
    const next = at === -1 ? ids[by === 1 ? 0 : ids.length - 1] : ids[at + by];
    if (next !== undefined) show(next);
  };
  const floor = useFloorDialogs(step);
  const claim = (id: string): void => {
    void act('claim', id).then((isDone) => {
      if (isDone) door.tell('reply');
    });
  };
  const resolve = (id: string, andNext: boolean): void => {
    void act('resolve', id).then((isDone) => {
      if (isDone && andNext) step(1);
    });
  };

  const take = (action: TalkAction, id: string): void => {
    if (action === 'claim') claim(id);
    else if (action === 'resolve') resolve(id, false);
    else if (action === 'giveBack') void act('giveBack', id);
    else floor.start(action, id);
  };

  const press = (key: DeskKey): void => {
    if (key === 'next') step(1);
    else if (key === 'previous') step(-1);
    else if (key === 'shiftNotes') openOver('notes');
    else if (conversationId !== undefined) pressInTalk(key, conversationId);
  };
  const pressInTalk = (key: DeskKey, id: string): void => {
    switch (key) {
      case 'claim':
        claim(id);
        return;
      case 'resolve':
      case 'resolveNext':
        resolve(id, key === 'resolveNext');
        return;
      case 'giveBack':
      case 'wrapUp':
      case 'transfer':
      case 'pause':
      case 'tag':
        take(key, id);
        return;
      case 'context':
        setContext(isContextOpen ? 'off' : 'on');
        return;
      case 'close':
        closeTalk();
        return;
      default:
        door.tell(key);
    }
  };
  const [keys] = useKeyMap();
  useDeskKeys(keys, hasSingleKeys, press, AT_DESK_KEYS);
  useAlerts(conversationId);
  useSettingsSync();
  useOffers({ conversationId, door, press, show, start: floor.start });

  return (
    <div className="desk" data-view={conversationId === undefined ? 'list' : 'talk'}>
      <DeskTop />
      <main id="main" tabIndex={-1} className="panes">
        <QueuePane
          tab={tab}
          filter={filter}
          selectedId={conversationId}
          query={current}
          steady={steady}
          isCallbacks={list === 'callbacks'}
          onTab={changeTab}
        />
        {conversationId === undefined ? (
          <ThreadEmpty />
        ) : (
          <ThreadPane
            key={conversationId}
            conversationId={conversationId}
            door={door}
            isContextOpen={isContextOpen}
            onAction={(action) => {
              take(action, conversationId);
            }}
            onContext={() => {
              setContext(isContextOpen ? 'off' : 'on');
            }}
            onBack={closeTalk}
          />
        )}
      </main>
      {floor.dialog}
    </div>
  );
}

function changeTab(tab: Tab): void {
  goInDesk({ tab });
}

/** The talks of the messages that were left, where those are listed. */
function useListed(list: DeskRoute['list']): readonly string[] | undefined {
  const callbacks = useCallbacks().data;
  return list === undefined ? undefined : (callbacks ?? []).map(({ row }) => row.conversationId);
}

/** Above the panes: who I am and how I stand, and what has to be known now. */
function DeskTop() {
  const { say } = useWords();
  const over = useOver();
  return (
    <>
      <TopBar title={say('console')}>
        <ShiftNotesButton
          onOpen={() => {
            openOver('notes');
          }}
        />
        <AvailabilityMenu />
      </TopBar>
      <div className="banners">
        <BannerLine />
        <AlarmBanner />
        <LinkBanner />
        <HandedNotices />
        <MentionNotices />
      </div>
      {over === 'notes' ? <ShiftNotesDialog onClose={shutOver} /> : null}
    </>
  );
}

/** Where the details lie over the talk (design/desk.css) they are shut until asked for. */
const isNarrow = (): boolean => matchMedia('(width <= 1180px)').matches;
