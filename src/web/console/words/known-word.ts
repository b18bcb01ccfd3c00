// Words for a code that the hub sends; a code that is newer than this screen is shown as it is.

import type { Say } from './say.js';
import { zh, type WordKey } from './zh.js';

const isKnown = (key: string): key is WordKey => Object.hasOwn(zh, key);

export function wordFor(say: Say, kind: 'rule' | 'signal' | 'aspect', code: string): string {
  const key = `${kind}.${code}`;
  return isKnown(key) ? say(key) : code;
}
