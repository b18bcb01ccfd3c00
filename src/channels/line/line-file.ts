// A file from the desk → LINE's own shapes: an image message where LINE shows it, else words with a link, for bots cannot send files
// there. Called by line-render; pure.

import type { messagingApi } from '@line/bot-sdk';

import { sizeOf } from '../../domain/file-size.js';
import type { OutboundFile } from '../../domain/sent-file.js';
import { formOf, needsPreview, type FileRules } from '../file-rules.js';

/** LINE fetches pictures by https; it has no message type for documents, and those for film and sound ask for a picture or a length
 *  that the hub does not know. Source: LINE Messaging API reference, "Image message": JPEG or PNG, `originalContentUrl` 10 MB,
 *  `previewImageUrl` 1 MB, checked 2026-11-21. `mostFileBytes` is ours: citizens load it in a telephone's browser. */
export const LINE_FILE_RULES: FileRules = {
  needsPublicUrl: true,
  pictureTypes: ['image/jpeg', 'image/png'],
  mostPictureBytes: 10_000_000,
  mostPreviewBytes: 1_000_000,
  others: 'link',
  mostFileBytes: 25_000_000,
};

/** Undefined for a file without an address: nobody could fetch it. */
export function renderFile(file: OutboundFile): messagingApi.Message | undefined {
  const { url, previewUrl, name, bytes } = file;
  if (url === undefined) return undefined;
  const canShow = previewUrl !== undefined || !needsPreview(LINE_FILE_RULES, file);
  if (formOf(LINE_FILE_RULES, file) === 'picture' && canShow)
    return { type: 'image', originalContentUrl: url, previewImageUrl: previewUrl ?? url };
  return { type: 'text', text: `${name} (${sizeOf(bytes)})\n${url}` };
}
