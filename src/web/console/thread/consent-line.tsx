// What is on record of what the citizen agreed to, and what is not.

import type { ConsentFact } from '../../../wire/workplace-events.js';
import { momentOf, rocDateOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

export function ConsentLine({ consent }: { readonly consent: ConsentFact }) {
  const { say, language } = useWords();
  if (consent.kind !== 'notice') return say(`consent.${consent.kind}`);
  const { version, atMs } = consent;
  return (
    <span title={rocDateOf(atMs)}>{say('consent.notice', { version, time: momentOf(atMs, language) })}</span>
  );
}
