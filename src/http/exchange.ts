// One request and its answer as every route sees them. Express's own types let whatever came in through unchecked; here a body
// is unknown until a schema has read it.

import type { NextFunction, Request, Response } from 'express';

/** `:name` parts of the path; a list where the path has a wildcard, which none of ours has. */
type PathParams = Request['params'];

export interface HttpRequest extends Request<PathParams, unknown, unknown, Request['query'], RouteLocals> {
  body: unknown;
}

export interface HttpResponse extends Response<unknown, RouteLocals> {
  locals: RouteLocals & Response['locals'];
}

/** What one handler leaves for the next: nothing, our handlers pass values as arguments. */
type RouteLocals = Record<string, unknown>;

export type HttpHandler = (
  request: HttpRequest,
  response: HttpResponse,
  next: NextFunction,
) => void | Promise<void>;

/** Handlers with four parameters are the ones that express gives faults to. */
export type HttpFaultHandler = (
  error: unknown,
  request: HttpRequest,
  response: HttpResponse,
  next: NextFunction,
) => void;
