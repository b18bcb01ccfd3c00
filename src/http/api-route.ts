// A route of /api/v1 is one description: who may call it, what it takes, what it gives. The same description checks
// the request and writes its part of /api/v1/openapi.json, so the two cannot drift apart.

import express, { Router } from 'express';
import type { z } from 'zod';

import type { Role } from '../domain/roles.js';
import { Refusal, type RefusalCode } from './refusals.js';
import type { StaffGate } from './staff-gate.js';
import type { HttpHandler, HttpRequest, HttpResponse } from './exchange.js';

/** A form of the console is some hundred bytes. */
const MOST_BODY_BYTES = 16_384;

interface RouteFacts {
  readonly method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** Whole, express's way: `/api/v1/staff/:id`. */
  readonly path: `/api/v1/${string}`;
  /** `anyone`, or signed in with one of these roles; an empty list is any role. */
  readonly access: 'anyone' | readonly Role[];
  readonly summary: string;
  /** Of a good answer; 200 where absent. */
  readonly status?: 200 | 201 | 204 | 302;
  /** What the answer holds, for the description. */
  readonly answer?: z.ZodType;
  /** Besides those that its access and its schemas bring. */
  readonly refusals?: readonly RefusalCode[];
  /** Largest body taken. Unit: bytes. */
  readonly mostBodyBytes?: number;
  /** The body is a file, as it is: `bytes` of the call. */
  readonly takesFile?: boolean;
}

export interface ApiCall<Body, Query> {
  readonly body: Body;
  readonly query: Query;
  readonly params: Readonly<Record<string, string>>;
  /** Of a route that `takesFile`; else empty. */
  readonly bytes: Uint8Array;
  /** For what is not in the body: address, session, cookie. */
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

/** Schemas `undefined`: the route takes none. */
interface RouteWork<Body extends z.ZodType | undefined, Query extends z.ZodType | undefined> {
  readonly body?: Body;
  readonly query?: Query;
  /** What it resolves to is sent as JSON; undefined with 204, and where the handler has answered itself. */
  readonly handle: (call: ApiCall<OutputOf<Body>, OutputOf<Query>>) => Promise<unknown>;
}

type OutputOf<Schema> = Schema extends z.ZodType ? z.infer<Schema> : undefined;

export interface ApiRoute extends RouteFacts {
  readonly body?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly handle: (call: ApiCall<unknown, unknown>) => Promise<unknown>;
}

/** Types a handler by the schemas beside it. */
export function apiRoute<
  Body extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
>(route: RouteFacts & RouteWork<Body, Query>): ApiRoute {
  const { handle, ...facts } = route;
  return {
    ...facts,
    // The router calls it with what these very schemas have parsed.
    handle: (call) => handle(call as ApiCall<OutputOf<Body>, OutputOf<Query>>),
  };
}

/** `before` runs first for every route: the session, the guard of origins. */
export function createApiRouter(
  routes: readonly ApiRoute[],
  gate: StaffGate,
  before: readonly HttpHandler[],
): Router {
  const router = Router();
  router.use('/api/v1', forbidCaching, ...before);
  for (const route of routes) {
    const access = route.access === 'anyone' ? [] : [gate.authorize(...route.access)];
    router[route.method](
      route.path,
      ...access,
      ...bodyReaders(route),
      (request: HttpRequest, response: HttpResponse) => answer(route, request, response),
    );
  }
  return router;
}

function bodyReaders({ body, takesFile = false, mostBodyBytes: limit = MOST_BODY_BYTES }: ApiRoute) {
  if (takesFile) return [express.raw({ limit, type: () => true })];
  return body === undefined ? [] : [express.json({ limit })];
}

const forbidCaching: HttpHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

async function answer(route: ApiRoute, request: HttpRequest, response: HttpResponse): Promise<void> {
  const result = await route.handle({
    body: parsed(route.body, request.body, 'body'),
    query: parsed(route.query, request.query, 'query'),
    params: request.params as Record<string, string>,
    bytes: bytesOf(route, request.body),
    request,
    response,
  });
  if (response.headersSent) return;
  const status = route.status ?? 200;
  if (status === 204) response.status(204).end();
  else response.status(status).json(result);
}

function bytesOf({ takesFile = false }: ApiRoute, body: unknown): Uint8Array {
  return takesFile && body instanceof Uint8Array ? body : new Uint8Array();
}

/** Names the fields at fault, never what was in them. */
function parsed(schema: z.ZodType | undefined, value: unknown, part: 'body' | 'query'): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map(({ path }) => path.join('.') || part))].slice(0, 20);
  throw new Refusal('BAD_REQUEST', {
    details: { fields },
    more: { zh: `請檢查：${fields.join('、')}。`, en: `Check: ${fields.join(', ')}.` },
  });
}
