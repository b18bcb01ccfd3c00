// GET /images/:file: the pictures of cards, for platforms, widgets on other sites and the console alike.

import { Router } from 'express';

import { IMAGE_PATH } from '../content/card-field.js';
import type { HttpRequest, HttpResponse } from './exchange.js';

const HOUR_MS = 3_600_000;

/** `dir`: `knowledge-base/images`, absolute. */
export function createImageRoutes(dir: string): Router {
  const router = Router();
  router.get('/images/:file', (request: HttpRequest, response: HttpResponse, next) => {
    const name = String(request.params['file']);
    // Only names that a card may hold: no folder, no dot in front.
    if (!IMAGE_PATH.test(`/images/${name}`)) {
      next();
      return;
    }
    response.set({ 'Cross-Origin-Resource-Policy': 'cross-origin', 'X-Content-Type-Options': 'nosniff' });
    response.sendFile(name, { root: dir, maxAge: HOUR_MS }, (error: unknown) => {
      // Not there, or the reader hung up.
      if (error !== undefined && !response.headersSent) next();
    });
  });
  return router;
}
