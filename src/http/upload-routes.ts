// /api/v1/conversations/:id/files, /api/v1/files/:id: files that the owner of a talk puts beside a reply. They leave with the reply,
// over the desk's socket.

import type { UploadRefusal, Uploads } from '../desk/uploads.js';
import { conversationId } from '../domain/ids.js';
import type { MediaId } from '../domain/media.js';
import type { ComingFile } from '../media/keep-file.js';
import { MOST_PIXELS } from '../media/picture-size.js';
import { fileRequests, uploadedFileView } from '../wire/file-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import type { HttpRequest } from './exchange.js';
import { Refusal, type RefusalCode, type RefusalOptions } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

export interface UploadRouteParts {
  readonly uploads: Uploads;
}

const WRITERS = ['agent', 'supervisor'] as const;

export function createUploadRoutes({ uploads }: UploadRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/api/v1/conversations/:id/files',
      access: WRITERS,
      summary:
        'A file for the owner’s next reply; the body is the file, as it is. Its type is what its bytes say. Deleted after a day without a reply.',
      status: 201,
      query: fileRequests.upload,
      answer: uploadedFileView,
      refusals: [
        ...['NOT_FOUND', 'NOT_YOUR_TALK', 'FILES_NOT_TAKEN', 'TOO_MANY_FILES', 'FILE_TOO_LARGE'],
        ...['FILE_TYPE_REFUSED', 'PICTURE_TOO_LARGE', 'FILE_BROKEN_OFF', 'DISK_FULL'],
      ] as readonly RefusalCode[],
      handle: async ({ params, query: { name }, request }) => {
        const { id: agentId } = gate.actorOf(request);
        const taken = await uploads.put({
          ...{ conversationId: conversationId(params['id'] ?? ''), agentId, name },
          file: comingIn(request),
        });
        return 'refusal' in taken ? refuse(request, taken.refusal) : taken.upload;
      },
    }),
    apiRoute({
      method: 'put',
      path: '/api/v1/files/:id/preview',
      access: WRITERS,
      summary: 'The small picture of one that is not sent yet: JPEG or PNG, as large as its upload said.',
      status: 204,
      refusals: ['NOT_FOUND', 'FILE_TOO_LARGE', 'FILE_TYPE_REFUSED', 'PICTURE_TOO_LARGE', 'FILE_BROKEN_OFF'],
      handle: async ({ params, request }) => {
        const { id: agentId } = gate.actorOf(request);
        const id = (params['id'] ?? '') as MediaId;
        const taken = await uploads.putPreview({ id, agentId, file: comingIn(request) });
        if ('refusal' in taken) refuse(request, taken.refusal);
      },
    }),
    apiRoute({
      method: 'delete',
      path: '/api/v1/files/:id',
      access: WRITERS,
      summary: 'A file that shall not go with the reply after all: deleted, unless it has been sent.',
      status: 204,
      refusals: ['NOT_FOUND'],
      handle: async ({ params, request }) => {
        const { id: agentId } = gate.actorOf(request);
        const dropped = await uploads.drop((params['id'] ?? '') as MediaId, agentId);
        if ('refusal' in dropped) refuse(request, dropped.refusal);
      },
    }),
  ];
}

/** Straight from the line to the disk. An end by us must not cut the line: the answer goes over it. */
export function comingIn(request: HttpRequest): ComingFile {
  const declared = Number(request.get('content-length'));
  return {
    chunks: {
      [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>,
    },
    ...(Number.isInteger(declared) ? { declaredBytes: declared } : {}),
  };
}

const REFUSED_AS: Readonly<Record<UploadRefusal['code'], RefusalCode>> = {
  'unknown-talk': 'NOT_FOUND',
  'unknown-file': 'NOT_FOUND',
  'not-owner': 'NOT_YOUR_TALK',
  'files-not-taken': 'FILES_NOT_TAKEN',
  'too-many-files': 'TOO_MANY_FILES',
  'too-large': 'FILE_TOO_LARGE',
  'type-refused': 'FILE_TYPE_REFUSED',
  'picture-too-large': 'PICTURE_TOO_LARGE',
  'broken-off': 'FILE_BROKEN_OFF',
  'disk-full': 'DISK_FULL',
};

function refuse(request: HttpRequest, refusal: UploadRefusal): never {
  // What is still coming of it is read and forgotten, so that the browser hears the answer.
  request.resume();
  throw new Refusal(REFUSED_AS[refusal.code], moreOf(refusal));
}

function moreOf(refusal: UploadRefusal): RefusalOptions {
  if (refusal.code === 'too-large') {
    const { mostBytes } = refusal;
    const most = Math.floor(mostBytes / 1_000_000);
    return {
      more: { zh: `這個管道最多 ${most} MB。`, en: `This channel takes ${most} MB at most.` },
      details: { mostBytes },
    };
  }
  if (refusal.code !== 'picture-too-large') return {};
  const megapixels = MOST_PIXELS / 1_000_000;
  return {
    more: { zh: `最多 ${megapixels * 100} 萬像素。`, en: `${megapixels} megapixels at most.` },
  };
}
