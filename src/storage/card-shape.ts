// A card as it was stored with an article's version. What editors may write is decided in `content/card-field.ts`.

import { z } from 'zod';

import type { Card } from '../domain/card.js';

const text = z.string();
const button = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), label: text, text }),
  z.object({ kind: z.literal('link'), label: text, url: text }),
  z.object({ kind: z.literal('call'), label: text, phone: text }),
]);

export const cardShape: z.ZodType<Card> = z.object({
  image: z.exactOptional(z.object({ url: text, alt: text })),
  steps: z.exactOptional(z.array(text)),
  place: z.exactOptional(
    z.object({ name: text, address: text, latitude: z.number(), longitude: z.number() }),
  ),
  links: z.exactOptional(z.array(z.object({ title: text, url: text }))),
  files: z.exactOptional(z.array(z.object({ title: text, url: text, bytes: z.exactOptional(z.number()) }))),
  buttons: z.exactOptional(z.array(button)),
});
