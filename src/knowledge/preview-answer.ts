// What every channel would show of an article: the very calls that the outbox would store, and the same as plain bubbles. Called
// for editors; nothing is sent. Pure but for the adapters' own settings.

import type { ChannelAdapter } from '../channels/channel-adapter.js';
import { imageAddress } from '../channels/image-address.js';
import type { ArticleContent } from '../domain/article.js';
import type { ShownCard } from '../domain/card.js';
import { answerMessage } from '../replies/answer-message.js';
import type { Language } from '../replies/reply-decision.js';

export interface AnswerPreview {
  readonly channelId: string;
  readonly accountId: string;
  /** Bodies as the channel's `render` makes them: with the credentials of the moment they are what the platform gets. */
  readonly calls: readonly unknown[];
  /** The same for people: what is said, and the cards beside it. */
  readonly bubbles: readonly { readonly text: string; readonly cards?: readonly ShownCard[] }[];
}

/** @example previewAnswer(article, 'zh', registry.get('line')).calls */
export function previewAnswer(
  article: Pick<ArticleContent, 'answer' | 'card' | 'english'>,
  language: Language,
  { channelId, accountId, render }: Pick<ChannelAdapter, 'channelId' | 'accountId' | 'render'>,
): AnswerPreview {
  const calls = render([answerMessage(article, language)]);
  return {
    channelId,
    accountId,
    calls: calls.map(({ body }) => body),
    bubbles: calls.map(({ text, cards }) => ({ text, ...(cards === undefined ? {} : { cards }) })),
  };
}

/** Does it show a picture that no platform could fetch for want of a public https address? */
export function lacksPublicUrl(
  { card, english }: Pick<ArticleContent, 'card' | 'english'>,
  publicUrl: string | undefined,
): boolean {
  const options = publicUrl === undefined ? {} : { publicUrl };
  return [card?.image, english?.card?.image].some(
    (image) => image !== undefined && imageAddress(image, options) === undefined,
  );
}
