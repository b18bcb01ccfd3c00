// Calls the Send API and turns every answer into a SendOutcome. Called by messenger-adapter; writes no log, knows no
// outbox. One try a call: repeating is the outbox's business, for Messenger has no idempotency key.

import { recordOf, textOf } from '../../lib/json-reading.js';
import type { SendOutcome } from '../channel-adapter.js';
import { judgeFault, judgeRefusal } from './messenger-errors.js';
import type { MessengerMessage } from './messenger-render.js';
import { appSecretProof } from './messenger-signature.js';

/** One send (design §7). Unit: ms. */
const SEND_DEADLINE_MS = 5000;

/** One finished or failed call: what Meta's support asks for. No token, no person. */
export interface MessengerCallRecord {
  readonly path: string;
  /** Absent: no answer. */
  readonly status?: number;
  /** Graph's `x-fb-trace-id`. */
  readonly requestId?: string;
  readonly ms: number;
  /** Always false: at the deadline the call is broken off, so no answer comes late. */
  readonly isLate: boolean;
}

export interface MessengerClientOptions {
  readonly pageId: string;
  readonly appSecret: string;
  readonly pageAccessToken: string;
  readonly graphBaseUrl: string;
  readonly graphVersion: string;
  readonly deadlineMs?: number;
  readonly onCall?: (call: MessengerCallRecord) => void;
}

export interface MessageOptions {
  /** Comes back in the echo of this message and nowhere else. */
  readonly metadata: string;
  /** A person answers after the 24 hours; the app needs the permission `Human Agent`. */
  readonly isHumanAgent: boolean;
  /** The mid of the message that this one answers. */
  readonly replyTo: string | undefined;
}

export type SenderAction = 'mark_seen' | 'typing_on' | 'typing_off';

export interface MessengerClient {
  readonly send: (to: string, message: MessengerMessage, options: MessageOptions) => Promise<SendOutcome>;
  /** A request of its own, never with a message. Resolves whatever becomes of it. */
  readonly act: (to: string, action: SenderAction) => Promise<void>;
}

export function createMessengerClient(options: MessengerClientOptions): MessengerClient {
  const { graphBaseUrl, graphVersion, pageId, pageAccessToken, appSecret } = options;
  const url = new URL(`/${graphVersion}/${encodeURIComponent(pageId)}/messages`, graphBaseUrl);
  // The token travels in a header: addresses end in access logs.
  url.searchParams.set('appsecret_proof', appSecretProof(pageAccessToken, appSecret));
  return {
    send: (to, message, { metadata, isHumanAgent, replyTo }) =>
      post(options, url, {
        // Inside the 24 hours every answer is a RESPONSE, a person's too (chatwoot#15887).
        ...(isHumanAgent
          ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
          : { messaging_type: 'RESPONSE' }),
        recipient: { id: to },
        message: { ...message, metadata },
        ...(replyTo === undefined ? {} : { reply_to: { mid: replyTo } }),
      }),
    act: async (to, action) => {
      await post(options, url, { recipient: { id: to }, sender_action: action });
    },
  };
}

async function post(options: MessengerClientOptions, url: URL, body: object): Promise<SendOutcome> {
  const { pageAccessToken, deadlineMs = SEND_DEADLINE_MS } = options;
  const startedAtMs = performance.now();
  let answered: Pick<MessengerCallRecord, 'status' | 'requestId'> = {};
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${pageAccessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual', // the token goes to Graph and nowhere else
      signal: AbortSignal.timeout(deadlineMs),
    });
    const requestId = response.headers.get('x-fb-trace-id');
    answered = { status: response.status, ...(requestId === null ? {} : { requestId }) };
    const text = (await response.text()).replaceAll(pageAccessToken, '[access token]');
    const outcome = response.ok ? accepted(text) : judgeRefusal({ status: response.status, body: text });
    return { ...outcome, trace: answered };
  } catch (fault) {
    return { ...judgeFault(fault), trace: answered };
  } finally {
    const ms = Math.round(performance.now() - startedAtMs);
    options.onCall?.({ path: url.pathname, ms, isLate: false, ...answered });
  }
}

/** A 2xx whose body is no JSON is no answer of Graph: the parser's fault makes the outcome unknown. */
function accepted(text: string): SendOutcome {
  const id = textOf(recordOf(JSON.parse(text))['message_id']);
  return { kind: 'accepted', platformMessageIds: id === undefined ? [] : [id], wasRepeat: false };
}
