// Calls LINE through its own SDK and turns every answer into a SendOutcome. Called by line-adapter; writes no log,
// knows no outbox. The SDK has neither a deadline nor retries (11.0.0, tried): the deadline is ours, retries are the outbox's.

import { HTTPFetchError, messagingApi } from '@line/bot-sdk';

import { HubError } from '../../domain/errors.js';
import type { SendOutcome } from '../channel-adapter.js';
import { judgeFault, judgeRefusal, sentIds } from './line-errors.js';

/** One send (design §7). Unit: ms. */
const SEND_DEADLINE_MS = 5000;

/** One finished, failed or abandoned call. LINE asks its users to keep these: it keeps no log for us. */
export interface LineCallRecord {
  readonly path: string;
  /** Absent: no answer. */
  readonly status?: number;
  readonly requestId?: string;
  readonly ms: number;
  /** The call was given up at the deadline before; this is what became of it. */
  readonly isLate: boolean;
}

export interface LineClientOptions {
  readonly accountId: string;
  readonly channelAccessToken: string;
  readonly apiBaseUrl: string;
  readonly deadlineMs?: number;
  readonly onCall?: (call: LineCallRecord) => void;
}

export interface LineClient {
  readonly reply: (replyToken: string, messages: messagingApi.Message[]) => Promise<SendOutcome>;
  /** `retryKey`: UUID; the same key makes LINE take the message once, for 24 hours. */
  readonly push: (to: string, messages: messagingApi.Message[], retryKey: string) => Promise<SendOutcome>;
}

type Via = 'reply' | 'push';

interface Answer {
  readonly outcome: SendOutcome;
  readonly status?: number;
  readonly requestId?: string;
}

interface HttpAnswer {
  readonly httpResponse: Response;
  readonly body: unknown;
}

/** Throws a HubError for a base URL that cannot work; later faults are outcomes. */
export function createLineClient(options: LineClientOptions): LineClient {
  const api = new messagingApi.MessagingApiClient({
    channelAccessToken: options.channelAccessToken,
    baseURL: checkBaseUrl(options),
  });
  return {
    reply: (replyToken, messages) =>
      callWithDeadline(options, 'reply', () => api.replyMessageWithHttpInfo({ replyToken, messages })),
    push: (to, messages, retryKey) =>
      callWithDeadline(options, 'push', () => api.pushMessageWithHttpInfo({ to, messages }, retryKey)),
  };
}

/** The SDK resolves its paths from the root, so that a path in the base URL would silently be dropped. */
function checkBaseUrl({ accountId, apiBaseUrl }: LineClientOptions): string {
  const url = URL.canParse(apiBaseUrl) ? new URL(apiBaseUrl) : undefined;
  const isPlainOrigin = url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (isPlainOrigin) return url.origin;
  throw new HubError(
    'LINE_BASE_URL_INVALID',
    `LINE account '${accountId}': LINE_API_BASE_URL must be an http(s) address without path, query or user, such as https://api.line.me`,
    { details: { accountId } },
  );
}

/** The SDK lets nobody abort a call: at the deadline we stop waiting, and a late answer is still reported. */
async function callWithDeadline(
  options: LineClientOptions,
  via: Via,
  call: () => Promise<HttpAnswer>,
): Promise<SendOutcome> {
  const startedAtMs = performance.now();
  let isGivenUp = false;
  const report = ({ outcome, ...facts }: Answer): SendOutcome => {
    const ms = Math.round(performance.now() - startedAtMs);
    options.onCall?.({ path: `/v2/bot/message/${via}`, ms, isLate: isGivenUp, ...facts });
    return { ...outcome, trace: facts };
  };
  const answered = call()
    .then(readAnswer, (fault: unknown) => readFault(fault, via, options.channelAccessToken))
    .then(report);
  const deadlineMs = options.deadlineMs ?? SEND_DEADLINE_MS;
  let timer: NodeJS.Timeout | undefined;
  const givenUp = new Promise<SendOutcome>((resolve) => {
    timer = setTimeout(() => {
      const reason = `LINE did not answer within ${deadlineMs} ms`;
      resolve(report({ outcome: { kind: 'retry', reason, outcomeUnknown: true } }));
      isGivenUp = true;
    }, deadlineMs);
  });
  return Promise.race([answered, givenUp]).finally(() => {
    clearTimeout(timer);
  });
}

function readAnswer({ httpResponse, body }: HttpAnswer): Answer {
  return {
    outcome: { kind: 'accepted', platformMessageIds: sentIds(body), wasRepeat: false },
    ...httpFacts(httpResponse),
  };
}

function readFault(fault: unknown, via: Via, accessToken: string): Answer {
  if (!(fault instanceof HTTPFetchError)) return { outcome: judgeFault(fault) };
  const body = fault.body.replaceAll(accessToken, '[access token]');
  return { outcome: judgeRefusal({ via, status: fault.status, body }), ...httpFacts(fault) };
}

function httpFacts({ status, headers }: Pick<Response, 'status' | 'headers'>): Omit<Answer, 'outcome'> {
  const requestId = headers.get('x-line-request-id');
  return { status, ...(requestId === null ? {} : { requestId }) };
}
