// The desk's canned replies over HTTP.

import type {
  CannedRepliesView,
  CannedWishRequest,
  ChangeCannedRequest,
  KeptReplyView,
} from '../../../wire/canned-api.js';
import { call } from '../session/staff-client.js';

export const CANNED_KEY = ['canned'] as const;

export const listCanned = (): Promise<CannedRepliesView> => call('GET', '/canned-replies');

export const addCanned = (body: CannedWishRequest, csrfToken: string): Promise<KeptReplyView> =>
  call('POST', '/canned-replies', { body, csrfToken });

export const changeCanned = (
  id: string,
  body: ChangeCannedRequest,
  csrfToken: string,
): Promise<KeptReplyView> => call('PUT', `/canned-replies/${encodeURIComponent(id)}`, { body, csrfToken });
