// Where a platform can fetch the files of a card: by the hub's own public https address. Beside `image-address.ts`.

import type { ShownCard } from '../domain/card.js';
import type { ImageOptions } from './image-address.js';

/** Its files with whole addresses; as they are where nobody outside could fetch them: then they are named alone. */
export function withFileAddresses(card: ShownCard, { publicUrl }: ImageOptions): ShownCard {
  const { files } = card;
  if (files === undefined) return card;
  if (publicUrl?.startsWith('https://') !== true) return card;
  return { ...card, files: files.map((file) => ({ ...file, url: new URL(file.url, publicUrl).href })) };
}
