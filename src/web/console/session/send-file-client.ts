// One file to the hub, as it is. By XMLHttpRequest: `fetch` cannot tell how much of it has left.

import { networkFault } from '../shell/fault.js';
import { noteActivity } from './activity.js';
import { faultOf } from './staff-client.js';

export interface FileSending {
  readonly method: 'POST' | 'PUT';
  /** Under `/api/v1`, with its query. */
  readonly path: string;
  readonly body: Blob;
  readonly csrfToken: string;
  /** Share of it that has left, 0 to 1. */
  readonly onSent?: (ratio: number) => void;
  /** Breaks it off: rejects as if the line was lost. */
  readonly stop?: AbortSignal;
}

/** Rejects with a Fault. */
export function sendFile<Answer>(sending: FileSending): Promise<Answer> {
  const { method, path, body, csrfToken, onSent, stop } = sending;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, `/api/v1${path}`);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-csrf-token', csrfToken);
    request.upload.onprogress = ({ loaded, total }) => {
      onSent?.(total === 0 ? 1 : loaded / total);
    };
    const lose = (): void => {
      reject(networkFault('NETWORK'));
    };
    request.onerror = lose;
    request.onabort = lose;
    request.onload = () => {
      if (request.status >= 400) {
        reject(faultOf(request.response, request.status));
        return;
      }
      noteActivity();
      // The hub answers by the schemas of wire; checking again would cost the page zod.
      resolve(request.response as Answer);
    };
    stop?.addEventListener('abort', () => {
      request.abort();
    });
    request.send(body);
  });
}
