// GET /livez, /readyz, /metrics: is the process alive, can it store, what has it done.

import { Router } from 'express';
import type { Registry } from 'prom-client';
import type { HttpRequest, HttpResponse } from './exchange.js';

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
  router.get('/livez', (_request: HttpRequest, response: HttpResponse) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request: HttpRequest, response: HttpResponse) => {
    const isUp = await canStore().then(
      () => true,
      () => false,
    );
    onChecked(isUp);
    response.status(isUp ? 200 : 503).json({ status: isUp ? 'ready' : 'cannot store', ...facts() });
  });
  router.get('/metrics', async (_request: HttpRequest, response: HttpResponse) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}
