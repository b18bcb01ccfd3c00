// The staff's HTTP on the weekly digest by mail: who gets it, and what came of it.

import { z } from 'zod';

/** Empty: what belongs to no department yet. */
const department = z.string().max(200);
/** As many as one department needs; ours. */
const MOST_RECIPIENTS = 20;
/** Source: RFC 5321, section 4.5.3.1.3, without the brackets. */
const MOST_ADDRESS_CHARS = 254;

export const digestMailRequests = {
  /** GET /api/v1/digests/mail */
  read: z.strictObject({ department }),
  /** PUT /api/v1/digests/recipients */
  keep: z.strictObject({
    department,
    addresses: z
      .array(z.string().trim().pipe(z.email().max(MOST_ADDRESS_CHARS)))
      .max(MOST_RECIPIENTS)
      .readonly(),
    /** As it was read. */
    revision: z.int().min(0),
  }),
} as const;

const digestMailView = z.object({
  id: z.string(),
  /** `nothing`: there was nothing to report. `unclear`: it may have arrived; it is not sent again by itself. */
  state: z.enum(['nothing', 'waiting', 'sending', 'sent', 'failed', 'unclear']),
  /** Of its last change. */
  atMs: z.number(),
  /** Of the last try; `detail` in the mail server's words. */
  fault: z
    .object({
      code: z.enum(['refused', 'sign-in', 'busy', 'network', 'unencrypted', 'untrusted', 'cut', 'late']),
      detail: z.string().optional(),
    })
    .optional(),
});

/** Answer of GET /api/v1/digests/mail. */
export const digestMailsView = z.object({
  /** Can the hub mail at all? */
  isOn: z.boolean(),
  department: z.string(),
  revision: z.number(),
  most: z.number(),
  /** The last week that is over, whose letter is the last one. Asia/Taipei. */
  monday: z.string(),
  sunday: z.string(),
  recipients: z
    .array(
      z.object({
        address: z.string(),
        /** Absent: not written yet. */
        mail: digestMailView.optional(),
      }),
    )
    .readonly(),
});
export type DigestMailsView = z.infer<typeof digestMailsView>;
export type DigestRecipientView = DigestMailsView['recipients'][number];

export const MOST_DIGEST_RECIPIENTS = MOST_RECIPIENTS;
