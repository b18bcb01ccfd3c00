// Web chat: a channel and a door at once.

import { createWebAdapter, WEB_ACCOUNT } from '../channels/web/web-adapter.js';
import { createVisitorTokens, type VisitorTokens } from '../channels/web/web-signature.js';
import { type TalkWatch } from '../conversations/talk-watch.js';
import { createVisitorUploads } from '../desk/visitor-uploads.js';
import { createVisitorFileRoute } from '../http/visitor-file-routes.js';
import type { FileLinks } from '../media/file-links.js';
import type { SocketServer } from '../sockets/socket-server.js';
import { createVisitorDoor } from '../sockets/visitor-door.js';
import { createVisitorGate, VISITOR_LIMITS } from '../sockets/visitor-limits.js';
import { openVisitorNamespace, visitorNamespaceOf, type VisitorParts } from '../sockets/visitor-namespace.js';
import { deriveKey, loadSessionSecret } from '../storage/session-secret.js';
import { type AcceptInbound } from '../turns/accept-inbound.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

interface WebChatParts extends Parts {
  readonly watch: TalkWatch;
  readonly elsewhere: Pick<TalkWatch, 'watch'>;
  readonly io: SocketServer;
  readonly fileLinks: FileLinks;
}

/** Web chat: its adapter for the registry, and the visitors' door. */
export function createWebChat(
  stores: Stores,
  { config, deps, events, watch, elsewhere, io, fileLinks }: WebChatParts,
) {
  const { clock } = deps;
  const namespace = visitorNamespaceOf(io);
  const sources = { ...stores, fileLinks };
  const door = createVisitorDoor(namespace, sources);
  const { isOpenToVisitors, mostBytes } = config.media;
  let tokens: VisitorTokens | undefined;
  return {
    adapter: createWebAdapter({ push: door.push }),
    /** Where citizens hand in files, if the city wants any. */
    fileRoutes: (acceptInbound: AcceptInbound): readonly ReturnType<typeof createVisitorFileRoute>[] =>
      isOpenToVisitors
        ? [
            createVisitorFileRoute({
              tokens: () => tokens,
              uploads: createVisitorUploads({ ...stores, mediaLimits: config.media, clock }),
              ...{ acceptInbound, origins: config.http.origins, clock },
            }),
          ]
        : [],
    async open(
      acceptInbound: AcceptInbound,
      { describe, waiting, banners }: Pick<VisitorParts, 'describe' | 'waiting' | 'banners'>,
    ): Promise<void> {
      const secret = await loadSessionSecret(config.storage.dataDir, config.session.secret);
      const key = deriveKey(secret, 'visitor-token');
      tokens = createVisitorTokens({ accountId: WEB_ACCOUNT, key, clock });
      openVisitorNamespace(namespace, {
        tokens,
        gate: createVisitorGate(VISITOR_LIMITS),
        acceptInbound,
        conversations: stores.conversations,
        sources,
        ...{ watch, elsewhere },
        cityName: config.city.name,
        mostFileBytes: isOpenToVisitors ? mostBytes : undefined,
        proxies: config.http.proxies,
        describe,
        waiting,
        banners,
        onTyping: (id, isTyping) => {
          watch.typing(id, { who: 'citizen', isTyping });
        },
        clock,
        events,
      });
      watch.watch({
        typing: (id, typing) => {
          if (typing.who === 'agent' && typing.isOwner)
            door.showTyping(id, { author: 'agent', isTyping: typing.isTyping });
        },
      });
    },
  };
}
