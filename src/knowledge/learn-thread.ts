// Learns from a knowledge base in a thread of its own: it takes seconds, and citizens are answered meanwhile.

import { Worker } from 'node:worker_threads';

import { HubError } from '../domain/errors.js';
import type { LearningJob, LearningResult } from './learning-job.js';

/** Learns and asks the frozen questions; given up at once when `signal` says so. */
export type Learn = (job: LearningJob, signal: AbortSignal) => Promise<LearningResult>;

/** `entry`: the built learn-worker.js. One thread per call; it holds no process open. */
export function learnInThread(entry: string): Learn {
  return async (job, signal) => {
    const worker = new Worker(entry);
    worker.unref();
    try {
      return await new Promise<LearningResult>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => {
          reject(new HubError('LEARNING_STOPPED', 'The learning thread ended before it had learned.'));
        });
        signal.addEventListener('abort', () => void worker.terminate(), { once: true });
        worker.postMessage(job);
      });
    } finally {
      await worker.terminate();
    }
  };
}
