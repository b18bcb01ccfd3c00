// A fault in plain words: the sentence, then its code and request id for whoever has to look it up.

import { useWords } from '../words/words.js';
import { exactTimeOf } from '../words/clock-words.js';
import type { Fault } from './fault.js';

export function FaultText({ fault }: { readonly fault: Fault }) {
  const { say, language } = useWords();
  const { by, untilMs } = fault.details;
  const sentence =
    fault.code === 'ALREADY_TAKEN' && nameOf(by) !== undefined
      ? say('notice.taken', { name: nameOf(by) ?? '' })
      : fault.code === 'SIGN_IN_LOCKED' && typeof untilMs === 'number'
        ? say('signIn.locked', { time: exactTimeOf(untilMs) })
        : fault.in(language);
  return (
    <>
      <span className="fault-sentence">{sentence}</span>{' '}
      <small className="fault-code">
        {say('error.code', { code: fault.code })}
        {fault.requestId === undefined ? '' : ` · ${say('error.request', { id: fault.requestId })}`}
      </small>
    </>
  );
}

/** `details.by` is a name, or a person with one. */
function nameOf(by: unknown): string | undefined {
  if (typeof by === 'string') return by;
  if (typeof by === 'object' && by !== null && 'name' in by && typeof by.name === 'string') return by.name;
  return undefined;
}
