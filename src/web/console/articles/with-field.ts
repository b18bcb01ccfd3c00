// A copy with one field set, or without it where there is nothing to say. Pure.

export function withField<Fields extends object, Name extends keyof Fields>(
  fields: Fields,
  name: Name,
  value: Fields[Name] | undefined,
): Fields {
  const kept = Object.entries(fields).filter(([each]) => each !== name);
  // Only optional fields are ever left out by their callers.
  return { ...Object.fromEntries(kept), ...(value === undefined ? {} : { [name]: value }) } as Fields;
}
