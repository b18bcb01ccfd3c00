// A file of a talk as an answer. Used by the staff's door and by the citizens'.

import { MEDIA_TYPES, type MediaType } from '../domain/media.js';
import { fileName } from '../media/file-name.js';
import type { HttpResponse } from './exchange.js';
import { Refusal } from './refusals.js';

interface MediaLooks {
  /** As its sender called it. */
  readonly name: string | undefined;
  readonly type: MediaType;
}

/** Whatever a stranger's file holds, a browser must not take it for a page of ours. Documents are saved, never opened. */
function headersOf({ name: given, type }: MediaLooks): Readonly<Record<string, string>> {
  const isShown = MEDIA_TYPES[type] !== 'file';
  const name = encodeURIComponent(fileName(given, type)).replaceAll("'", '%27');
  return {
    'Content-Type': type === 'text/plain' ? 'text/plain; charset=utf-8' : isShown ? type : SAVED_TYPE,
    'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  };
}

const SAVED_TYPE = 'application/octet-stream';

/** `file`: absolute. Takes ranges. `more`: headers besides. */
export function sendMedia(
  response: HttpResponse,
  file: string,
  { more, ...looks }: MediaLooks & { readonly more?: Readonly<Record<string, string>> },
): Promise<void> {
  const headers = { ...headersOf(looks), ...more };
  const options = { headers, cacheControl: false, lastModified: false, dotfiles: 'allow' } as const;
  return new Promise((resolve, reject) => {
    response.sendFile(file, options, (error?: Error & { readonly status?: number }) => {
      // Gone since it was looked up: the same as never there. A reader who hangs up is no fault.
      if (error === undefined || response.headersSent) resolve();
      else reject(error.status === 404 ? new Refusal('NOT_FOUND') : error);
    });
  });
}
