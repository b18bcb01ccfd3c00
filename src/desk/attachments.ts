// What came with an entry besides words, as the desk's screens show it: kind, name, place, and what became of its file.

import type { TranscriptEntry } from '../conversations/transcript-store.js';
import type { Attachment } from '../domain/activity.js';
import type { SentFile } from '../domain/sent-file.js';
import { recordOf, textOf } from '../lib/json-reading.js';
import { filesOf, mediaIdOf, type MediaRow, type MediaStore } from '../media/media-store.js';
import type { ThreadAttachment, ThreadEntry, ThreadMedia } from '../wire/thread-views.js';

/** By the entry's source key. */
export type ShownAttachments = ReadonlyMap<string, Pick<ThreadEntry, 'attachments' | 'imageSet'>>;

const KINDS: ReadonlySet<string> = new Set<ThreadAttachment['kind']>([
  'image',
  'sticker',
  'video',
  'audio',
  'file',
  'location',
  'link',
]);

export async function readAttachments(
  media: Pick<MediaStore, 'find'>,
  entries: readonly TranscriptEntry[],
): Promise<ShownAttachments> {
  const bearing = entries.flatMap(({ sourceKey, activity }) => {
    const attachments = activity?.attachments ?? [];
    return attachments.length === 0 ? [] : [{ sourceKey, attachments }];
  });
  const sending = entries.flatMap(({ sourceKey, files = [] }) =>
    files.length === 0 ? [] : [{ sourceKey, files }],
  );
  const ids = [
    ...bearing.flatMap(({ sourceKey, attachments }) => attachments.map((_, at) => mediaIdOf(sourceKey, at))),
    ...sending.flatMap(({ files }) => files.map(({ id }) => id)),
  ];
  const rows = new Map((ids.length === 0 ? [] : await media.find(ids)).map((row) => [row.id, row]));
  return new Map([
    ...sending.map(
      ({ sourceKey, files }) =>
        [sourceKey, { attachments: files.map((file) => toSent(file, rows.get(file.id))) }] as const,
    ),
    ...bearing.map(
      ({ sourceKey, attachments }) =>
        [
          sourceKey,
          {
            attachments: attachments.map((attachment, at) =>
              toShown(attachment, rows.get(mediaIdOf(sourceKey, at))),
            ),
            ...imageSetOf(attachments),
          },
        ] as const,
    ),
  ]);
}

/** What a colleague has sent. */
function toSent({ id, kind, name }: SentFile, row: MediaRow | undefined): ThreadAttachment {
  return { kind, name, media: row === undefined ? { id, state: 'removed' } : toMedia(row) };
}

function toShown(attachment: Attachment, row: MediaRow | undefined): ThreadAttachment {
  const content = recordOf(attachment.content);
  const kind = kindOf(content);
  const name = nameOf(attachment, content, kind);
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    ...(row === undefined ? {} : { media: toMedia(row) }),
    ...(kind === 'location' ? placeOf(content) : {}),
    ...(kind === 'link' ? addressOf(attachment) : {}),
  };
}

function kindOf(content: Readonly<Record<string, unknown>>): ThreadAttachment['kind'] {
  const kind = textOf(content['kind']) ?? '';
  // A shared post or page is a link to it.
  if (kind === 'fallback') return 'link';
  return KINDS.has(kind) ? (kind as ThreadAttachment['kind']) : 'file';
}

/** What its sender called it; the bare name of its kind says nothing that the kind does not. */
function nameOf(
  { name }: Attachment,
  { kind, title, address }: Readonly<Record<string, unknown>>,
  shown: ThreadAttachment['kind'],
): string | undefined {
  if (shown === 'location') return textOf(title) ?? textOf(address);
  return name === kind || name === shown || name === '' ? undefined : name;
}

function toMedia(row: MediaRow): ThreadMedia {
  const { id, state, fault, file, preview } = row;
  if (state === 'stored' && file !== undefined)
    return {
      id,
      state: 'stored',
      type: file.type,
      bytes: file.bytes,
      ...(preview === undefined ? {} : { hasPreview: true }),
    };
  if (state === 'failed') return { id, state: fault ?? 'unavailable' };
  return { id, state: state === 'removed' && filesOf(row).length === 0 ? 'removed' : 'arriving' };
}

/** LINE says latitude and longitude beside the title, Messenger in an object. */
export function placeOf(content: Readonly<Record<string, unknown>>): Pick<ThreadAttachment, 'place'> {
  const { lat, long } = recordOf(content['coordinates']);
  const latitude = content['latitude'] ?? lat;
  const longitude = content['longitude'] ?? long;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return {};
  const address = textOf(content['address']);
  return { place: { latitude, longitude, ...(address === undefined ? {} : { address }) } };
}

/** Only what a browser opens as a page. */
function addressOf({ contentUrl }: Attachment): Pick<ThreadAttachment, 'address'> {
  return contentUrl !== undefined && /^https?:\/\//i.test(contentUrl) ? { address: contentUrl } : {};
}

/** Pictures that were chosen together on LINE, one message each. */
function imageSetOf([first]: readonly Attachment[]): Pick<ThreadEntry, 'imageSet'> {
  const { id, total } = recordOf(recordOf(first?.content)['imageSet']);
  if (typeof id !== 'string') return {};
  return { imageSet: { id, ...(typeof total === 'number' ? { total } : {}) } };
}
