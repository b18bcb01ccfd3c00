// What the repository's folders hold, read at start.

import { setTimeout as wait } from 'node:timers/promises';
import { readArticles, type ShippedArticles } from '../content/read-articles.js';
import { readCanned } from '../content/read-canned.js';
import { readIntents } from '../content/read-intents.js';
import { describeFault } from '../content/yaml-file.js';
import type { Intent } from '../domain/article.js';
import type { CannedReply } from '../domain/canned-reply.js';
import { publishShipped } from '../knowledge/publish-shipped.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

/** Everything that the folders hold, and what editors wrote to be found. */
export async function loadContent(parts: Parts) {
  const shipped = await loadArticles(parts);
  return {
    shipped,
    shippedTests: testsOf(shipped),
    intents: await loadIntents(parts),
    canned: await loadCanned(parts),
  };
}

/** The intents of the repository's folder. A broken file is reported and left out: it must not close the hub. */
async function loadIntents({ config, events }: Parts): Promise<readonly Intent[]> {
  const { intents, faults } = await readIntents(config.content.intentsDir);
  for (const fault of faults) events.contentFault(describeFault(fault));
  return intents;
}

/** The desk's prewritten replies; a broken file is reported and left out. */
async function loadCanned({ config, events }: Parts): Promise<readonly CannedReply[]> {
  const { replies, faults } = await readCanned(config.content.knowledgeBaseDir);
  for (const fault of faults) events.contentFault(describeFault(fault));
  return replies;
}

/** The articles of the repository's folder; a broken file is reported and left out. */
async function loadArticles({ config, events }: Parts): Promise<ShippedArticles> {
  const shipped = await readArticles(config.content.knowledgeBaseDir);
  for (const fault of shipped.faults) events.contentFault(describeFault(fault));
  return shipped;
}

/** What the files name to be found, by article id. */
function testsOf({ articles }: ShippedArticles): ReadonlyMap<string, readonly string[]> {
  return new Map(articles.map(({ content: { id }, tests }) => [id, tests]));
}

/** Brings the live knowledge in line with the repository's folder. */
export async function publishContent(
  { knowledge: store }: Stores,
  { deps }: Parts,
  { articles, faults }: ShippedArticles,
): Promise<void> {
  const contents = articles.map(({ content }) => content);
  await publishShipped({ store, clock: deps.clock, wait }, contents, { endMissing: faults.length === 0 });
}
