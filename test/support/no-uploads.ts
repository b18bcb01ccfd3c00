// A desk whose replies bring no files.

import type { AgentReplyParts } from '../../src/desk/agent-reply.js';

export const NO_UPLOADS: AgentReplyParts['uploads'] = {
  attach: () => Promise.resolve(undefined),
  detach: () => Promise.resolve(),
  settle: () => Promise.resolve(),
};
