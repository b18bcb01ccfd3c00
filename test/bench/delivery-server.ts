// The measured half of delivery-bench: the whole hub in a process of its own, with a bot that sleeps before it answers. Started
// with the hub's environment; the sleep in ms is its argument.

import { setTimeout as delay } from 'node:timers/promises';

import { createBot } from '../../src/bot/bot.js';
import { startHub } from '../../src/compose.js';
import { loadConfig } from '../../src/config/config.js';
import { readEnv } from '../../src/config/env.js';
import { createLogger } from '../../src/observe/logger.js';

const sleepMs = Number(process.argv[2]);
const hub = await startHub(loadConfig(readEnv(), process.cwd()), {
  clock: Date.now,
  random: Math.random,
  logger: createLogger('warn'),
  makeBot: (options) => {
    const bot = createBot(options);
    return async (turn) => {
      await delay(sleepMs);
      return bot(turn);
    };
  },
});
process.send?.({ url: hub.facts.url });
