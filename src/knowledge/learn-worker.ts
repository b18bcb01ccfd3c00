// The entry of the thread that learns from a knowledge base. Knows nothing of the hub: a job comes in, its result goes out.

import { parentPort } from 'node:worker_threads';

import { runLearningJob, type LearningJob } from './learning-job.js';

parentPort?.once('message', (job: LearningJob) => {
  parentPort?.postMessage(runLearningJob(job));
});
