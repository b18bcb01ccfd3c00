// One POST to a helper that speaks the OpenAI-compatible HTTP shape. Trusts nothing of the answer: its time, its size,
// its form. Never throws; writes no log; the key and the words sent are in no fault.

import { faultCodeOf } from '../lib/network-faults.js';
import { isDeeperThan, isRecord, type JsonRecord } from '../lib/json-reading.js';

/** Why a helper gave nothing. Each is fit for a metric's label and a log line. */
export type AssistFault =
  /** No whole answer within the deadline. */
  | 'late'
  | 'unreachable'
  /** 4xx but 429: key, model or request are wrong; a person has to look. */
  | 'refused'
  /** 429 or 5xx. */
  | 'overloaded'
  /** An answer that is not what was asked for. */
  | 'malformed'
  /** Too many calls are out; nothing was sent. */
  | 'busy'
  /** It failed several times in a row and is left alone for a while; nothing was sent. */
  | 'resting'
  /** Today's tokens are spent; nothing was sent. */
  | 'over-budget';

export type Assisted<Value> =
  | { readonly kind: 'given'; readonly value: Value }
  | { readonly kind: 'nothing'; readonly fault: AssistFault };

export interface AssistEndpoint {
  /** With its version, without a slash at the end: `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Sent as a bearer token; a helper on one's own machine needs none. */
  readonly key?: string;
}

/** More than a thousand vectors of 1,024 numbers; a flood beyond it is cut. Ours. Unit: bytes. */
const MOST_BYTES = 32 * 1024 * 1024;
/** The answers we read nest five levels. Ours. */
const MOST_DEPTH = 12;

export interface AssistCall {
  /** Under the base address: `embeddings`, `chat/completions`. */
  readonly path: string;
  readonly body: JsonRecord;
  readonly deadlineMs: number;
}

/** The parsed answer, an object and no deeper than we read; or why there is none. */
export async function callAssist(
  { baseUrl, model, key }: AssistEndpoint,
  { path, body, deadlineMs }: AssistCall,
): Promise<Assisted<JsonRecord>> {
  try {
    const response = await fetch(`${baseUrl}/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ ...body, model }),
      redirect: 'manual', // the key goes to this address and nowhere else
      // Also ends an answer that comes byte by byte.
      signal: AbortSignal.timeout(deadlineMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return nothing(faultOfStatus(response.status));
    }
    const text = await readCapped(response);
    return text === undefined ? nothing('malformed') : parse(text);
  } catch (fault) {
    return nothing(faultCodeOf(fault) === 'TimeoutError' ? 'late' : 'unreachable');
  }
}

export function nothing(fault: AssistFault): { readonly kind: 'nothing'; readonly fault: AssistFault } {
  return { kind: 'nothing', fault };
}

function faultOfStatus(status: number): AssistFault {
  return status === 429 || status >= 500 ? 'overloaded' : 'refused';
}

async function readCapped({ body }: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // The web's stream type is not told what it carries; a response's body carries bytes. Source: Fetch standard, "body".
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return undefined; // leaving the loop cancels the stream
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parse(text: string): Assisted<JsonRecord> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value) && !isDeeperThan(value, MOST_DEPTH)) return { kind: 'given', value };
  } catch {
    // The parser's words may quote the answer; "malformed" says enough.
  }
  return nothing('malformed');
}
