// Lists by key, grown one item at a time. `Map.groupBy` wants all items at once, and Node 21.

/** @example pushTo(byDay, '2026-01-31', talk) */
export function pushTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [item]);
  else known.push(item);
}
