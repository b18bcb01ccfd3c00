// Learns from a knowledge base in a thread of its own: it takes seconds, and citizens are answered meanwhile.

import { Worker } from 'node:worker_threads';

import type { Article } from '../domain/article.js';
import { HubError } from '../domain/errors.js';
import type { LearnedKnowledge } from '../matching/learn-knowledge.js';

/** Learns from articles; given up at once when `signal` says so. */
export type Learn = (articles: readonly Article[], signal: AbortSignal) => Promise<LearnedKnowledge>;

/** `entry`: the built learn-worker.js. One thread per call; it holds no process open. */
export function learnInThread(entry: string): Learn {
  return async (articles, signal) => {
    const worker = new Worker(entry);
    worker.unref();
    try {
      return await new Promise<LearnedKnowledge>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => {
          reject(new HubError('LEARNING_STOPPED', 'The learning thread ended before it had learned.'));
        });
        signal.addEventListener('abort', () => void worker.terminate(), { once: true });
        worker.postMessage(articles);
      });
    } finally {
      await worker.terminate();
    }
  };
}
