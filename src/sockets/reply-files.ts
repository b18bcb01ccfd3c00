// The files of a reply, as the desk names them.

import type { MediaId } from '../domain/media.js';

/** Their ids have the right form; whose they are, the desk asks the store. */
export function withFiles<Reply extends { readonly files?: readonly string[] }>({
  files,
  ...reply
}: Reply): Omit<Reply, 'files'> & { readonly files?: readonly MediaId[] } {
  return files === undefined ? reply : { ...reply, files: files as readonly MediaId[] };
}
