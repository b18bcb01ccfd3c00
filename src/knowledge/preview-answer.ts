// What every channel would show of an article: the very calls that the outbox would store, and the same as plain bubbles. Called
// for editors; nothing is sent. Pure but for the adapters' own settings.

import type { ChannelAdapter } from '../channels/channel-adapter.js';
import { imageAddress } from '../channels/image-address.js';
import type { OutboundMessage } from '../domain/activity.js';
import type { ArticleContent } from '../domain/article.js';
import type { ShownCard } from '../domain/card.js';
import { answerMessage } from '../replies/answer-message.js';
import type { Language } from '../replies/reply-decision.js';

export interface AnswerPreview {
  readonly channelId: string;
  readonly accountId: string;
  /** Bodies as the channel's `render` makes them: with the credentials of the moment they are what the platform gets. */
  readonly calls: readonly unknown[];
  /** The same for people: what is said, the cards beside it, and what stands on the buttons below. */
  readonly bubbles: readonly ShownBubble[];
}

interface ShownBubble {
  readonly text: string;
  readonly cards?: readonly ShownCard[];
  readonly buttons?: readonly string[];
}

type Showing = Pick<ChannelAdapter, 'channelId' | 'accountId' | 'render'>;

/** @example previewAnswer(article, 'zh', registry.get('line')).calls */
export function previewAnswer(
  article: Pick<ArticleContent, 'answer' | 'card' | 'english'>,
  language: Language,
  adapter: Showing,
): AnswerPreview {
  return previewMessages([answerMessage(article, language)], adapter);
}

/** What a channel would show of anything that the bot says. */
export function previewMessages(
  messages: readonly OutboundMessage[],
  { channelId, accountId, render }: Showing,
): AnswerPreview {
  const calls = render(messages);
  return {
    channelId,
    accountId,
    calls: calls.map(({ body }) => body),
    bubbles: calls.map(({ text, cards, actions = [] }) => ({
      text,
      ...(cards === undefined ? {} : { cards }),
      ...(actions.length === 0 ? {} : { buttons: actions.map(({ title }) => title) }),
    })),
  };
}

/** The default account of each channel. */
export function firstOfEachChannel(adapters: readonly ChannelAdapter[]): readonly ChannelAdapter[] {
  return adapters.filter(
    ({ channelId }, at) => adapters.findIndex((other) => other.channelId === channelId) === at,
  );
}

/** Does it show a picture, or hold a file, that no platform could fetch for want of a public https address? */
export function lacksPublicUrl(
  { card, english }: Pick<ArticleContent, 'card' | 'english'>,
  publicUrl: string | undefined,
): boolean {
  const options = publicUrl === undefined ? {} : { publicUrl };
  const cards = [card, english?.card];
  if (cards.some((each) => each?.files !== undefined) && publicUrl?.startsWith('https://') !== true)
    return true;
  return cards
    .map((each) => each?.image)
    .some((image) => image !== undefined && imageAddress(image, options) === undefined);
}
