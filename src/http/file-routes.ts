// GET /files/:id: a file that staff have sent, for the platform that shows it and for the citizen who got it. The link is the right
// to read it: signed for one file of one talk, and over after its time. No session is asked for, none is made.

import { Router } from 'express';

import type { MediaId } from '../domain/media.js';
import type { FileLinks } from '../media/file-links.js';
import type { MediaFiles } from '../media/media-files.js';
import type { MediaStore } from '../media/media-store.js';
import { fileRequests } from '../wire/file-api.js';
import type { HttpRequest, HttpResponse } from './exchange.js';
import { Refusal } from './refusals.js';
import { sendMedia } from './send-media.js';

export interface FileRouteParts {
  readonly media: Pick<MediaStore, 'find'>;
  readonly mediaFiles: Pick<MediaFiles, 'pathOf'>;
  readonly fileLinks: Pick<FileLinks, 'verify'>;
}

/** Widgets stand on other sites; platforms and browsers may keep a picture for as long as a talk lasts, and for nobody else. */
const HEADERS = { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'private, max-age=3600' };

export function createFileRoute({ media, mediaFiles, fileLinks }: FileRouteParts): Router {
  const router = Router();
  router.get('/files/:id', async (request: HttpRequest, response: HttpResponse) => {
    const id = String(request.params['id']) as MediaId;
    const asked = fileRequests.content.safeParse(request.query);
    const [row] = asked.success ? await media.find([id]) : [];
    // Of a file that is not there nobody learns whether it ever was.
    if (!asked.success || row === undefined) throw new Refusal('FILE_LINK_OVER');
    const { size } = asked.data;
    const { conversationId, state, file, preview = file, reference, upload } = row;
    if (upload === undefined || !fileLinks.verify({ id, size, conversationId }, asked.data))
      throw new Refusal('FILE_LINK_OVER');
    const kept = size === 'small' ? preview : file;
    if (state !== 'stored' || kept === undefined) throw new Refusal('FILE_LINK_OVER');
    const looks = { name: reference.name, type: kept.type };
    await sendMedia(response, mediaFiles.pathOf(kept.name), { ...looks, more: HEADERS });
  });
  return router;
}
