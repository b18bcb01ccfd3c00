// How far long work has come, by the name that its browser gave it. Kept by this process alone: elsewhere a bar moves without a number.

import type { ImportProgress, OnProgress } from '../knowledge/imports/import-progress.js';
import { importProgressView, importRequests, type ImportProgressView } from '../wire/import-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { EDITORS } from './article-door.js';

export type Jobs = Map<string, ImportProgress>;

/** Tells of a job from its beginning to its end, however it ends. */
export async function tracked<Result>(
  jobs: Jobs,
  job: string | undefined,
  work: (onProgress: OnProgress) => Promise<Result>,
): Promise<Result> {
  if (job === undefined) return work(() => undefined);
  try {
    return await work((progress) => jobs.set(job, progress));
  } finally {
    jobs.delete(job);
  }
}

export function progressRoute(jobs: Jobs, of: Pick<ApiRoute, 'path' | 'summary'>): ApiRoute {
  return apiRoute({
    method: 'get',
    ...of,
    access: EDITORS,
    query: importRequests.progress,
    answer: importProgressView,
    handle: ({ query: { job } }): Promise<ImportProgressView> => {
      const progress = jobs.get(job);
      return Promise.resolve(progress === undefined ? {} : { progress });
    },
  });
}
