// The part of a platform that hands out files, on the platform's own server: each file behaves as a test says.

import type { IncomingMessage, ServerResponse } from 'node:http';

export interface FakeFile {
  readonly body?: Buffer;
  /** Default 200. */
  readonly status?: number;
  /** How often the platform says that it still prepares it. */
  readonly notReadyTimes?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** `endless`: goes on until somebody hangs up; `drip`: the first bytes, then silence; `cut`: breaks off in its middle. */
  readonly habit?: 'endless' | 'drip' | 'cut' | 'hang';
}

export interface FileCall {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
}

const CHUNK = Buffer.alloc(256 * 1024, 7);

export class FakeFiles {
  readonly calls: FileCall[] = [];
  /** Bytes that left for endless files, until the other side hung up. */
  endlessBytes = 0;
  readonly #files = new Map<string, { file: FakeFile; asked: number }>();

  put(path: string, file: FakeFile): void {
    this.#files.set(path, { file, asked: 0 });
  }

  remove(path: string): void {
    this.#files.delete(path);
  }

  callsTo(path: string): number {
    return this.calls.filter((call) => call.path === path).length;
  }

  /** Answers what is a file; 404 for one that was never put. */
  serve(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    const { authorization, cookie } = request.headers;
    this.calls.push({ path, authorization, cookie });
    const known = this.#files.get(path);
    if (known === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { file } = known;
    known.asked += 1;
    if (known.asked <= (file.notReadyTimes ?? 0)) {
      response.writeHead(202).end();
      return;
    }
    this.#send(file, response);
  }

  #send(
    { body = Buffer.alloc(0), status = 200, headers = {}, habit }: FakeFile,
    response: ServerResponse,
  ): void {
    if (habit === 'hang') return;
    if (habit === undefined) {
      response.writeHead(status, { 'content-length': String(body.length), ...headers }).end(body);
      return;
    }
    if (habit === 'cut') {
      response.writeHead(200, { 'content-length': String(body.length) });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    }
    response.writeHead(200, headers);
    response.write(body);
    if (habit === 'endless') this.#pour(response);
  }

  #pour(response: ServerResponse): void {
    const more = (): void => {
      if (response.destroyed) return;
      this.endlessBytes += CHUNK.length;
      if (response.write(CHUNK)) setImmediate(more);
      else response.once('drain', more);
    };
    more();
  }
}

/** The smallest files that are what they say, by their beginnings. */
export const FILES = {
  /** One pixel; a browser shows it. */
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  jpeg: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000, 1)]),
  mp4: Buffer.concat([Buffer.from('\0\0\0\x20ftypisom\0\0\0\0', 'latin1'), Buffer.alloc(2_000, 2)]),
  m4a: Buffer.concat([Buffer.from('\0\0\0\x20ftypM4A \0\0\0\0', 'latin1'), Buffer.alloc(2_000, 3)]),
  pdf: Buffer.from(`%PDF-1.4\n${'%'.repeat(600)}\n`),
  html: Buffer.from(`<html><script>alert(1)</script>${' '.repeat(600)}</html>`),
  svg: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${' '.repeat(600)}</svg>`),
  exe: Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(2_000)]),
} as const;
