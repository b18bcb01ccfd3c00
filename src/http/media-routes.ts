// /api/v1/media: files that came with messages, for staff of the desk. Asking for one is reading its talk, and on record; what is
// given is a link for minutes, and the file behind it only to the same person.

import type { ReadingLog } from '../desk/desk-store.js';
import type { MediaId } from '../domain/media.js';
import type { Clock } from '../lib/clock.js';
import type { FileSize } from '../media/file-links.js';
import type { MediaFiles } from '../media/media-files.js';
import type { MediaRow, MediaStore } from '../media/media-store.js';
import type { SignedIn } from '../staff/sessions.js';
import { mediaRequests } from '../wire/media-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import type { MediaLinks } from './media-links.js';
import { Refusal } from './refusals.js';
import { sendMedia } from './send-media.js';
import type { StaffGate } from './staff-gate.js';

/** One line of the record for the pictures of one talk that one screen loads together. Unit: ms. */
const SAME_READING_MS = 60_000;
const MOST_REMEMBERED = 5_000;

export interface MediaRouteParts {
  readonly media: Pick<MediaStore, 'find'>;
  readonly mediaFiles: Pick<MediaFiles, 'pathOf'>;
  readonly readings: ReadingLog;
  readonly mediaLinks: MediaLinks;
  readonly clock: Clock;
}

export function createMediaRoutes(parts: MediaRouteParts, gate: StaffGate): readonly ApiRoute[] {
  const { media, mediaFiles: files, mediaLinks: links } = parts;
  const record = createReadingMemory(parts);
  const find = async (params: Readonly<Record<string, string>>, size: FileSize) => {
    const [row] = await media.find([(params['id'] ?? '') as MediaId]);
    const file = size === 'small' ? (row?.preview ?? row?.file) : row?.file;
    if (row?.state !== 'stored' || file === undefined) throw new Refusal('NOT_FOUND');
    return { row, file };
  };
  return [
    apiRoute({
      method: 'get',
      path: '/api/v1/media/:id',
      access: ['agent', 'supervisor'],
      summary:
        'A file that came with a message: sends on to a link that is good for five minutes. On record.',
      status: 302,
      query: mediaRequests.link,
      refusals: ['NOT_FOUND'],
      handle: async ({ params, query: { size }, request, response }) => {
        const { staff } = gate.signedInOf(request);
        const { row } = await find(params, size);
        await record(row, staff);
        const { until, signature } = links.sign({ id: row.id, size, staffId: staff.id });
        const query = new URLSearchParams({ size, until: String(until), signature });
        response.redirect(302, `/api/v1/media/${row.id}/content?${query.toString()}`);
      },
    }),
    apiRoute({
      method: 'get',
      path: '/api/v1/media/:id/content',
      access: ['agent', 'supervisor'],
      summary:
        'The file itself, by the link that GET /api/v1/media/:id gave to the same person. Takes ranges.',
      query: mediaRequests.content,
      refusals: ['NOT_FOUND', 'LINK_OVER'],
      handle: async ({ params, query, request, response }) => {
        const { staff } = gate.signedInOf(request);
        const { row, file } = await find(params, query.size);
        if (!links.verify({ id: row.id, size: query.size, staffId: staff.id }, query))
          throw new Refusal('LINK_OVER');
        await sendMedia(response, files.pathOf(file.name), { name: row.reference.name, type: file.type });
      },
    }),
  ];
}

/** Whoever opens a talk loads its pictures in one go: that is one reading. */
function createReadingMemory({ readings, clock }: Pick<MediaRouteParts, 'readings' | 'clock'>) {
  const recorded = new Map<string, number>();
  return async ({ conversationId }: MediaRow, { id, name }: SignedIn['staff']): Promise<void> => {
    const key = `${id} ${conversationId}`;
    if (clock() - (recorded.get(key) ?? 0) < SAME_READING_MS) return;
    await readings.record({ agent: { id, name }, conversationId });
    if (recorded.size >= MOST_REMEMBERED) recorded.clear();
    recorded.set(key, clock());
  };
}
