// Under which privacy notice the citizen wrote. Called by decide-turn before anything is decided.

import type { Conversation } from '../domain/conversation.js';
import type { InboundEvent } from '../domain/inbound-event.js';

/** Empty while the notice is the one that is known: the first time counts. Only our own window has one. */
export function readNotice(
  { notice: version, occurredAtMs }: Pick<InboundEvent, 'notice' | 'occurredAtMs'>,
  { notice: known }: Pick<Conversation, 'notice'>,
): Pick<Conversation, 'notice'> {
  if (version === undefined || version === known?.version) return {};
  return { notice: { version, atMs: occurredAtMs } };
}
