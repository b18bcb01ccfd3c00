// What an article lies in the database as. Checked wherever one is read.

import { z } from 'zod';

import { RISK_CLASSES } from '../domain/article.js';
import { cardShape } from './card-shape.js';

export const contentShape = {
  id: z.string(),
  title: z.string(),
  variants: z.array(z.string()),
  answer: z.string(),
  keywords: z.array(z.string()),
  category: z.exactOptional(z.string()),
  department: z.exactOptional(z.string()),
  risk: z.enum(RISK_CLASSES),
  source: z.exactOptional(z.string()),
  validFrom: z.exactOptional(z.string()),
  validUntil: z.exactOptional(z.string()),
  reviewBy: z.exactOptional(z.string()),
  english: z.exactOptional(
    z.object({ question: z.string(), answer: z.string(), card: z.exactOptional(cardShape) }),
  ),
  card: z.exactOptional(cardShape),
  related: z.exactOptional(z.array(z.string())),
  tests: z.exactOptional(z.array(z.string())),
};

export const noteShape = z.object({
  at: z.date(),
  by: z.exactOptional(z.object({ id: z.string(), name: z.string() })),
  why: z.exactOptional(z.string()),
});
