// The staff's HTTP on files of talks.

import { z } from 'zod';

const size = z.enum(['full', 'small']).default('full');

export const mediaRequests = {
  /** GET /api/v1/media/:id. `small`: the small picture, where there is one. */
  link: z.strictObject({ size }),
  /** GET /api/v1/media/:id/content, as the link says. */
  content: z.strictObject({
    size,
    until: z.coerce.number().int().min(0),
    signature: z.string().max(100),
  }),
} as const;
