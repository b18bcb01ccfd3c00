// A banner as it is said in front of an answer, where the platform shows none by itself. Pure.

import type { OutboundMessage } from '../domain/activity.js';
import { bannerWords, type Banner } from '../domain/banner.js';
import type { Language } from './reply-decision.js';
import { sayMoment } from './service-words.js';

function sayBanner({ text, untilMs }: Banner, nowMs: number, language: Language): string {
  const until = sayMoment(untilMs, nowMs, language);
  const words = bannerWords(text, language);
  return language === 'zh'
    ? `【重要公告】${words}（公告到${until}）`
    : `[Important notice] ${words} (until ${until})`;
}

/** In the first bubble: no answer needs one more than its platform takes in a call, and none costs more. */
export function withBanner(
  messages: readonly OutboundMessage[],
  banner: Banner,
  { nowMs, language }: { readonly nowMs: number; readonly language: Language },
): readonly OutboundMessage[] {
  const [first, ...rest] = messages;
  if (first === undefined) return messages;
  return [{ ...first, text: `${sayBanner(banner, nowMs, language)}\n\n${first.text}` }, ...rest];
}
