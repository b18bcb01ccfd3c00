// What a browser keeps between visits: the token, the language, words not yet sent. Where storage is blocked (private
// windows, strict settings) it is kept for this page only.

import type { Keeping } from './keeping-shape.js';

const PREFIX = 'yima:';

export function createKeeping(storage: () => Storage = () => window.localStorage): Keeping {
  const memory = new Map<string, string>();
  return {
    read(name) {
      try {
        return storage().getItem(PREFIX + name) ?? memory.get(name);
      } catch {
        return memory.get(name); // blocked: what this page knows
      }
    },
    write(name, value) {
      if (value === undefined) memory.delete(name);
      else memory.set(name, value);
      try {
        if (value === undefined) storage().removeItem(PREFIX + name);
        else storage().setItem(PREFIX + name, value);
      } catch {
        // Blocked or full: the memory of this page has it.
      }
    },
  };
}
