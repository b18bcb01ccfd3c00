// The editors' HTTP on pictures and files beside answers.

import { z } from 'zod';

export const articleFileRequests = {
  /** POST /api/v1/article-files. `name`: as the editor's machine calls it. */
  upload: z.strictObject({ name: z.string().max(400).default('') }),
} as const;

/** Answer of the upload: as a card names it. */
export const articleFileView = z
  .object({
    /** `/attachments/HASH.ending`; staff see it under `/api/v1/article-files/HASH.ending`, before it is published too. */
    url: z.string(),
    /** A first one, from the file's name. */
    title: z.string(),
    bytes: z.number(),
  })
  .readonly();
export type ArticleFileView = z.infer<typeof articleFileView>;
