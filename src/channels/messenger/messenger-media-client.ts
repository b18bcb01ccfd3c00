// Messenger names each file by an address at Meta's delivery network, good for a while. Called by messenger-adapter.

import type { InboundActivity } from '../../domain/activity.js';
import type { MediaKind } from '../../domain/media.js';
import { recordOf, textOf } from '../../lib/json-reading.js';
import type { ChannelMedia, MediaReference } from '../channel-adapter.js';
import { openDownload } from '../download-client.js';

const KINDS: ReadonlyMap<string, MediaKind> = new Map([
  ['image', 'image'],
  ['sticker', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['file', 'file'],
]);

/** Hosts of Meta's delivery network, as they stand in real webhooks; Meta publishes no list. */
const HOST = /^[a-z0-9.-]+\.(fbcdn\.net|fbsbx\.com)$/;

/** An address is some 500 characters. Ours. */
const MOST_ADDRESS_CHARS = 4_000;

export interface MessengerMediaOptions {
  /** Further places, for tests against a fake; empty in production. */
  readonly mediaOrigins: readonly string[];
}

export function createMessengerMedia({ mediaOrigins }: MessengerMediaOptions): ChannelMedia {
  return {
    list: listMedia,
    async open({ handle }, signal) {
      const url = URL.canParse(handle) ? new URL(handle) : undefined;
      if (url === undefined) return { kind: 'foreign' };
      const isNamed = mediaOrigins.includes(url.origin);
      if (!isNamed && !isMetas(url)) return { kind: 'foreign' };
      const answer = await openDownload(url, { signal, isPublicOnly: !isNamed });
      if (answer.kind !== 'status') return answer;
      // 403: the signature in the address has run out.
      return [400, 403, 404, 410].includes(answer.status) ? { kind: 'gone' } : { kind: 'unavailable' };
    },
  };
}

/** Encrypted, on the usual port, without a name and password in it. */
function isMetas({ protocol, hostname, port, username, password }: URL): boolean {
  return protocol === 'https:' && port === '' && username === '' && password === '' && HOST.test(hostname);
}

function listMedia({ attachments = [] }: InboundActivity): readonly MediaReference[] {
  return attachments.flatMap(({ content, contentUrl = '' }, attachment): readonly MediaReference[] => {
    const kind = KINDS.get(textOf(recordOf(content)['kind']) ?? '');
    if (kind === undefined || contentUrl === '' || contentUrl.length > MOST_ADDRESS_CHARS) return [];
    return [{ attachment, kind, handle: contentUrl }];
  });
}
