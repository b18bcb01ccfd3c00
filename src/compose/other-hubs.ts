// Other hubs on the same database: what they make durable is told to the screens of this one.

import { randomUUID } from 'node:crypto';

import { createHubPresence, type HubPresence } from '../conversations/hub-presence.js';
import { shareNews } from '../conversations/share-news.js';
import { createTalkWatch, type TalkWatch } from '../conversations/talk-watch.js';
import { NEVER_REPEATING, type Repeating } from '../lib/repeat.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

export interface OtherHubs extends Repeating {
  /** What happens in talks elsewhere. */
  readonly elsewhere: Pick<TalkWatch, 'watch'>;
  readonly presence: HubPresence;
}

/** On a data folder of its own a hub is alone: then nothing is shared. */
export function createOtherHubs(
  { talkNews: store, conversations, transcript }: Stores,
  { config, events, deps }: Parts,
  here: TalkWatch,
): OtherHubs {
  const onError = (error: unknown): void => {
    events.jobFailed('other hubs', error);
  };
  const elsewhere = createTalkWatch(onError);
  const presence = createHubPresence(deps.clock, elsewhere.typing);
  if (config.storage.mongodbUri === undefined) return { elsewhere, presence, ...NEVER_REPEATING };
  const parts = { store, conversations, transcript, here, screens: elsewhere, presence };
  const shared = shareNews({ ...parts, hubId: randomUUID(), onLost: elsewhere.lost, onError });
  return { elsewhere, presence, start: shared.start, stop: shared.stop };
}
