// GET /api/v1/openapi.json: the API described from the very schemas that check it.

import { z } from 'zod';

import { apiRoute, type ApiRoute } from './api-route.js';
import { REFUSALS, type RefusalCode } from './refusals.js';

type Json = Readonly<Record<string, unknown>>;

const errorView = z.object({
  error: z.object({
    code: z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]),
    /** Chinese, a slash, English. */
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  }),
});

/** The route that describes all the others, and itself. */
export function describingRoute(routes: readonly ApiRoute[]): ApiRoute {
  let description: Json | undefined;
  const own: ApiRoute = apiRoute({
    method: 'get',
    path: '/api/v1/openapi.json',
    access: 'anyone',
    summary: 'This description.',
    handle: () => Promise.resolve((description ??= describeApi([...routes, own]))),
  });
  return own;
}

/** An OpenAPI 3.1 document. */
function describeApi(routes: readonly ApiRoute[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yima 一碼',
      version: '1',
      description:
        'Signed in by the cookie that POST /api/v1/session sets. A request that changes something brings the ' +
        "session's csrfToken in the header x-csrf-token.",
    },
    paths,
    components: {
      schemas: { Error: toJsonSchema(errorView, 'output') },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'yima', description: '`__Host-yima` over https.' },
        token: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
      },
    },
  };
}

function describeRoute(route: ApiRoute): Json {
  const { summary, access, method } = route;
  const security = method === 'get' ? { cookie: [] } : { cookie: [], token: [] };
  return {
    summary,
    ...(access === 'anyone' ? { security: [] } : { security: [security], 'x-roles': access }),
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...requestBody(route),
    responses: { ...goodResponse(route), ...refusalResponses(route) },
  };
}

function requestBody({ body, takesFile = false }: ApiRoute): Json {
  if (takesFile) return { requestBody: { required: true, content: { 'application/octet-stream': {} } } };
  if (body === undefined) return {};
  return { requestBody: { required: true, content: jsonContent(toJsonSchema(body, 'input')) } };
}

function pathParameters({ path }: ApiRoute): readonly Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: ApiRoute): readonly Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = toJsonSchema(query, 'input') as {
    properties?: Json;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function goodResponse({ status = 200, answer }: ApiRoute): Json {
  const content = answer === undefined ? {} : { content: jsonContent(toJsonSchema(answer, 'output')) };
  return { [status]: { description: 'Done.', ...content } };
}

/** The codes of each status together. */
function refusalResponses(route: ApiRoute): Json {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of refusalsOf(route)) {
    const [status] = REFUSALS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = jsonContent({ $ref: '#/components/schemas/Error' });
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [status, { description: codes.join(', '), content }]),
  );
}

function refusalsOf(route: ApiRoute): ReadonlySet<RefusalCode> {
  const { method, access, body, query, takesFile = false, refusals = [] } = route;
  const isChange = method !== 'get';
  const isForStaff = access !== 'anyone';
  const hasInput = body !== undefined || query !== undefined;
  const general: readonly [RefusalCode, boolean][] = [
    ['NOT_SIGNED_IN', isForStaff],
    ['FORBIDDEN', isForStaff && access.length > 0],
    ['FOREIGN_ORIGIN', isChange],
    ['CSRF_TOKEN', isChange && isForStaff],
    ['BAD_REQUEST', hasInput],
    ['TOO_LARGE', body !== undefined || takesFile],
    ['STORE_UNAVAILABLE', true],
  ];
  return new Set([...general.flatMap(([code, isPossible]) => (isPossible ? [code] : [])), ...refusals]);
}

const jsonContent = (schema: Json): Json => ({ 'application/json': { schema } });

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  // OpenAPI 3.1 speaks this dialect by default and wants it named once at most.
  return Object.fromEntries(
    Object.entries(z.toJSONSchema(schema, { io })).filter(([name]) => name !== '$schema'),
  );
}
