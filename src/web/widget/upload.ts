// A file on its way to the hub, and the word that it is too large to go.

import type { Ack, WireError } from '../../wire/shared.js';

interface Upload {
  readonly url: string;
  readonly token: string;
  readonly file: Blob;
  readonly onRatio: (ratio: number) => void;
}

/** The hub's answer, in the socket's shape; undefined where none came, or it was broken off. */
export function upload(
  request: XMLHttpRequest,
  { url, token, file, onRatio }: Upload,
): Promise<Ack | undefined> {
  return new Promise((resolve) => {
    request.open('POST', url);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 0) onRatio(loaded / total);
    };
    request.onloadend = () => {
      // Whatever stands between may answer anything.
      const answer = request.response as Ack | null;
      resolve(typeof answer?.ok === 'boolean' ? answer : undefined);
    };
    request.send(file);
  });
}

export function tooLarge(mostBytes: number): WireError {
  const most = Math.floor(mostBytes / 1_000_000);
  return {
    code: 'FILE_TOO_LARGE',
    message: { zh: `檔案太大，最多 ${most} MB。`, en: `The file is too large: ${most} MB at most.` },
  };
}
