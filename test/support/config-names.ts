// Which environment variables the configuration reads, learned by watching it read: a list nobody has to keep.

import { loadConfig } from '../../src/config/config.js';
import type { Env } from '../../src/config/env.js';

/** Sorted. An environment where nothing is set and one where everything is take every branch that there is. */
export function configNames(): readonly string[] {
  const names = new Set<string>();
  for (const value of [undefined, 'x']) {
    const env = new Proxy<Env>(
      {},
      {
        get: (_, name) => {
          names.add(String(name));
          return value;
        },
      },
    );
    try {
      loadConfig(env, '/');
    } catch {
      // 'x' is no port: which names were asked for is all that counts here.
    }
  }
  return [...names].sort();
}
