// The staff's HTTP. Every answer that is no success becomes a Fault.

import type { WireError } from '../../../wire/shared.js';
import type {
  AddStaffRequest,
  ChangeStaffRequest,
  SessionView,
  SetUpRequest,
  SignInRequest,
  StaffView,
} from '../../../wire/staff-api.js';
import { Fault, networkFault } from '../shell/fault.js';
import { noteActivity } from './activity.js';
import { SHORTEST_PASSWORD } from './password-length.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who is signed in, or undefined. */
export async function readSession(): Promise<SessionView | undefined> {
  try {
    return await call<SessionView>('GET', '/session');
  } catch (error) {
    if (error instanceof Fault && error.details['status'] === 401) return undefined;
    throw error;
  }
}

export const signIn = (request: SignInRequest): Promise<SessionView> =>
  call('POST', '/session', { body: request });

export const setUp = async (request: SetUpRequest): Promise<SessionView> =>
  call('POST', '/setup', { body: longEnough(request) });

export const signOut = (csrfToken: string): Promise<void> => call('DELETE', '/session', { csrfToken });

export const listStaff = async (): Promise<readonly StaffView[]> =>
  (await call<{ readonly staff: readonly StaffView[] }>('GET', '/staff')).staff;

export const addStaff = async (request: AddStaffRequest, csrfToken: string): Promise<StaffView> =>
  call('POST', '/staff', { body: longEnough(request), csrfToken });

export const changeStaff = async (
  id: string,
  request: ChangeStaffRequest,
  csrfToken: string,
): Promise<StaffView> =>
  call('PATCH', `/staff/${encodeURIComponent(id)}`, { body: longEnough(request), csrfToken });

/** The hub says of a new password that is too short only that the request makes no sense. */
function longEnough<Request extends { readonly password?: string | undefined }>(request: Request): Request {
  const { password = '' } = request;
  if (password === '' || password.length >= SHORTEST_PASSWORD) return request;
  throw new Fault({
    code: 'WEAK_PASSWORD',
    message: {
      zh: `密碼至少要 ${SHORTEST_PASSWORD} 個字元。`,
      en: `The password needs at least ${SHORTEST_PASSWORD} characters.`,
    },
  });
}

interface Asked {
  readonly body?: object;
  readonly csrfToken?: string;
  /** Ends the asking; it rejects then as if the network had gone. */
  readonly signal?: AbortSignal;
}

/** Asks `/api/v1` + path; rejects with a Fault. */
export async function call<Answer>(
  method: Method,
  path: string,
  { body, csrfToken, signal }: Asked = {},
): Promise<Answer> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(csrfToken === undefined ? {} : { 'x-csrf-token': csrfToken }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch(() => {
    throw networkFault('NETWORK');
  });
  if (response.ok) noteActivity();
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw faultOf(answer, response.status);
  // The hub answers by the schemas of wire/staff-api.ts; checking again would cost the page zod.
  return answer as Answer;
}

/** What an answer that is no success says. */
export function faultOf(answer: unknown, status: number): Fault {
  const error = isRecord(answer) && isRecord(answer['error']) ? answer['error'] : {};
  const { code, message, details, requestId } = error;
  return new Fault(
    {
      code: typeof code === 'string' ? code : `HTTP_${status}`,
      message: sentencesOf(message),
      details: { ...(isRecord(details) ? details : {}), status },
    },
    typeof requestId === 'string' ? requestId : undefined,
  );
}

/** Over HTTP both sentences come in one string: `中文 / English`. */
function sentencesOf(message: unknown): WireError['message'] {
  if (typeof message !== 'string')
    return { zh: '系統發生錯誤，請再試一次。', en: 'Something went wrong; please try again.' };
  const [zh = message, en = message] = message.split(' / ');
  return { zh, en };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
