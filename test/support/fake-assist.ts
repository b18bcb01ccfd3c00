// A helper in the OpenAI-compatible shape, on loopback: answers as a test tells it, well or badly, and keeps what it was asked.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { recordOf, type JsonRecord } from '../../src/lib/json-reading.js';

export interface AssistRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: JsonRecord;
}

export type AssistWeather =
  | { readonly kind: 'json'; readonly status?: number; readonly body: unknown }
  | { readonly kind: 'text'; readonly text: string }
  /** Headers come, the body never ends. */
  | { readonly kind: 'drip' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'redirect'; readonly to: string }
  /** A body without end, as fast as it is read. */
  | { readonly kind: 'flood' };

export interface FakeAssist {
  readonly baseUrl: string;
  readonly requests: readonly AssistRequest[];
  answer: (request: AssistRequest) => AssistWeather;
  readonly stop: () => Promise<void>;
}

export async function startFakeAssist(): Promise<FakeAssist> {
  const requests: AssistRequest[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const asked = {
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: recordOf(JSON.parse(text)),
      };
      requests.push(asked);
      give(fake.answer(asked), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeAssist = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    answer: () => ({ kind: 'json', status: 500, body: {} }),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return fake;
}

/** What `/embeddings` answers: one vector a text, made by `vectorOf`. */
export function embeddings(
  request: AssistRequest,
  vectorOf: (text: string) => readonly number[],
): AssistWeather {
  const texts = request.body['input'] as readonly string[];
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }));
  return { kind: 'json', body: { object: 'list', data, usage: { total_tokens: texts.length * 10 } } };
}

/** What `/chat/completions` answers. */
export function completion(content: unknown, totalTokens: unknown = 50): AssistWeather {
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
  return { kind: 'json', body: { choices, usage: { total_tokens: totalTokens } } };
}

function give(weather: AssistWeather, response: ServerResponse): void {
  switch (weather.kind) {
    case 'json':
      response.writeHead(weather.status ?? 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(weather.body));
      return;
    case 'text':
      response.end(weather.text);
      return;
    case 'drip':
      response.writeHead(200);
      response.write('{"data": [');
      return;
    case 'cut':
      response.socket?.destroy();
      return;
    case 'redirect':
      response.writeHead(302, { location: weather.to }).end();
      return;
    case 'flood':
      flood(response);
      return;
    case 'silence':
  }
}

function flood(response: ServerResponse): void {
  const block = 'x'.repeat(1024 * 1024);
  const more = (): void => {
    if (response.destroyed) return;
    if (response.write(block)) setImmediate(more);
    else response.once('drain', more);
  };
  more();
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
