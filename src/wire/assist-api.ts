// The staff's HTTP on optional helpers: proposals that a person takes or leaves.

import { z } from 'zod';

/** Answer of POST /api/v1/articles/:id/wordings: other ways of asking, at most ten. None counts until an editor says yes. */
export const wordingsView = z.object({ proposals: z.array(z.string()).readonly() }).readonly();
export type WordingsView = z.infer<typeof wordingsView>;
