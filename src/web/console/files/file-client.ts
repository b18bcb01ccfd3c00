// Files for a reply over HTTP.

import type { UploadedFileView } from '../../../wire/file-api.js';
import { sendFile } from '../session/send-file-client.js';
import { call } from '../session/staff-client.js';

interface Uploading {
  readonly conversationId: string;
  readonly file: File;
  readonly csrfToken: string;
  readonly onSent: (ratio: number) => void;
  readonly stop: AbortSignal;
}

export const uploadFile = ({ conversationId, file, ...sending }: Uploading): Promise<UploadedFileView> =>
  sendFile({
    method: 'POST',
    path: `/conversations/${encodeURIComponent(conversationId)}/files?${new URLSearchParams({ name: file.name.slice(-200) }).toString()}`,
    body: file,
    ...sending,
  });

export const uploadPreview = (id: string, body: Blob, csrfToken: string): Promise<void> =>
  sendFile({ method: 'PUT', path: `/files/${encodeURIComponent(id)}/preview`, body, csrfToken });

export const dropFile = (id: string, csrfToken: string): Promise<void> =>
  call('DELETE', `/files/${encodeURIComponent(id)}`, { csrfToken });
