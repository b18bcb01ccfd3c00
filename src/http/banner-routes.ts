// GET /banner.json: what every citizen is to know now, for the city's page. Nothing secret: the widget on any site may read it.

import { createHash } from 'node:crypto';

import { Router } from 'express';

import type { BannerRoom } from '../desk/banner-room.js';
import { bannerNow } from '../desk/show-banner.js';
import type { HttpRequest, HttpResponse } from './exchange.js';

/** A proxy before the hub may answer for it so long; every citizen who has the page open asks again and again, and mostly hears the
 *  same. Unit: s. */
const KEEP_S = 5;

export function createBannerRoutes(banners: Pick<BannerRoom, 'current'>): Router {
  const router = Router();
  router.get('/banner.json', (request: HttpRequest, response: HttpResponse) => {
    const body = JSON.stringify(bannerNow(banners));
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    response.set({
      'Cache-Control': `public, max-age=${KEEP_S}`,
      'X-Content-Type-Options': 'nosniff',
      ETag: tag,
    });
    // A proxy may call the tag a weak one.
    if (request.get('if-none-match')?.includes(tag) === true) response.status(304).end();
    else response.type('json').send(body);
  });
  return router;
}
