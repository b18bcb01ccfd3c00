// An article as editors write it, over HTTP: what it must hold to go live is checked when it does.

import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const line = z.string().max(500);
const label = z.string().max(200);
const body = z.string().max(200_000);
const lines = z.array(line).max(500);

const cardButton = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), label: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal('link'), label: z.string(), url: z.string() }),
  z.strictObject({ kind: z.literal('call'), label: z.string(), phone: z.string() }),
]);
const card = z.strictObject({
  image: z.strictObject({ url: z.string(), alt: z.string() }).exactOptional(),
  steps: z.array(z.string()).max(50).exactOptional(),
  place: z
    .strictObject({ name: z.string(), address: z.string(), latitude: z.number(), longitude: z.number() })
    .exactOptional(),
  links: z
    .array(z.strictObject({ title: z.string(), url: z.string() }))
    .max(50)
    .exactOptional(),
  files: z
    .array(z.strictObject({ title: z.string(), url: z.string(), bytes: z.number().exactOptional() }))
    .max(50)
    .exactOptional(),
  buttons: z.array(cardButton).max(50).exactOptional(),
});

/** An article as far as it is written; what it must hold to go live is checked when it does. */
export const articleContent = z.strictObject({
  title: line,
  variants: lines,
  answer: body,
  keywords: z.array(label).max(500),
  category: label.exactOptional(),
  department: label.exactOptional(),
  risk: z.enum(['general', 'law', 'tax', 'health', 'emergency']),
  source: line.exactOptional(),
  validFrom: day.exactOptional(),
  validUntil: day.exactOptional(),
  reviewBy: day.exactOptional(),
  english: z.strictObject({ question: line, answer: body, card: card.exactOptional() }).exactOptional(),
  card: card.exactOptional(),
  /** Ids of other articles. */
  related: z.array(label).max(50).exactOptional(),
  tests: lines.exactOptional(),
});
export type ArticleContentView = z.infer<typeof articleContent>;
