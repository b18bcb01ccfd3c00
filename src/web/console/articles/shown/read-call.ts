// Reads a platform's own call, whose shape no type of this page knows. Pure.

export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

export const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.map((each: unknown) => fieldsOf(each)) : [];

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** LINE packs several bubbles into a call. */
export const lineMessagesOf = (calls: readonly unknown[]): readonly Fields[] =>
  calls.flatMap((call) => listOf(fieldsOf(call)['messages']));
