// Who is at the door: the token of a talk, or nobody yet. Called by the visitor's namespace before anything else.

import { conversationIdOf } from '../conversations/conversation-address.js';
import { WEB_ACCOUNT } from '../channels/web/web-adapter.js';
import type { Visitor } from '../channels/web/web-parse.js';
import { newVisitorKey, type VisitorTokens } from '../channels/web/web-signature.js';
import type { ConversationId } from '../domain/ids.js';
import { recordOf, textOf } from '../lib/json-reading.js';
import type { VisitorGate } from './visitor-limits.js';
import { HandshakeRefusal, rateLimited, tokenInvalid } from './wire-faults.js';

export interface SeatedVisitor extends Visitor {
  readonly conversationId: ConversationId;
  readonly afterSeq: number;
  /** The talk was opened at this handshake. */
  readonly isNew: boolean;
}

export interface HandshakeParts {
  readonly tokens: VisitorTokens;
  readonly gate: VisitorGate;
}

/** Throws HandshakeRefusal: too many at once, or a token that we did not make. One that has run out opens a new talk. */
export async function seatVisitor(
  { tokens, gate }: HandshakeParts,
  auth: unknown,
  address: string,
): Promise<SeatedVisitor> {
  const waitMs = await gate.handshake(address);
  if (waitMs !== undefined) throw new HandshakeRefusal(rateLimited(waitMs));
  const claims = recordOf(auth);
  const known = await readToken(tokens, claims['token']);
  const key = known ?? (await openTalk(gate, address));
  return {
    key,
    isNew: known === undefined,
    conversationId: conversationIdOf(WEB_ACCOUNT, key),
    language: readLanguage(claims['language']),
    afterSeq: readSeq(claims['afterSeq']),
  };
}

function readLanguage(value: unknown): SeatedVisitor['language'] {
  return value === 'en' || value === 'zh' ? value : undefined;
}

/** A number that can be compared; anything else means "from the start". */
export function readSeq(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

async function readToken(tokens: VisitorTokens, given: unknown): Promise<string | undefined> {
  if (given === undefined || given === null || given === '') return undefined;
  const verdict = await tokens.verify(textOf(given) ?? 'no text');
  if (verdict.kind === 'forged') throw new HandshakeRefusal(tokenInvalid);
  return verdict.kind === 'visitor' ? verdict.key : undefined;
}

async function openTalk(gate: VisitorGate, address: string): Promise<string> {
  const waitMs = await gate.newTalk(address);
  if (waitMs !== undefined) throw new HandshakeRefusal(rateLimited(waitMs));
  return newVisitorKey();
}
