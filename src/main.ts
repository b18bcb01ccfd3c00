// The hub as a process: configuration, start, one line to say where things are, drain on a signal. No logic.

import path from 'node:path';

import { startHub, type Hub, type HubFacts } from './compose.js';
import { loadConfig } from './config/config.js';
import { readEnv } from './config/env.js';
import { HubError } from './domain/errors.js';
import { systemClock } from './lib/clock.js';
import { createLogger } from './observe/logger.js';

const root = path.resolve(import.meta.dirname, '..');

function say(facts: HubFacts): void {
  const { url, channels, articles, database, setUpUrl } = facts;
  const channelLine =
    channels.length > 0
      ? channels.join(', ')
      : '沒有開啟的頻道（請設定 LINE 或 Messenger 憑證）/ none (set the credentials of LINE or Messenger)';
  const webhookLine = ['line', 'messenger']
    .filter((name) => channels.some((channel) => channel.startsWith(name)))
    .map((name) => `  ${name.padEnd(9)} webhook POST ${url}/webhooks/${name}\n`)
    .join('');
  console.log(`
一碼 Yima 已啟動 / is running
  網址 Address      ${url}
  頻道 Channels     ${channelLine}
${webhookLine}  知識 Articles     ${articles}
  資料庫 Database   ${database === 'embedded' ? '內建 MongoDB 引擎 / embedded engine' : 'MONGODB_URI'}
  健康 Health       ${url}/readyz · ${url}/metrics
`);
  if (setUpUrl !== undefined)
    console.log(`  建立第一位管理者（24 小時內有效，只能用一次）
  Make the first administrator (good once, for 24 hours)
      ${setUpUrl}
`);
}

/** Drains at the first signal, ends at once at the second. */
function drainOnSignal(hub: Hub): void {
  let isStopping = false;
  const onSignal = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    void hub.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

try {
  const config = loadConfig(readEnv(), root);
  const logger = createLogger(config.observe.logLevel);
  const hub = await startHub(config, { clock: systemClock, random: Math.random, logger });
  drainOnSignal(hub);
  say(hub.facts);
} catch (error) {
  // What is ours says itself what to do next; anything else is a fault of the program and shows where.
  console.error(error instanceof HubError ? `\n${error.message}\n` : error);
  process.exit(1);
}
