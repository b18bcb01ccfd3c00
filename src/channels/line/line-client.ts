// Calls LINE through its own SDK and turns every answer into a SendOutcome. Called by line-adapter; writes no log,
// knows no outbox. The SDK has neither a deadline nor retries (11.0.0, tried): the deadline is ours, retries are the outbox's.

import { HTTPFetchError, messagingApi } from '@line/bot-sdk';

import { HubError } from '../../domain/errors.js';
import { recordOf } from '../../lib/json-reading.js';
import type { CallTrace, ProfileAnswer, ProfileQuestion, SendOutcome } from '../channel-adapter.js';
import { cleanProfile } from '../clean-profile.js';
import { judgeFault, judgeRefusal, sentIds, sentQuoteToken } from './line-errors.js';

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
  readonly readProfile: (question: ProfileQuestion) => Promise<ProfileAnswer>;
}

interface Answer<Outcome> {
  readonly outcome: Outcome;
  readonly status?: number;
  readonly requestId?: string;
}

interface HttpAnswer {
  readonly httpResponse: Response;
  readonly body: unknown;
}

/** One kind of call: where it goes, as the log may say it, and what its answers mean. */
interface Kind<Outcome> {
  readonly path: string;
  readonly accepted: (body: unknown) => Outcome;
  readonly refused: (refusal: { status: number; body: string }) => Outcome;
  readonly broken: (fault: unknown) => Outcome;
  /** No answer by the deadline. */
  readonly silent: (deadlineMs: number) => Outcome;
  /** The outcome with what LINE's support asks for, where anybody keeps it. */
  readonly traced: (outcome: Outcome, trace: CallTrace) => Outcome;
}

/** Throws a HubError for a base URL that cannot work; later faults are outcomes. */
export function createLineClient(options: LineClientOptions): LineClient {
  const api = new messagingApi.MessagingApiClient({
    channelAccessToken: options.channelAccessToken,
    baseURL: checkBaseUrl(options),
  });
  return {
    reply: (replyToken, messages) =>
      callWithDeadline(options, sending('reply'), () =>
        api.replyMessageWithHttpInfo({ replyToken, messages }),
      ),
    push: (to, messages, retryKey) =>
      callWithDeadline(options, sending('push'), () =>
        api.pushMessageWithHttpInfo({ to, messages }, retryKey),
      ),
    readProfile: (question) => readProfile(options, api, question),
  };
}

function sending(via: 'reply' | 'push'): Kind<SendOutcome> {
  return {
    path: `/v2/bot/message/${via}`,
    accepted: (body) => ({
      kind: 'accepted',
      platformMessageIds: sentIds(body),
      wasRepeat: false,
      ...sentQuoteToken(body),
    }),
    refused: (refusal) => judgeRefusal({ via, ...refusal }),
    broken: judgeFault,
    silent: (deadlineMs) => {
      const reason = `LINE did not answer within ${deadlineMs} ms`;
      return { kind: 'retry', reason, outcomeUnknown: true };
    },
    traced: (outcome, trace) => ({ ...outcome, trace }),
  };
}

/** In a group or room LINE tells about its members only, and without a language.
 *  Source: LINE Messaging API reference, "Get profile", "Get group chat member profile", checked 2026-11-21. */
function readProfile(
  options: LineClientOptions,
  api: messagingApi.MessagingApiClient,
  { personKey, talk }: ProfileQuestion,
): Promise<ProfileAnswer> {
  if (talk.type === 'group')
    return callWithDeadline(options, asking('/v2/bot/group/{groupId}/member/{userId}'), () =>
      api.getGroupMemberProfileWithHttpInfo(talk.key, personKey),
    );
  if (talk.type === 'room')
    return callWithDeadline(options, asking('/v2/bot/room/{roomId}/member/{userId}'), () =>
      api.getRoomMemberProfileWithHttpInfo(talk.key, personKey),
    );
  return callWithDeadline(options, asking('/v2/bot/profile/{userId}'), () =>
    api.getProfileWithHttpInfo(personKey),
  );
}

function asking(path: string): Kind<ProfileAnswer> {
  return {
    path,
    accepted: (body) => {
      const { displayName: name, pictureUrl, language } = recordOf(body);
      const profile = cleanProfile({ name, pictureUrl, language });
      return profile === undefined ? { kind: 'unknown' } : { kind: 'found', profile };
    },
    // 404: blocked, has not consented, or is not there.
    refused: ({ status }) => ({ kind: status === 404 ? 'unknown' : 'unavailable' }),
    broken: () => ({ kind: 'unavailable' }),
    silent: () => ({ kind: 'unavailable' }),
    traced: (outcome) => outcome,
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
async function callWithDeadline<Outcome>(
  options: LineClientOptions,
  kind: Kind<Outcome>,
  call: () => Promise<HttpAnswer>,
): Promise<Outcome> {
  const startedAtMs = performance.now();
  let isGivenUp = false;
  const report = ({ outcome, ...facts }: Answer<Outcome>): Outcome => {
    const ms = Math.round(performance.now() - startedAtMs);
    options.onCall?.({ path: kind.path, ms, isLate: isGivenUp, ...facts });
    return kind.traced(outcome, facts);
  };
  const answered = call()
    .then(
      ({ httpResponse, body }) => ({ outcome: kind.accepted(body), ...httpFacts(httpResponse) }),
      (fault: unknown) => readFault(fault, kind, options.channelAccessToken),
    )
    .then(report);
  const deadlineMs = options.deadlineMs ?? SEND_DEADLINE_MS;
  let timer: NodeJS.Timeout | undefined;
  const givenUp = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      resolve(report({ outcome: kind.silent(deadlineMs) }));
      isGivenUp = true;
    }, deadlineMs);
  });
  return Promise.race([answered, givenUp]).finally(() => {
    clearTimeout(timer);
  });
}

function readFault<Outcome>(fault: unknown, kind: Kind<Outcome>, accessToken: string): Answer<Outcome> {
  if (!(fault instanceof HTTPFetchError)) return { outcome: kind.broken(fault) };
  const body = fault.body.replaceAll(accessToken, '[access token]');
  return { outcome: kind.refused({ status: fault.status, body }), ...httpFacts(fault) };
}

function httpFacts({
  status,
  headers,
}: Pick<Response, 'status' | 'headers'>): Omit<Answer<unknown>, 'outcome'> {
  const requestId = headers.get('x-line-request-id');
  return { status, ...(requestId === null ? {} : { requestId }) };
}
