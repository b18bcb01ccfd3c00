// What an answer of Graph other than 2xx means for the outbox: one table. Called by messenger-client; pure.
// Graph's status is 400 or 500 for nearly everything, so the error's code and subcode decide.

import { type JsonRecord, recordOf, recordOfJson, textOf } from '../../lib/json-reading.js';
import { faultCodeOf, isNeverSent } from '../../lib/network-faults.js';
import type { SendOutcome } from '../channel-adapter.js';

/** Graph sends no Retry-After; a breaker stays open at most 10 s (design §7). Unit: ms. */
const RATE_PAUSE_MS = 10_000;

/** After a dead token or a restricted page we try again by ourselves within 30 s (design §7). Unit: ms. */
const STOPPED_PAUSE_MS = 20_000;

/** Long enough for staff to act on, short enough for a list. Ours. Unit: UTF-16 code units. */
const REASON_UNITS = 300;

type PauseCause = NonNullable<Extract<SendOutcome, { kind: 'retry' }>['cause']>;

type Action =
  /** Graph says that it failed for now. It may have sent all the same. */
  | { readonly kind: 'temporary' }
  /** The whole page waits. */
  | { readonly kind: 'pause'; readonly pauseMs: number; readonly cause: PauseCause }
  | { readonly kind: 'refuse'; readonly as: string };

interface ErrorRow {
  readonly code: number;
  /** Absent: every subcode that has no row of its own. */
  readonly subcode?: number;
  readonly action: Action;
  /** What staff can do. */
  readonly hint: string;
}

/** Source: Meta, Messenger Platform, "Error codes" (2026-03) and "Rate limiting" (2026-03-23); field reports at the rows. */
const ERRORS: readonly ErrorRow[] = [
  { code: 1, action: { kind: 'temporary' }, hint: 'Graph is unwell' },
  { code: 2, action: { kind: 'temporary' }, hint: 'Graph is unwell' },
  { code: 1200, action: { kind: 'temporary' }, hint: 'Graph is unwell' },
  {
    code: 4,
    action: { kind: 'pause', pauseMs: RATE_PAUSE_MS, cause: 'rate' },
    hint: 'too many calls of this app',
  },
  {
    code: 613,
    action: { kind: 'pause', pauseMs: RATE_PAUSE_MS, cause: 'rate' },
    hint: 'too many calls of this page',
  },
  {
    code: 80006,
    action: { kind: 'pause', pauseMs: RATE_PAUSE_MS, cause: 'rate' },
    hint: 'too many calls of this page',
  },
  {
    code: 10,
    subcode: 2018278,
    action: { kind: 'refuse', as: 'outside-window' },
    hint: 'the citizen wrote more than 24 hours ago',
  },
  {
    code: 10,
    subcode: 1893063,
    action: { kind: 'pause', pauseMs: STOPPED_PAUSE_MS, cause: 'restricted' },
    hint: 'Meta has restricted the page; see its Page Quality tab',
  },
  { code: 10, action: { kind: 'refuse', as: 'no-permission' }, hint: 'check the permissions of the app' },
  {
    code: 100,
    subcode: 2018001,
    action: { kind: 'refuse', as: 'no-such-contact' },
    hint: 'this person is not on Messenger any more',
  },
  {
    code: 100,
    subcode: 2018008,
    action: { kind: 'refuse', as: 'file-not-fetched' },
    hint: 'Meta could not fetch the file; check that PUBLIC_URL can be reached from outside',
  },
  {
    code: 100,
    subcode: 2018047,
    action: { kind: 'refuse', as: 'file-not-taken' },
    hint: 'Meta did not take the file: its kind, or its size',
  },
  { code: 100, action: { kind: 'refuse', as: 'bad-request' }, hint: 'a fault of the hub: please report it' },
  {
    code: 190,
    action: { kind: 'pause', pauseMs: STOPPED_PAUSE_MS, cause: 'token' },
    hint: 'check MESSENGER_PAGE_ACCESS_TOKEN',
  },
  {
    code: 546,
    action: { kind: 'refuse', as: 'file-not-taken' },
    hint: 'Meta does not take this kind of file',
  },
  // botkit#559 and courier#421 saw this subcode under 200 as well as under 551: mostly a block.
  {
    code: 200,
    subcode: 1545041,
    action: { kind: 'refuse', as: 'contact-unavailable' },
    hint: 'this person does not receive messages of the page',
  },
  {
    code: 200,
    action: { kind: 'refuse', as: 'no-permission' },
    hint: 'check that the app has pages_messaging for this page',
  },
  {
    code: 551,
    action: { kind: 'refuse', as: 'contact-unavailable' },
    hint: 'this person does not receive messages of the page',
  },
];

export interface Refusal {
  readonly status: number;
  /** The body as text: JSON if Graph itself answered. */
  readonly body: string;
}

/** Reads a 3xx, 4xx or 5xx. */
export function judgeRefusal({ status, body }: Refusal): SendOutcome {
  const error = recordOf(recordOfJson(body)['error']);
  const code = Number(error['code']);
  const subcode = Number(error['error_subcode']);
  const row =
    ERRORS.find((one) => one.code === code && one.subcode === subcode) ??
    ERRORS.find((one) => one.code === code && one.subcode === undefined);
  const said = `Graph answered ${status}: ${describe(error)}`;
  const reason = (row === undefined ? said : `${row.hint} (${said})`).slice(0, REASON_UNITS);
  return row === undefined ? judgeStatus(status, reason) : act(row.action, reason);
}

/** Reads a fault without an answer: the connection failed or broke, the deadline passed, the answer was cut off. */
export function judgeFault(fault: unknown): SendOutcome {
  const code = faultCodeOf(fault);
  const reason = `Graph cannot be reached (${code}); check the network and MESSENGER_GRAPH_BASE_URL`;
  return { kind: 'retry', reason, outcomeUnknown: !isNeverSent(code) };
}

function act(action: Action, reason: string): SendOutcome {
  switch (action.kind) {
    case 'temporary':
      return { kind: 'retry', reason, outcomeUnknown: true, isReportedFailed: true };
    case 'pause':
      return {
        kind: 'retry',
        reason,
        outcomeUnknown: false,
        pauseAccountMs: action.pauseMs,
        cause: action.cause,
      };
    default:
      return { kind: 'refused', reason, code: `messenger-${action.as}` };
  }
}

/** A code that the table does not hold, or the page of a proxy. */
function judgeStatus(status: number, reason: string): SendOutcome {
  if (status >= 500 || status === 408) return { kind: 'retry', reason, outcomeUnknown: true };
  if (status === 429) return act({ kind: 'pause', pauseMs: RATE_PAUSE_MS, cause: 'rate' }, reason);
  if (status === 401) return act({ kind: 'pause', pauseMs: STOPPED_PAUSE_MS, cause: 'token' }, reason);
  return { kind: 'refused', reason, code: `messenger-${status}` };
}

/** Graph's message with its codes; `fbtrace_id` is what Meta's support asks for. */
function describe(error: JsonRecord): string {
  const numbers = [error['code'], error['error_subcode']].filter((part) => typeof part === 'number');
  const trace = textOf(error['fbtrace_id']);
  const facts = [...(numbers.length > 0 ? [numbers.join('/')] : []), ...(trace === undefined ? [] : [trace])];
  const message = textOf(error['message']) ?? 'no message';
  return facts.length === 0 ? message : `${message} [${facts.join(' ')}]`;
}
