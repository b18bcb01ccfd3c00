// Where a platform can fetch a card's picture: platforms want https, and the hub's own files have one only behind PUBLIC_URL.

import type { CardImage } from '../domain/card.js';

export interface ImageOptions {
  /** The hub's address as the world sees it. Only https helps. */
  readonly publicUrl?: string;
}

/** Undefined where nobody outside could fetch it: the channel says in words what is to be seen. */
export function imageAddress({ url }: CardImage, { publicUrl }: ImageOptions): string | undefined {
  if (url.startsWith('https://')) return url;
  return publicUrl?.startsWith('https://') === true ? new URL(url, publicUrl).href : undefined;
}
