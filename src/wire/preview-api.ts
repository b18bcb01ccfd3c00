// The staff's HTTP on articles before they are published: what each channel would show.

import { z } from 'zod';

const card = z.record(z.string(), z.unknown());

/** Answer of POST /api/v1/answer-previews. */
export const answerPreviewsView = z
  .object({
    channels: z
      .array(
        z.object({
          channelId: z.string(),
          /** Whose settings were used; another account of the channel may differ. */
          accountId: z.string(),
          /** Longer texts become several bubbles. Unit: UTF-16 code units. */
          mostBubbleChars: z.number(),
          /** The bodies of the platform's calls, byte for byte what would be stored for sending. */
          calls: z.array(z.unknown()).readonly(),
          /** The same for people: text, and the cards beside it (`language`, `image`?, `steps`?, `place`?, `links`?, `buttons`?). */
          bubbles: z
            .array(z.object({ text: z.string(), cards: z.array(card).readonly().exactOptional() }))
            .readonly(),
        }),
      )
      .readonly(),
    /** What keeps the card from being published, by field (`card.buttons[0].link`); those parts are not shown. */
    faults: z.array(z.object({ field: z.string(), reason: z.string() })).readonly(),
    /** The picture is a file of the hub and `PUBLIC_URL` is no https address: platforms show its words instead. */
    lacksPublicUrl: z.boolean(),
  })
  .readonly();
export type AnswerPreviewsView = z.infer<typeof answerPreviewsView>;
