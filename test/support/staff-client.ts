// A member of staff's browser in a test: keeps the cookie, sends the token, and may be told to behave badly.

import type { SessionView } from '../../src/wire/staff-api.js';

export const ADMIN = { email: 'ada@city.gov.tw', password: 'a quiet green river' } as const;

/** For `TestHub.start({ env })`. */
export const ADMIN_ENV = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password } as const;

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Buffer;
  /** Parsed where it is JSON. */
  readonly body: unknown;
}

export interface SendOptions {
  /** Sent as JSON, or as it is when it is a text or a file. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export class StaffClient {
  cookie: string | undefined;
  csrfToken: string | undefined;
  readonly #url: () => string;

  constructor(url: () => string) {
    this.#url = url;
  }

  async send(method: string, path: string, options: SendOptions = {}): Promise<ApiAnswer> {
    const { body } = options;
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${this.#url()}${path}`, {
      method,
      headers: {
        ...(body === undefined || isFile ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(this.csrfToken === undefined ? {} : { 'x-csrf-token': this.csrfToken }),
        ...options.headers,
      },
      ...(body === undefined
        ? {}
        : { body: isFile || typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    this.#keepCookie(response.headers);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString('utf8');
    return { status: response.status, headers: response.headers, text, bytes, body: parse(text) };
  }

  async signIn(credentials: { email: string; password: string } = ADMIN): Promise<ApiAnswer> {
    const { email, password } = credentials;
    return this.#keepToken(await this.send('POST', '/api/v1/session', { body: { email, password } }));
  }

  async setUp(token: string, person: object): Promise<ApiAnswer> {
    return this.#keepToken(await this.send('POST', '/api/v1/setup', { body: { token, ...person } }));
  }

  #keepToken(answer: ApiAnswer): ApiAnswer {
    if (answer.status < 300) this.csrfToken = (answer.body as SessionView).csrfToken;
    return answer;
  }

  #keepCookie(headers: Headers): void {
    const [pair] = headers.getSetCookie().map((line) => line.split(';')[0]);
    if (pair !== undefined) this.cookie = pair.endsWith('=') ? undefined : pair;
  }
}

/** The code of a refusal. */
export function codeOf({ body }: ApiAnswer): string | undefined {
  return (body as { error?: { code?: string } } | undefined)?.error?.code;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
