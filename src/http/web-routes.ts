// GET /, /en, /widget.js, /console and what they fetch: the built files of src/web, each kind with its own headers.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import express, { Router } from 'express';
import helmet from 'helmet';
import { escapeHtml } from './faq/html.js';
import type { HttpHandler, HttpRequest, HttpResponse } from './exchange.js';

export interface WebParts {
  /** What `vite build` made of `src/web`. */
  readonly builtDir: string;
  readonly cityName: string;
}

/** The city's page runs nothing but its own files and talks to nobody but its own hub. */
const PAGE_POLICY = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'self'"],
  },
});

/** The staff console: as strict, and nobody may frame it. */
const CONSOLE_POLICY = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

const DAY_S = 86_400;

export function createWebRoutes({ builtDir, cityName }: WebParts): Router {
  const chatDir = path.join(builtDir, 'chat');
  const router = Router();
  const sendPage =
    (file: string): HttpHandler =>
    async (_request, response) => {
      const page = await readFile(path.join(chatDir, 'citizen', file), 'utf8');
      response.set('Cache-Control', 'no-cache').type('html');
      response.send(page.replaceAll('{{city}}', escapeHtml(cityName)));
    };
  router.get('/', PAGE_POLICY, sendPage('index.html'));
  router.get('/en', PAGE_POLICY, sendPage('en.html'));
  // Other sites embed these: the script is asked for anew each hour, what it fetches is named by its content.
  router.get('/widget.js', forEverySite, packed(chatDir), files(chatDir, DAY_S / 24));
  router.get(['/widget/*file', '/assets/*file'], forEverySite, packed(chatDir), files(chatDir, 365 * DAY_S));
  router.get('/console/assets/*file', packed(builtDir), files(builtDir, 365 * DAY_S));
  // The page finds its screen by the address.
  router.get(
    ['/console', '/console/*path'],
    CONSOLE_POLICY,
    (_request: HttpRequest, response: HttpResponse) => {
      response.set('Cache-Control', 'no-cache');
      response.sendFile(path.join(builtDir, 'console', 'index.html'));
    },
  );
  return router;
}

const forEverySite: HttpHandler = (_request, response, next) => {
  response.set({ 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' });
  next();
};

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** Hands out the file that the build packed, where the browser reads it. */
function packed(dir: string): HttpHandler {
  return (request, response, next) => {
    const type = TYPES[path.extname(request.path)];
    const isPacked = type !== undefined && existsSync(path.join(dir, `${path.normalize(request.path)}.gz`));
    if (isPacked) response.vary('Accept-Encoding');
    if (isPacked && request.acceptsEncodings('gzip') === 'gzip') {
      request.url = `${request.path}.gz`;
      response.set({ 'Content-Encoding': 'gzip', 'Content-Type': `${type}; charset=utf-8` });
    }
    next();
  };
}

function files(dir: string, maxAgeSeconds: number): HttpHandler {
  const isForEver = maxAgeSeconds > DAY_S;
  return express.static(dir, {
    index: false,
    redirect: false,
    maxAge: maxAgeSeconds * 1000,
    immutable: isForEver,
    setHeaders: (response: HttpResponse) => {
      response.set('X-Content-Type-Options', 'nosniff');
    },
  });
}
