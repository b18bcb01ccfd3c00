// Where a file of a talk is: the hub sends on to a link that is good for minutes, so the address itself stays good.

import type { ThreadMedia } from '../../../wire/thread-views.js';

export const mediaAddress = ({ id }: Pick<ThreadMedia, 'id'>, size: 'full' | 'small' = 'full'): string =>
  `/api/v1/media/${encodeURIComponent(id)}?size=${size}`;
