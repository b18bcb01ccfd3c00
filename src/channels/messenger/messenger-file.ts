// A file from the desk → an attachment that Meta fetches by its address. Called by messenger-render; pure.

import type { OutboundFile } from '../../domain/sent-file.js';
import { formOf, type FileRules } from '../file-rules.js';

/** Source: Meta, Messenger Platform, "Sending messages: attachments": pictures of 8 MB, other files of 25 MB, fetched from the
 *  address in `payload.url`; checked 2026-11-21. Film and sound go as files: which kinds Messenger plays is not said. */
export const MESSENGER_FILE_RULES: FileRules = {
  needsPublicUrl: true,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif'],
  mostPictureBytes: 8_000_000,
  others: 'file',
  mostFileBytes: 25_000_000,
};

export interface MessengerAttachment {
  readonly type: 'image' | 'file';
  /** Not kept by Meta for another use: the next citizen's link is another one. */
  readonly payload: { readonly url: string; readonly is_reusable: false };
}

/** Undefined for a file without an address: nobody could fetch it. */
export function renderFile(file: OutboundFile): MessengerAttachment | undefined {
  if (file.url === undefined) return undefined;
  const type = formOf(MESSENGER_FILE_RULES, file) === 'picture' ? 'image' : 'file';
  return { type, payload: { url: file.url, is_reusable: false } };
}
