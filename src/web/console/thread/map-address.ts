// A point, or the words of an address, on OpenStreetMap. Pure.

import type { TalkPlace } from '../../../wire/workplace-events.js';

export function mapAddressOf({ point, address = '' }: Pick<TalkPlace, 'point' | 'address'>): string {
  if (point === undefined) return `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;
  const { latitude, longitude } = point;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}
