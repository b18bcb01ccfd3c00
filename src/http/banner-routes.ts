// GET /banner.json: what every citizen is to know now, for the city's page. Nothing secret: the widget on any site may read it.

import { Router } from 'express';

import type { BannerRoom } from '../desk/banner-room.js';
import { bannerNow } from '../desk/show-banner.js';
import type { HttpRequest, HttpResponse } from './exchange.js';

/** A proxy before the hub may answer for it so long. Unit: s. */
const KEEP_S = 5;

export function createBannerRoutes(banners: Pick<BannerRoom, 'current'>): Router {
  const router = Router();
  router.get('/banner.json', (_request: HttpRequest, response: HttpResponse) => {
    response.set({
      'Cache-Control': `public, max-age=${KEEP_S}`,
      'X-Content-Type-Options': 'nosniff',
    });
    response.json(bannerNow(banners));
  });
  return router;
}
