// What came with a message: pictures, sounds, files, places, stickers. Called by messenger-kinds.

import type { Attachment } from '../../domain/activity.js';
import { isRecord, recordOf, textOf, type JsonRecord } from '../../lib/json-reading.js';

/** Source: Meta, Messenger Platform, "Webhook events: messages", `attachments.type`, checked 2026-11-21. */
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['image', 'image/*'],
  ['sticker', 'image/*'],
  ['video', 'video/*'],
  ['audio', 'audio/*'],
  ['file', 'application/octet-stream'],
  ['location', 'application/geo+json'],
  ['fallback', 'text/html'],
]);

/** A kind that Meta adds later. */
const UNKNOWN_TYPE = 'application/octet-stream';

/** A sticker came as an image, then as both, and since 2026-08-30 as `sticker` alone: it is one attachment in any shape.
 *  Source: Meta, Messenger Platform changelog, 2026-06-01. */
export function readAttachments(message: JsonRecord): Attachment[] {
  const given = message['attachments'];
  const attachments = (Array.isArray(given) ? given : []).filter(isRecord).map(toAttachment);
  const stickers = attachments.filter(isSticker);
  return stickers.length > 0
    ? [...attachments.filter((one) => !isSticker(one)), ...stickers.slice(0, 1)]
    : attachments;
}

const isSticker = (attachment: Attachment): boolean => recordOf(attachment.content)['kind'] === 'sticker';

function toAttachment(attachment: JsonRecord): Attachment {
  const payload = recordOf(attachment['payload']);
  const type = textOf(attachment['type']) ?? 'unknown';
  const kind = payload['sticker_id'] === undefined ? type : 'sticker';
  const contentUrl = textOf(payload['url']);
  return {
    contentType: MEDIA_TYPES.get(kind) ?? UNKNOWN_TYPE,
    name: textOf(payload['title']) ?? textOf(attachment['title']) ?? kind,
    content: { ...payload, kind },
    ...(contentUrl === undefined ? {} : { contentUrl }),
  };
}
