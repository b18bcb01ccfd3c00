// What a plain page may do in a browser.

import { createHash } from 'node:crypto';

import helmet from 'helmet';

import { FAQ_STYLE } from './faq-style.js';

/** The sheet in the page and pictures, nothing else: no script runs, whatever an article says. */
export const PLAIN_PAGE_POLICY = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: [`'sha256-${createHash('sha256').update(FAQ_STYLE).digest('base64')}'`],
    imgSrc: ["'self'", 'https:', 'data:'],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
});
