// Files from the desk to a citizen: what a screen is told of a channel's limits, how a file is handed in over HTTP, and how a reply
// names those that go with it.

import { z } from 'zod';

import { MOST_FILES } from '../domain/sent-file.js';

/** In the order in which they are sent. */
export const replyFiles = z
  .array(z.string().regex(/^m_[\w-]{22}$/))
  .min(1)
  .max(MOST_FILES)
  .exactOptional();

/** A reply says something, or brings something. */
export const saysOrBrings = ({ text, files }: { readonly text: string; readonly files?: unknown }): boolean =>
  text !== '' || files !== undefined;

export const fileRequests = {
  /** POST /api/v1/conversations/:id/files. `name`: as the sender's machine calls it. */
  upload: z.strictObject({ name: z.string().max(400).default('') }),
  /** GET /files/:id, as the link says. */
  content: z.strictObject({
    size: z.enum(['full', 'small']),
    until: z.coerce.number().int().min(0),
    signature: z.string().max(100),
  }),
} as const;

/** POST /visitor/files of web chat: who says it, as the socket's `say` does, and how the sender's machine calls it. */
export const visitorFileQuery = z.object({
  clientId: z.string().regex(/^[\w-]{8,64}$/),
  name: z.string().max(400).default(''),
  notice: z
    .string()
    .regex(/^[\w.-]{1,20}$/)
    .optional(),
  language: z.enum(['zh', 'en']).optional(),
});

/** Answer of the upload. */
export const uploadedFileView = z
  .object({
    id: z.string(),
    name: z.string(),
    /** By the file's own first bytes. */
    type: z.string(),
    bytes: z.number(),
    /** How it will reach the citizen: `link` where the platform has no message for it. */
    form: z.enum(['picture', 'file', 'link']),
    /** A small picture has to be handed in as well, at most this large, else it goes as a link. Unit: bytes. */
    previewBytes: z.number().exactOptional(),
  })
  .readonly();
export type UploadedFileView = z.infer<typeof uploadedFileView>;

/** What a channel takes of files now. `no-public-url`: it would, if the hub had an https address. Sizes in bytes. */
export type FileLimits =
  | {
      readonly state: 'open';
      /** Shown as pictures; all others go as `others` says. */
      readonly pictureTypes: readonly string[];
      readonly mostPictureBytes: number;
      readonly mostFileBytes: number;
      readonly others: 'file' | 'link';
    }
  | { readonly state: 'no-public-url' | 'not-taken' };
