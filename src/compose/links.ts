// The watch over the pages that articles name.

import { createAskLink } from '../knowledge/links/ask-link.js';
import { createLinkWatch, type LinkWatch } from '../knowledge/links/link-watch.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import { NEVER_REPEATING, createRepeating, type Repeating } from '../lib/repeat.js';
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
  if (!config.knowledge.checksLinks) return { links: { deadAmong: () => [] }, linkWatch: NEVER_REPEATING };
  const ask = createAskLink({ isPublicOnly: true, patienceMs: PATIENCE_MS });
  const links = createLinkWatch({ live, store, ask, clock });
  const linkWatch = createRepeating(links.run, {
    pauseMs: PAUSE_MS,
    onError: (error) => {
      events.jobFailed('link check', error);
    },
  });
  return { links, linkWatch };
}
