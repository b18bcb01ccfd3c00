// Which language the citizen's window asks for. Called by decide-turn before anything is decided.

import type { Conversation } from '../domain/conversation.js';
import type { InboundEvent } from '../domain/inbound-event.js';

export type LanguageWish = Pick<Conversation, 'windowLanguage' | 'preferredLanguage' | 'language'>;

/**
 * Empty while the window stays as it was: a citizen who asked for another language in words keeps that one. Windows
 * without a chosen language (LINE, Messenger, a page in Chinese that nobody switched) wish for nothing.
 */
export function readLanguageWish(
  { activity }: Pick<InboundEvent, 'activity'>,
  { windowLanguage }: Pick<Conversation, 'windowLanguage'>,
): LanguageWish {
  if (activity.locale === undefined) return {};
  const language = /^en\b/i.test(activity.locale) ? 'en' : 'zh';
  return language === windowLanguage
    ? {}
    : { windowLanguage: language, preferredLanguage: language, language };
}
