// Asks the hub for everything that goes by a name.

import type { FoundView } from '../../../wire/find-api.js';
import { call } from '../session/staff-client.js';

export const find = (query: string, csrfToken: string, signal: AbortSignal): Promise<FoundView> =>
  call('POST', '/find', { body: { query }, csrfToken, signal });
