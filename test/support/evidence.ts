// Makers for tests of the learning loop: evidence of a citizen's pick or of an agent's word, and choices as they are noted.

import { conversationId } from '../../src/domain/ids.js';
import { taipeiDay } from '../../src/domain/taipei-time.js';
import type { Choice } from '../../src/knowledge/learn-variants.js';
import type { Evidence, EvidenceKind } from '../../src/knowledge/learning-store.js';

export const DAY_MS = 24 * 3_600_000;
/** Noon in Taipei on the first of June, 2026. */
export const FIRST_DAY_MS = Date.UTC(2026, 5, 1, 4);

let count = 0;
const nextId = (): string => `test:${(count += 1)}`;

/** @example aPick('ann', { day: 1, articleId: 'a' }) */
export function aPick(
  contact: string,
  { day = 0, ...more }: { readonly day?: number } & Partial<Omit<Evidence, 'day'>> = {},
): Evidence {
  return evidence('citizen-pick', { kind: 'contact', id: contact }, { day, ...more });
}

export function aStaffWord(
  kind: EvidenceKind,
  staff: string,
  { day = 0, ...more }: { readonly day?: number } & Partial<Omit<Evidence, 'day'>> = {},
): Evidence {
  return evidence(kind, { kind: 'staff', id: staff, name: staff }, { day, ...more });
}

function evidence(
  kind: EvidenceKind,
  chooser: Evidence['chooser'],
  { day, ...more }: { readonly day: number } & Partial<Omit<Evidence, 'day'>>,
): Evidence {
  const atMs = FIRST_DAY_MS + day * DAY_MS;
  return {
    ...{ id: nextId(), kind, chooser, atMs, day: taipeiDay(atMs) },
    ...{ variantId: 'v', articleId: 'a', wordingKey: 'w' },
    ...more,
  };
}

/** What somebody chose for a question, on a day counted from the first. */
export function aChoice(
  kind: Choice['kind'],
  who: string,
  facts: { readonly text: string; readonly articleId: string; readonly day?: number } & Partial<Choice>,
): Choice {
  const { text, articleId, day = 0, ...more } = facts;
  const id = nextId();
  return {
    ...{ id, kind, articleId, atMs: FIRST_DAY_MS + day * DAY_MS },
    chooser: kind === 'citizen-pick' ? { kind: 'contact', id: who } : { kind: 'staff', id: who, name: who },
    words: { text, source: { conversationId: conversationId(`c_${who}`), sourceKey: `line:${id}` } },
    ...more,
  };
}
