// What people send besides words lies on LINE's data host until we fetch it. Called by line-adapter.

import type { InboundActivity } from '../../domain/activity.js';
import type { MediaKind } from '../../domain/media.js';
import { recordOf, recordOfJson, textOf } from '../../lib/json-reading.js';
import type { ChannelMedia, MediaAnswer, MediaReference } from '../channel-adapter.js';
import { openDownload } from '../download-client.js';

const KINDS: ReadonlyMap<string, MediaKind> = new Map([
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['file', 'file'],
]);

/** LINE makes small pictures of these. Source: LINE Messaging API reference, "Get image or video preview". */
const WITH_PREVIEW: ReadonlySet<string> = new Set(['image', 'video']);

/** LINE's are digits; anything that would mean something in an address is none. */
const MESSAGE_ID = /^[\w-]{1,100}$/;

/** The answer is one word. Unit: bytes. */
const MOST_STATUS_BYTES = 10_000;

export interface LineMediaOptions {
  readonly channelAccessToken: string;
  /** `LINE_DATA_API_BASE_URL`: https://api-data.line.me, or a fake's address. Without a path. */
  readonly dataApiBaseUrl: string;
}

export function createLineMedia(options: LineMediaOptions): ChannelMedia {
  const open = (handle: string, part: string, signal: AbortSignal): ReturnType<typeof openDownload> => {
    const url = new URL(`/v2/bot/message/${encodeURIComponent(handle)}/${part}`, options.dataApiBaseUrl);
    // The host is our operator's choice and never a citizen's.
    const headers = { authorization: `Bearer ${options.channelAccessToken}` };
    return openDownload(url, { headers, signal, isPublicOnly: false });
  };
  return {
    list: listMedia,
    async open({ handle, kind }, signal) {
      const answer = await open(handle, 'content', signal);
      if (answer.kind !== 'status') return answer;
      if (answer.status !== 202) return judge(answer.status);
      const isPrepared = kind === 'video' || kind === 'audio';
      return isPrepared ? readPreparation(await open(handle, 'content/transcoding', signal)) : NOT_READY;
    },
    async openPreview({ handle }, signal) {
      const answer = await open(handle, 'content/preview', signal);
      return answer.kind === 'status' ? judge(answer.status) : answer;
    },
  };
}

const NOT_READY: MediaAnswer = { kind: 'not-ready' };

/** Only what LINE itself keeps; a sender's own address (`contentProvider.type: external`) is anybody's. Source: LINE Messaging API
 *  reference, "Message event", `contentProvider`, checked 2026-11-21. */
function listMedia({ attachments = [] }: InboundActivity): readonly MediaReference[] {
  return attachments.flatMap(({ content }, attachment): readonly MediaReference[] => {
    const { kind: named, id, contentProvider, fileName } = recordOf(content);
    const kind = KINDS.get(textOf(named) ?? '');
    const handle = textOf(id) ?? '';
    const name = textOf(fileName);
    if (kind === undefined || !MESSAGE_ID.test(handle)) return [];
    const provider = textOf(recordOf(contentProvider)['type']) ?? 'line';
    if (provider !== 'line') return [];
    return [
      {
        attachment,
        kind,
        handle,
        ...(name === undefined ? {} : { name }),
        ...(WITH_PREVIEW.has(kind) ? { hasPreview: true } : {}),
      },
    ];
  });
}

/** Source: LINE Messaging API reference, "Get content": 202 not ready, 404 unknown or too old, 410 taken back. 401 and 403 are our
 *  token's fault, which somebody mends. Checked 2026-11-21. */
function judge(status: number): MediaAnswer {
  if (status === 202) return NOT_READY;
  return status === 404 || status === 410 || status === 400 ? { kind: 'gone' } : { kind: 'unavailable' };
}

/** Source: same, "Verify the preparation status of a video or audio for getting": processing, succeeded, failed. */
async function readPreparation(answer: Awaited<ReturnType<typeof openDownload>>): Promise<MediaAnswer> {
  if (answer.kind !== 'body') return NOT_READY;
  let text = '';
  try {
    for await (const chunk of answer.chunks) {
      text += Buffer.from(chunk).toString();
      if (text.length > MOST_STATUS_BYTES) break;
    }
  } catch {
    return NOT_READY; // cut: ask again later
  }
  return recordOfJson(text)['status'] === 'failed' ? { kind: 'gone' } : NOT_READY;
}
