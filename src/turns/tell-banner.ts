// The banner for all channels in front of the next answer: once a contact, with words that go out anyway, never by themselves.

import type { Banner } from '../domain/banner.js';
import type { ChannelId } from '../domain/activity.js';
import type { Conversation } from '../domain/conversation.js';
import { withBanner } from '../replies/banner-words.js';
import type { TurnDecision } from './turn-stores.js';

/** What stands now and this channel does not show by itself. */
export type BannerFor = (channel: ChannelId) => Banner | undefined;

/** Danger for life comes before any notice: there nothing is put in front. */
export function tellBanner<Decided extends Pick<TurnDecision, 'messages' | 'patch' | 'move'>>(
  decided: Decided,
  conversation: Conversation,
  { banner, nowMs }: { readonly banner: Banner | undefined; readonly nowMs: number },
): Decided {
  const { messages, patch, move } = decided;
  const isUrgent = (move?.next ?? conversation).handoffReason === 'urgent';
  if (banner === undefined || messages.length === 0 || isUrgent || conversation.bannerTold === banner.id)
    return decided;
  const language = patch.language ?? conversation.language ?? 'zh';
  return {
    ...decided,
    messages: withBanner(messages, banner, { nowMs, language }),
    patch: { ...patch, bannerTold: banner.id },
  };
}
