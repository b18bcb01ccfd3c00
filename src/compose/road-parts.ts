// What the road and the desk beside it are made of, besides the stores.

import type { ChannelRegistry } from '../channels/registry.js';
import type { TalkWatch } from '../conversations/talk-watch.js';
import type { Intent } from '../domain/article.js';
import type { CannedReply } from '../domain/canned-reply.js';
import type { ShippedTests } from '../knowledge/question-tests.js';
import type { FileLinks } from '../media/file-links.js';
import type { AccountBoard } from '../outbox/account-board.js';
import type { AuditLog } from '../staff/audit-log.js';
import type { Parts } from './parts.js';

export interface RoadParts extends Parts {
  readonly registry: ChannelRegistry;
  readonly watch: TalkWatch;
  readonly intents: readonly Intent[];
  readonly canned: readonly CannedReply[];
  /** Questions that must find their article, as the files name them. */
  readonly shippedTests: ShippedTests;
  readonly audit: AuditLog;
  readonly board: AccountBoard;
  readonly fileLinks: FileLinks;
}
