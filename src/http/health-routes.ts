// GET /livez, /readyz, /metrics: is the process alive, can it store, what has it done.

import { Router } from 'express';
import type { Registry } from 'prom-client';

export interface HealthParts {
  /** Rejects while the database cannot store. */
  readonly canStore: () => Promise<void>;
  readonly onChecked: (isUp: boolean) => void;
  /** What /readyz adds for operators: revision, channels. */
  readonly facts: () => Readonly<Record<string, unknown>>;
  readonly metrics: Registry;
}

export function createHealthRoutes({ canStore, onChecked, facts, metrics }: HealthParts): Router {
  const router = Router();
  router.get('/livez', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const isUp = await canStore().then(
      () => true,
      () => false,
    );
    onChecked(isUp);
    response.status(isUp ? 200 : 503).json({ status: isUp ? 'ready' : 'cannot store', ...facts() });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}
