// Who calls a route of the API, and what each caller is expected to hear. The table is in `test/http/api-access.test.ts`.

export const CALLERS = [
  'nobody',
  'agent',
  'editor',
  'supervisor',
  'admin',
  'deactivated',
  'expired',
  'wrongToken',
  'foreignOrigin',
] as const;
export type Caller = (typeof CALLERS)[number];

export interface Row {
  /** Where the route is a pattern. */
  readonly path?: string;
  readonly body?: (caller: Caller) => object;
  readonly expected: Readonly<Record<Caller, number>>;
}

export const everybody = (status: number): Record<Caller, number> =>
  Object.fromEntries(CALLERS.map((caller) => [caller, status])) as Record<Caller, number>;
export const strangers = { nobody: 401, deactivated: 401, expired: 401 };
/** Reading: a token is not asked for, and another site cannot read the answer. */
export const readBy = (...roles: Caller[]): Record<Caller, number> => ({
  ...everybody(403),
  ...Object.fromEntries([...roles, 'wrongToken', 'foreignOrigin'].map((caller) => [caller, 200])),
  ...strangers,
});
export const noSuchFor = (...callers: Caller[]): Partial<Record<Caller, number>> =>
  Object.fromEntries(callers.map((caller) => [caller, 404]));
export const changedBy = (status: number, ...roles: Caller[]): Record<Caller, number> => ({
  ...everybody(403),
  ...Object.fromEntries(roles.map((caller) => [caller, status])),
  ...strangers,
});
export const fromOwnOrigin = (status: number): Record<Caller, number> => ({
  ...everybody(status),
  foreignOrigin: 403,
});

/** A team as the API takes it. */
export const aTeam = (name: string): object => ({
  name: { zh: name, en: name },
  leads: { words: [], accounts: [], departments: [], categories: [], intents: [] },
  overflow: { afterMinutes: 5 },
  members: [],
  isRetired: false,
});

/** A canned reply as the API takes it. */
export const aReply = (code: string): object => ({
  ...{ title: code, code: code.toLowerCase(), text: '您好，{{姓名}}' },
  ...{ language: 'zh', isActive: true },
});

interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Record<string, boolean> };
  readonly handle: unknown;
}
interface Stack {
  readonly stack: readonly Layer[];
}

export const hasRouter = (app: unknown): app is { readonly router: Stack } =>
  typeof app === 'function' && 'router' in app;
const isStack = (handle: unknown): handle is Stack => typeof handle === 'function' && 'stack' in handle;

/** `GET /path` and so on, of an app of express. */
export function routesOf({ stack }: Stack): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route === undefined) return isStack(handle) ? routesOf(handle) : [];
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase());
    return [route.path].flat().flatMap((path) => methods.map((method) => `${method} ${path}`));
  });
}
