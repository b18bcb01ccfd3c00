// The watch over the pages that articles name.

import { createAskLink } from '../knowledge/links/ask-link.js';
import { createLinkWatch, type LinkWatch } from '../knowledge/links/link-watch.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

const PAUSE_MS = 60_000;
/** For one page, redirects included. Unit: ms. */
const PATIENCE_MS = 10_000;

/** Where `LINK_CHECK` is off nothing is asked, and what was known is not said any more. */
export function createLinks(
  { links: store }: Pick<Stores, 'links'>,
  { config, deps: { clock }, events }: Parts,
  live: LiveKnowledge,
): { readonly links: Pick<LinkWatch, 'deadAmong'>; readonly linkWatch: Repeating } {
  if (!config.knowledge.checksLinks) return { links: { deadAmong: () => [] }, linkWatch: NOTHING };
  const ask = createAskLink({ isPublicOnly: true, patienceMs: PATIENCE_MS });
  const links = createLinkWatch({ live, store, ask, clock });
  const ending = new AbortController();
  const repeating = createRepeating(() => links.run(ending.signal), {
    pauseMs: PAUSE_MS,
    onError: (error) => {
      events.jobFailed('link check', error);
    },
  });
  const stop = (): Promise<void> => {
    ending.abort();
    return repeating.stop();
  };
  return { links, linkWatch: { start: repeating.start, stop } };
}

const NOTHING: Repeating = { start: () => undefined, stop: () => Promise.resolve() };
