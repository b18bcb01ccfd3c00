// A card that is still being written: what is wrong with it, and the parts that could go out as they are. Called for previews; pure.

import type { Card } from '../domain/card.js';
import { cardField } from './card-field.js';
import { fieldName } from './text-fields.js';

export interface CardFault {
  /** As a sheet names it: `card.buttons[0].link`. */
  readonly field: string;
  /** Chinese, a slash, English. */
  readonly reason: string;
}

export interface SoundCard {
  /** Without the parts that are at fault; absent where nothing is left. */
  readonly card?: Card;
  readonly faults: readonly CardFault[];
}

/**
 * `written`: as files and sheets write it. `field`: what the faults are named under.
 *
 * @example soundCard({ steps: ['打 1999'], links: [{ title: '站', url: '' }] }, 'card').card // { steps: ['打 1999'] }
 */
export function soundCard(
  written: Readonly<Record<string, unknown>>,
  field: 'card' | 'english_card',
): SoundCard {
  const read = cardField().safeParse(written);
  if (read.success) return { card: read.data, faults: [] };
  const { issues } = read.error;
  const faults = issues.map(({ path, message }) => ({ field: fieldName([field, ...path]), reason: message }));
  const faulty = new Set(issues.map(({ path: [part] }) => part));
  const sound = Object.fromEntries(Object.entries(written).filter(([part]) => !faulty.has(part)));
  // Still too long as a whole, or nothing left.
  const kept = cardField().safeParse(sound);
  return kept.success ? { card: kept.data, faults } : { faults };
}
