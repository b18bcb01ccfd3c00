// What a person's answer carries on LINE besides its words: which message it answers, and who writes. Called by line-adapter on
// rendered calls; pure.

import { isRecord, recordOf, textOf, type JsonRecord } from '../../lib/json-reading.js';
import { firstGraphemes } from '../../lib/text-cutting.js';
import type { InboundActivity, OutboundMessage } from '../../domain/activity.js';
import type { PlatformCall } from '../channel-adapter.js';

/** `sender.name`. Source: LINE Messaging API reference, "Change icon and display name", checked 2026-11-21. Unit: LINE does not say;
 *  grapheme clusters of a name are at most as many as its characters. */
const NAME_GRAPHEMES = 20;

export interface AgentSigns {
  /** Citizens see the name of the person who writes. */
  readonly hasAgentNames: boolean;
  /** https, PNG, at most 1 MB; absent: the account's own picture. */
  readonly agentIconUrl?: string;
}

/** Messages are decorated together: an answer of several bubbles quotes at its first. */
export function decorateCalls(
  calls: readonly PlatformCall[],
  messages: readonly OutboundMessage[],
  signs: AgentSigns,
): readonly PlatformCall[] {
  const quoteToken = messages.find(({ quoteHandle }) => quoteHandle !== undefined)?.quoteHandle;
  const sender = senderOf(messages, signs);
  if (quoteToken === undefined && sender === undefined) return calls;
  return calls.map((call, at) => ({
    ...call,
    body: {
      ...recordOf(call.body),
      messages: bubblesOf(call).map((bubble, place) => ({
        ...bubble,
        ...(quoteToken !== undefined && at === 0 && place === 0 && bubble['type'] === 'text'
          ? { quoteToken }
          : {}),
        ...(sender === undefined ? {} : { sender }),
      })),
    },
  }));
}

/** Good for ever and any number of times, in this talk. Source: LINE Messaging API documentation, "Get quote tokens". */
export function quoteHandleOf({ channelData }: Pick<InboundActivity, 'channelData'>): string | undefined {
  return textOf(recordOf(recordOf(channelData)['message'])['quoteToken']);
}

const bubblesOf = ({ body }: PlatformCall): readonly JsonRecord[] => {
  const { messages } = recordOf(body);
  return Array.isArray(messages) ? messages.filter(isRecord) : [];
};

/** LINE takes no name that says "LINE". Source: as above. */
function senderOf(
  messages: readonly OutboundMessage[],
  { hasAgentNames, agentIconUrl }: AgentSigns,
): { readonly name: string; readonly iconUrl?: string } | undefined {
  const given = messages.find(({ sender }) => sender !== undefined)?.sender?.name ?? '';
  const name = firstGraphemes(given.replace(/line/gi, '').replace(/\s+/gu, ' ').trim(), NAME_GRAPHEMES);
  if (!hasAgentNames || name === '') return undefined;
  return { name, ...(agentIconUrl === undefined ? {} : { iconUrl: agentIconUrl }) };
}
