// The hub's messages → Chirp's calls: one bubble of 280 units each, at most three buttons under the last.

import type { PlatformCall } from '../../../src/channels/channel-adapter.js';
import type { OutboundMessage } from '../../../src/domain/activity.js';
import { cutText } from '../../../src/lib/text-cutting.js';

export const TEXT_UNITS = 280;
export const BUTTONS = 3;

export interface ChirpBody {
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly value: string }[];
}

export function renderMessages(messages: readonly OutboundMessage[]): readonly PlatformCall[] {
  const texts = messages.flatMap(({ text }) => cutText(text, TEXT_UNITS).filter(() => text.trim() !== ''));
  const actions = messages
    .flatMap(({ suggestedActions }) => suggestedActions?.actions ?? [])
    .filter(({ title }) => title.trim() !== '')
    .slice(0, BUTTONS);
  return texts.map((text, at) => {
    const own = at === texts.length - 1 ? actions : [];
    const buttons = own.map(({ title, value }) => ({ label: title, value }));
    const body: ChirpBody = { text, buttons };
    return { body, text, ...(own.length === 0 ? {} : { actions: own }) };
  });
}
