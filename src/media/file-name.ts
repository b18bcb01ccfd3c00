// What a stranger's file is called when it is saved. Pure.

import path from 'node:path';

import type { MEDIA_TYPES } from '../domain/media.js';

const ENDINGS: Readonly<Record<keyof typeof MEDIA_TYPES, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'video/mp4': ['.mp4', '.m4v', '.mov'],
  'video/webm': ['.webm'],
  'audio/mp4': ['.m4a', '.mp4'],
  'audio/mpeg': ['.mp3'],
  'audio/aac': ['.aac'],
  'audio/ogg': ['.ogg', '.oga'],
  'audio/wav': ['.wav'],
  'application/pdf': ['.pdf'],
  'application/msword': ['.doc', '.xls', '.ppt'],
  'application/vnd.openxmlformats-officedocument': ['.docx', '.xlsx', '.pptx'],
  'application/vnd.oasis.opendocument': ['.odt', '.ods', '.odp', '.odg'],
  'text/plain': ['.txt', '.csv'],
};

/** The sender's name for it, with an ending that fits what it is: nothing that a double click would run. */
export function fileName(given: string | undefined, type: keyof typeof MEDIA_TYPES): string {
  const endings = ENDINGS[type];
  const clean = (given ?? '').replace(/[\p{Cc}\p{Cf}"*/:<>?\\|]/gu, '_');
  const name = clean.slice(-100).replace(/\p{Surrogate}/gu, '');
  const isFitting = endings.includes(path.extname(name).toLowerCase());
  return isFitting ? name : `${name === '' ? 'file' : name}${endings[0] ?? ''}`;
}
