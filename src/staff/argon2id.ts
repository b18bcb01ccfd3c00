// Passwords to argon2id strings and back. Called in a thread of its own only (`password-worker.ts`): each call keeps a
// processor busy for about a tenth of a second.

import { randomBytes } from 'node:crypto';

import { argon2id, argon2Verify } from 'hash-wasm';

/** Source: OWASP Password Storage Cheat Sheet, argon2id, second choice: 19 MiB, two passes, one lane. Unit of memory: KiB. */
const COST = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;
const SALT_BYTES = 16;

/** Full-width and half-width forms of a letter are one letter: the input method decides which is typed. */
const bytesOf = (password: string): string => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return argon2id({ ...COST, salt, password: bytesOf(password), outputType: 'encoded' });
}

export function verifyPassword(password: string, encoded: string): Promise<boolean> {
  return argon2Verify({ password: bytesOf(password), hash: encoded });
}
