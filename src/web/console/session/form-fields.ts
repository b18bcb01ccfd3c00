// Reads named text fields of a form.

export function fieldsOf<Name extends string>(
  form: HTMLFormElement,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const data = new FormData(form);
  const entries = names.map((name) => {
    const value = data.get(name);
    return [name, typeof value === 'string' ? value : ''] as const;
  });
  // Object.fromEntries widens its keys; they are exactly the names asked for.
  return Object.fromEntries(entries) as Record<Name, string>;
}
