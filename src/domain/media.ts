// What came with a message besides words, as far as it lies in a file: kinds, types that are kept, why one is not there.

declare const brand: unique symbol;
/** One file of one message: an opaque digest, safe to log. */
export type MediaId = string & { readonly [brand]: 'MediaId' };

export type MediaKind = 'image' | 'video' | 'audio' | 'file';

/** What a file's own first bytes say it is; nothing else is kept. No type that a browser runs: no HTML, no SVG. */
export const MEDIA_TYPES = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'video/mp4': 'video',
  'video/webm': 'video',
  'audio/mp4': 'audio',
  'audio/mpeg': 'audio',
  'audio/aac': 'audio',
  'audio/ogg': 'audio',
  'audio/wav': 'audio',
  'application/pdf': 'file',
  'application/msword': 'file',
  'application/vnd.openxmlformats-officedocument': 'file',
  'application/vnd.oasis.opendocument': 'file',
  'text/plain': 'file',
} as const satisfies Record<string, MediaKind>;

export type MediaType = keyof typeof MEDIA_TYPES;

/**
 * Why a file is not there. `gone`: the platform has it no more. `not-allowed`: no type that is kept, or from a place that is not
 * the platform's. `unavailable`: the platform gave no whole answer, however often it was asked. `disk-full`: no room here.
 */
export type MediaFault = 'too-large' | 'gone' | 'not-allowed' | 'unavailable' | 'disk-full';
