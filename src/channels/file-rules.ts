// What a channel takes of files from the desk: as data, so that limits are shown before anything is sent. Pure.

import type { MediaType } from '../domain/media.js';

export interface FileRules {
  /** The platform, or the citizen, fetches files from the hub's https address. */
  readonly needsPublicUrl: boolean;
  /** What is shown as a picture; all others go as `others` says. */
  readonly pictureTypes: readonly MediaType[];
  /** Unit: bytes. */
  readonly mostPictureBytes: number;
  /** Of a larger picture a small one must come along, at most this large, JPEG or PNG. Unit: bytes. */
  readonly mostPreviewBytes?: number;
  /** `link`: the platform has no message for it, citizens get an address. */
  readonly others: 'file' | 'link';
  /** Unit: bytes. */
  readonly mostFileBytes: number;
}

export interface JudgedFile {
  readonly type: MediaType;
  readonly bytes: number;
}

/** How a file goes out. */
export function formOf(rules: FileRules, { type }: Pick<JudgedFile, 'type'>): 'picture' | 'file' | 'link' {
  return rules.pictureTypes.includes(type) ? 'picture' : rules.others;
}

/** Unit: bytes. */
export function mostBytesOf(rules: FileRules, file: Pick<JudgedFile, 'type'>): number {
  return formOf(rules, file) === 'picture' ? rules.mostPictureBytes : rules.mostFileBytes;
}

/** A picture that is shown small before it is opened. */
export function needsPreview(rules: FileRules, file: JudgedFile): boolean {
  const { mostPreviewBytes } = rules;
  return mostPreviewBytes !== undefined && formOf(rules, file) === 'picture' && file.bytes > mostPreviewBytes;
}
