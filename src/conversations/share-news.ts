// Screens of every hub on one database hear what any of them has made durable. What this hub's talks tell goes, gathered, into a
// feed; what others have put there is told to this hub's screens as if it had happened here. A word that is lost on the way is found
// when a screen reads again; nothing rests on it.

import { conversationId, type ConversationId } from '../domain/ids.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { ConversationStore } from './conversation-store.js';
import type { HubPresence } from './hub-presence.js';
import type { News, TalkNews, TalkNewsStore } from './talk-news.js';
import type { Handed, TalkWatch, TalkWatcher } from './talk-watch.js';
import type { TranscriptStore } from './transcript-store.js';

/** So soon others know. Unit: ms. */
const SHARE_EVERY_MS = 500;

export interface ShareParts {
  /** This process, and no other. */
  readonly hubId: string;
  readonly store: TalkNewsStore;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'list'>;
  /** What happens here. */
  readonly here: Pick<TalkWatch, 'watch'>;
  /** What the screens of this hub are told of. */
  readonly screens: Pick<
    TalkWatch,
    'appended' | 'altered' | 'changed' | 'leftMessage' | 'mentioned' | 'handed'
  >;
  /** Who looks and who writes, at each of the hubs. */
  readonly presence: Pick<HubPresence, 'type' | 'take' | 'hear' | 'lost'>;
  /** More has happened than is known: screens read everything again. */
  readonly onLost: () => void;
  readonly onError: (error: unknown) => void;
}

interface Gathered {
  isChanged: boolean;
  readonly seqs: Set<number>;
  readonly altered: Set<string>;
}

/** Each round: what has gathered goes out, what others have put comes in. */
export function shareNews(parts: ShareParts): Repeating {
  const { hubId, store, here, onError } = parts;
  let gathered = new Map<ConversationId, Gathered>();
  let hasLeftMessages = false;
  let mentioned = new Set<string>();
  let handed: Handed[] = [];
  let mark: number | undefined;
  const ofTalk = (id: ConversationId): Gathered => {
    const known = gathered.get(id) ?? { isChanged: false, seqs: new Set(), altered: new Set() };
    gathered.set(id, known);
    return known;
  };
  const stopGathering = here.watch({
    ...gathering(ofTalk),
    leftMessage: () => {
      hasLeftMessages = true;
    },
    typing: parts.presence.type,
    mentioned: (staffIds) => {
      for (const id of staffIds) mentioned.add(id);
    },
    handed: (each) => {
      handed.push(each);
    },
  });
  const round = async (): Promise<void> => {
    // Whoever comes in reads how things stand: nothing before this moment is news.
    mark ??= await store.mark();
    const told: readonly News[] = [
      ...[...gathered].map(toNews),
      ...(hasLeftMessages ? [{ hasLeftMessages }] : []),
      ...(mentioned.size > 0 ? [{ mentioned: [...mentioned] }] : []),
      ...(handed.length > 0 ? [{ handed }] : []),
      ...parts.presence.take(),
    ];
    gathered = new Map();
    hasLeftMessages = false;
    mentioned = new Set();
    handed = [];
    if (told.length > 0) await store.put(hubId, told);
    const { mark: next, news } = await store.since(mark, hubId);
    mark = next;
    if (news === undefined) {
      parts.presence.lost();
      parts.onLost();
    } else for (const each of news) await hear(parts, each);
  };
  const repeating = createRepeating(round, { pauseMs: SHARE_EVERY_MS, onError });
  return {
    start: repeating.start,
    stop: async () => {
      stopGathering();
      await repeating.stop();
      // Where this does not get through, the others miss our word in a while.
      await store.put(hubId, [{ hub: 'leaves' }]).catch(onError);
    },
  };
}

async function hear(parts: ShareParts, news: News & { readonly hubId: string }): Promise<void> {
  if ('hasLeftMessages' in news) parts.screens.leftMessage();
  else if ('mentioned' in news) parts.screens.mentioned(news.mentioned);
  else if ('handed' in news) for (const each of news.handed) parts.screens.handed(each);
  else if ('hub' in news || 'viewing' in news) parts.presence.hear(news.hubId, news);
  else await tell(parts, news);
}

function gathering(of: (id: ConversationId) => Gathered): TalkWatcher {
  return {
    appended: (id, entries) => {
      const known = of(id);
      known.isChanged = true;
      for (const { seq } of entries) known.seqs.add(seq);
    },
    altered: (id, sourceKey) => {
      of(id).altered.add(sourceKey);
    },
    changed: ({ id }) => {
      of(id).isChanged = true;
    },
    introduced: (id) => {
      of(id).isChanged = true;
    },
    delivered: (id, { seq }) => {
      of(id).seqs.add(seq);
    },
  };
}

const toNews = ([id, { isChanged, seqs, altered }]: readonly [ConversationId, Gathered]): TalkNews => ({
  conversationId: id,
  isChanged,
  seqs: [...seqs],
  altered: [...altered],
});

async function tell(
  { conversations, transcript, screens }: ShareParts,
  { conversationId: text, isChanged, seqs, altered }: TalkNews,
): Promise<void> {
  const id = conversationId(text);
  if (seqs.length > 0) {
    const first = Math.min(...seqs);
    const limit = Math.max(...seqs) - first + 1;
    const entries = await transcript.list(id, { afterSeq: first - 1, limit });
    screens.appended(
      id,
      entries.filter(({ seq }) => seqs.includes(seq)),
    );
  }
  for (const sourceKey of altered) screens.altered(id, sourceKey);
  const conversation = isChanged ? await conversations.find(id) : undefined;
  if (conversation !== undefined) screens.changed(conversation);
}
