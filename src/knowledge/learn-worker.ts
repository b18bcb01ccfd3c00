// The entry of the thread that learns from a knowledge base. Knows nothing of the hub: articles come in, what was learned
// goes out.

import { parentPort } from 'node:worker_threads';

import type { Article } from '../domain/article.js';
import { learnKnowledge } from '../matching/learn-knowledge.js';

parentPort?.once('message', (articles: readonly Article[]) => {
  parentPort?.postMessage(learnKnowledge(articles));
});
