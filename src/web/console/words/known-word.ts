// Words for a code that the hub sends; a code that is newer than this screen is shown as it is.

import { isKnownWord } from './dictionaries.js';
import type { Say } from './say.js';

export function wordFor(
  say: Say,
  kind:
    | 'rule'
    | 'signal'
    | 'aspect'
    | 'band'
    | 'reason'
    | 'trouble'
    | 'became'
    | 'personal'
    | 'field'
    | 'dismiss',
  code: string,
): string {
  const key = `${kind}.${code}`;
  return isKnownWord(key) ? say(key) : code;
}

/** Words for the code that a delivery's reason begins with (`line-400: …`); undefined where there are none. */
export function reasonWords(say: Say, reason: string | undefined): string | undefined {
  const code = codeOf(reason);
  const key = `reason.${code ?? ''}`;
  return isKnownWord(key) ? say(key) : undefined;
}

export const codeOf = (reason: string | undefined): string | undefined =>
  /^([a-z0-9-]+): /.exec(reason ?? '')?.[1];
