// How a citizen names a choice: by the button's hidden payload, or by typing its number.

import type { Offer } from '../domain/conversation.js';

const PICK_PREFIX = 'pick:';
/** Payload of "none of these". */
export const NONE_OF_THESE = 'pick-none';

/** Payload of the button that picks an article; works however old the button is. */
export function pickPayload(articleId: string): string {
  return PICK_PREFIX + articleId;
}

export function readPickPayload(payload: string): { articleId: string } | 'none-of-these' | undefined {
  if (payload === NONE_OF_THESE) return 'none-of-these';
  return payload.startsWith(PICK_PREFIX) ? { articleId: payload.slice(PICK_PREFIX.length) } : undefined;
}

const NUMBERS: Readonly<Record<string, number>> = {
  1: 1,
  2: 2,
  3: 3,
  一: 1,
  二: 2,
  三: 3,
  '１': 1,
  '２': 2,
  '３': 3,
};
const TYPED_NUMBER =
  /^(?:我?[要選])?(?:第|選項|no\.?)?\s*([123一二三１２３])\s*(?:個|項|點|號|那個)?[.。、)）]?$/iu;

/** The offer whose number was typed ("2", "第二個", "選 3"), if anything was offered. */
export function readTypedChoice(text: string, offered: readonly Offer[] | undefined): Offer | undefined {
  const digit = TYPED_NUMBER.exec(text.trim())?.[1];
  const number = digit === undefined ? undefined : NUMBERS[digit];
  return number === undefined ? undefined : offered?.[number - 1];
}
