// Who looks at a talk and who writes in it, told between hubs on one database with the rest of their news. What a hub says of its own
// screens stands until it says otherwise; a hub of which nothing is heard for a while has fallen, and its people with it. Nothing of
// it is durable, and nothing rests on it.

import type { ConversationId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import type { HubNews, PresenceNews, TypingNews, Viewer } from './talk-news.js';
import type { Typing } from './talk-watch.js';

/** So often a hub says that it is there. Unit: ms. */
const ALIVE_EVERY_MS = 5_000;
/** Four of those words are missing: it has fallen. Unit: ms. */
const GONE_AFTER_MS = 20_000;
/** A person who writes in a talk is told of at most this often; screens forget after five seconds. Unit: ms. */
const TYPING_EVERY_MS = 3_000;

/** What screens of this hub are told. */
export interface PresenceElsewhere {
  readonly viewersOf: (conversation: ConversationId) => readonly Viewer[];
  /** Returns the end of listening. */
  readonly onViewers: (listener: (conversation: ConversationId) => void) => () => void;
}

export interface HubPresence extends PresenceElsewhere {
  /** Who looks at it here: all of them, at each change. */
  readonly view: (conversation: ConversationId, viewers: readonly Viewer[]) => void;
  readonly type: (conversation: ConversationId, typing: Typing) => void;
  /** What the others are to be told now. */
  readonly take: () => readonly (HubNews | PresenceNews)[];
  readonly hear: (hubId: string, news: HubNews | PresenceNews) => void;
  /** Something was told that we have not heard: the others are asked for all they have. */
  readonly lost: () => void;
}

export function createHubPresence(
  clock: Clock,
  onTyping: (conversation: ConversationId, typing: Typing) => void,
): HubPresence {
  const here = new Map<ConversationId, readonly Viewer[]>();
  const listeners = new Set<(conversation: ConversationId) => void>();
  const changed = new Set<ConversationId>();
  const typing = createTypingGate(clock);
  const word = createWord(clock);
  const tell = (conversations: Iterable<ConversationId>): void => {
    for (const id of conversations) for (const listener of listeners) listener(id);
  };
  const tellAll = (): void => {
    for (const id of here.keys()) changed.add(id);
  };
  const others = createOthers(clock, tell, () => {
    tellAll();
    // It may have been given up and only been slow: it believes that we know its people.
    word.ask();
  });
  return {
    viewersOf: others.viewersOf,
    onViewers(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view(id, viewers) {
      if (viewers.length === 0) here.delete(id);
      else here.set(id, viewers);
      changed.add(id);
    },
    type: typing.add,
    take() {
      others.dropFallen();
      const viewing = [...changed].map((conversationId) => ({
        conversationId,
        viewers: here.get(conversationId) ?? [],
      }));
      const written = typing.take();
      changed.clear();
      // Alone, a hub tells nobody: whoever comes asks.
      const isHeard = !others.isAlone() && viewing.length + written.length > 0;
      return [...word.take(), ...(isHeard ? [{ viewing, typing: written }] : [])];
    },
    hear(hubId, news) {
      if ('viewing' in news) {
        others.heard(hubId, news.viewing);
        for (const each of news.typing) onTyping(each.conversationId, each.typing);
      } else if (news.hub === 'leaves') others.drop(hubId);
      else {
        others.heard(hubId, []);
        if (news.hub === 'asks') tellAll();
      }
    },
    lost() {
      others.dropAll();
      word.ask();
    },
  };
}

interface OtherHub {
  heardAtMs: number;
  readonly viewers: Map<ConversationId, readonly Viewer[]>;
}

/** What is known of the others; `onMet`: one is heard that was not known. */
function createOthers(
  clock: Clock,
  tell: (conversations: Iterable<ConversationId>) => void,
  onMet: () => void,
) {
  const others = new Map<string, OtherHub>();
  const drop = (hubId: string): void => {
    const hub = others.get(hubId);
    others.delete(hubId);
    if (hub !== undefined) tell(hub.viewers.keys());
  };
  return {
    drop,
    dropAll: () => {
      for (const hubId of [...others.keys()]) drop(hubId);
    },
    dropFallen: () => {
      for (const [hubId, { heardAtMs }] of others) if (clock() - heardAtMs > GONE_AFTER_MS) drop(hubId);
    },
    isAlone: () => others.size === 0,
    viewersOf: (id: ConversationId): readonly Viewer[] =>
      [...others.values()].flatMap(({ viewers }) => viewers.get(id) ?? []),
    heard(hubId: string, viewing: PresenceNews['viewing']): void {
      const hub = others.get(hubId) ?? {
        heardAtMs: 0,
        viewers: new Map<ConversationId, readonly Viewer[]>(),
      };
      hub.heardAtMs = clock();
      if (!others.has(hubId)) onMet();
      others.set(hubId, hub);
      for (const { conversationId: id, viewers } of viewing) {
        if (viewers.length === 0) hub.viewers.delete(id);
        else hub.viewers.set(id, viewers);
      }
      tell(viewing.map(({ conversationId: id }) => id));
    },
  };
}

/** That this hub is there, now and then; the first word asks the others for all they have. */
function createWord(clock: Clock): { readonly ask: () => void; readonly take: () => readonly HubNews[] } {
  let isAsking = true;
  let toldAtMs = -Infinity;
  return {
    ask: () => {
      isAsking = true;
    },
    take() {
      const nowMs = clock();
      if (!isAsking && nowMs - toldAtMs < ALIVE_EVERY_MS) return [];
      const hub = isAsking ? 'asks' : 'alive';
      isAsking = false;
      toldAtMs = nowMs;
      return [{ hub }];
    },
  };
}

/** At most one word a person and talk in a while; that somebody has stopped is not told, for screens forget by themselves. */
function createTypingGate(clock: Clock): {
  readonly add: HubPresence['type'];
  readonly take: () => readonly TypingNews[];
} {
  const toldAtMs = new Map<string, number>();
  let waiting: TypingNews[] = [];
  return {
    add(conversationId, typing) {
      if (!typing.isTyping) return;
      const nowMs = clock();
      const key = `${conversationId} ${typing.who === 'agent' ? typing.name : ''}`;
      if (nowMs - (toldAtMs.get(key) ?? -Infinity) < TYPING_EVERY_MS) return;
      toldAtMs.set(key, nowMs);
      waiting.push({ conversationId, typing });
    },
    take() {
      const taken = waiting;
      waiting = [];
      for (const [key, atMs] of toldAtMs) if (clock() - atMs >= TYPING_EVERY_MS) toldAtMs.delete(key);
      return taken;
    },
  };
}
