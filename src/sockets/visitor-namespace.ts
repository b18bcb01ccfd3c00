// The namespace `/visitor`: citizens' browsers. A thin door: token in, events to the inbox, entries out. `src/wire/README.md`
// tells a client's author the same story.

import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';

import { WEB_ACCOUNT, WEB_CHANNEL } from '../channels/web/web-adapter.js';
import { parsePerson, parsePress, parseSay, type VisitorVerdict } from '../channels/web/web-parse.js';
import type { VisitorTokens } from '../channels/web/web-signature.js';
import type { BannerRoom } from '../desk/banner-room.js';
import { readFiles, type ShownFiles } from '../desk/visitor-files.js';
import { bannerNow } from '../desk/show-banner.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TalkWatch } from '../conversations/talk-watch.js';
import type { Conversation } from '../domain/conversation.js';
import type { ConversationId } from '../domain/ids.js';
import { recordOf } from '../lib/json-reading.js';
import type { Clock } from '../lib/clock.js';
import type { HubEvents } from '../observe/events.js';
import type { AcceptInbound } from '../turns/accept-inbound.js';
import type { Ack, WireError } from '../wire/shared.js';
import type { HubToVisitor, VisitorSession, VisitorState, VisitorToHub } from '../wire/visitor-events.js';
import { clientAddress } from './client-address.js';
import type { SocketServer } from './socket-server.js';
import { readEntries, toVisitorEntry, type EntrySources } from './visitor-entries.js';
import { readSeq, seatVisitor, type SeatedVisitor } from './visitor-handshake.js';
import type { VisitorGate } from './visitor-limits.js';
import { showElsewhere } from './visitor-elsewhere.js';
import { createVisitorPlaces } from './visitor-places.js';
import { HandshakeRefusal, rateLimited, refused, toWireError } from './wire-faults.js';

/** Entries before the client's last number come again at a resume: two writers may have ended in the other order. */
const OVERLAP_SEQS = 20;

interface SocketFacts {
  visitor: SeatedVisitor;
  /** Work of this browser, one piece after the other, so that its words keep their order. */
  line: Promise<unknown>;
  /** Moment of the last event: a later one is never earlier, so that the inbox keeps the order, too. */
  lastAtMs: number;
}

export type VisitorNamespace = Namespace<VisitorToHub, HubToVisitor, DefaultEventsMap, SocketFacts>;
type VisitorSocket = Socket<VisitorToHub, HubToVisitor, DefaultEventsMap, SocketFacts>;

export interface VisitorParts {
  readonly tokens: VisitorTokens;
  readonly gate: VisitorGate;
  readonly acceptInbound: AcceptInbound;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly sources: EntrySources;
  readonly watch: Pick<TalkWatch, 'watch'>;
  /** What happens at other hubs on the same database. */
  readonly elsewhere: Pick<TalkWatch, 'watch'>;
  readonly cityName: string;
  /** Citizens may send files, at most this large; without it they may not. */
  readonly mostFileBytes?: number | undefined;
  /** Proxies of ours in front of the hub. */
  readonly proxies: number;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'inboundRefused' | 'requestFailed' | 'jobFailed'>;
  /** What is said of a talk besides words; the desk knows place and name. Without it: the status. */
  readonly describe?: ((conversation: Conversation) => Promise<VisitorState>) | undefined;
  /** Waiting talks, who is next first; without it places are told once. */
  readonly waiting?: (() => Promise<readonly Conversation[]>) | undefined;
  /** What every citizen is to know now; without it nothing. */
  readonly banners?: Pick<BannerRoom, 'current' | 'onChange'> | undefined;
  /** Told when a citizen begins or ends typing. */
  readonly onTyping?: (conversation: ConversationId, isTyping: boolean) => void;
}

export function visitorNamespaceOf(io: SocketServer): VisitorNamespace {
  return io.of('/visitor') as VisitorNamespace;
}

/** Opens the namespace; the server may be attached before or after. */
export function openVisitorNamespace(namespace: VisitorNamespace, parts: VisitorParts): void {
  namespace.use((socket, next) => {
    seat(parts, socket).then(() => {
      next();
    }, next);
  });
  namespace.on('connection', (socket) => {
    welcome(parts, socket).catch((error: unknown) => {
      parts.events.jobFailed('visitor welcome', error);
      socket.conn.close(); // the client comes again by itself
    });
    listen(parts, socket);
  });
  watchTalks(namespace, parts);
  const { banners } = parts;
  banners?.onChange(() => {
    namespace.emit('banner', bannerNow(banners));
  });
}

async function seat(parts: VisitorParts, socket: VisitorSocket): Promise<void> {
  const { headers, address, auth } = socket.handshake;
  const from = clientAddress({ address, forwardedFor: headers['x-forwarded-for'] }, parts.proxies);
  try {
    const visitor = await seatVisitor(parts, auth, from);
    Object.assign(socket.data, { visitor, line: Promise.resolve(), lastAtMs: 0 });
  } catch (error) {
    const isRefusal = error instanceof HandshakeRefusal;
    const refusal = isRefusal ? error : new HandshakeRefusal(toWireError(error, parts.events.requestFailed));
    const status = refusal.data.code === 'RATE_LIMITED' ? 429 : 401;
    if (isRefusal) parts.events.inboundRefused({ channel: WEB_CHANNEL, status, reason: refusal.data.code });
    throw refusal;
  }
}

/** `session`, then what was said, then `state`. Whatever is said meanwhile arrives between: clients sort by number. */
async function welcome(parts: VisitorParts, socket: VisitorSocket): Promise<void> {
  const { key, conversationId, afterSeq, isNew } = socket.data.visitor;
  const [conversation, token] = await Promise.all([
    parts.conversations.find(conversationId),
    parts.tokens.sign(key),
  ]);
  const status = conversation?.status ?? 'bot';
  const { cityName, clock } = parts;
  socket.emit('session', { token, isNew, cityName, status, nowMs: clock(), ...filesTaken(parts) });
  if (parts.banners !== undefined) socket.emit('banner', bannerNow(parts.banners));
  await socket.join(conversationId);
  let from = Math.max(0, afterSeq - OVERLAP_SEQS);
  for (let hasMore = conversation !== undefined; hasMore && socket.connected;) {
    const page = await readEntries(parts.sources, conversationId, from);
    for (const entry of page.entries) socket.emit('entry', entry);
    from = page.entries.at(-1)?.seq ?? from;
    hasMore = page.hasMore;
  }
  socket.emit('state', conversation === undefined ? { status } : await describe(parts, conversation));
}

const filesTaken = ({ mostFileBytes }: VisitorParts): Pick<VisitorSession, 'files'> =>
  mostFileBytes === undefined ? {} : { files: { mostBytes: mostFileBytes } };

function describe(parts: VisitorParts, conversation: Conversation): Promise<VisitorState> {
  return parts.describe?.(conversation) ?? Promise.resolve({ status: conversation.status });
}

type Parse = (raw: unknown, visitor: SeatedVisitor, atMs: number) => VisitorVerdict;
type Answer = Ack<Record<string, unknown>>;

/** The types of `wire` say what a good client sends; what arrives is anything at all. */
function listen(parts: VisitorParts, socket: VisitorSocket): void {
  const { data } = socket;
  const untyped = socket as unknown as {
    on: (event: string, listener: (...args: unknown[]) => void) => void;
  };
  const answer = (event: string, work: (raw: unknown) => Promise<Answer>): void => {
    untyped.on(event, (...args) => {
      const [raw] = args;
      const last = args.at(-1);
      const run = (): Promise<Answer> => limited(parts, data.visitor, () => work(raw));
      data.line = data.line.then(run).then(
        (result) => {
          if (typeof last === 'function') (last as (result: Answer) => void)(result);
        },
        (error: unknown) => {
          const fault = refused(toWireError(error, parts.events.requestFailed));
          if (typeof last === 'function') (last as (result: Answer) => void)(fault);
        },
      );
    });
  };
  const take = (parse: Parse) => (raw: unknown) => accept(parts, socket, { raw, parse });
  answer('say', take(parseSay));
  answer('press', take(parsePress));
  answer('person', take(parsePerson));
  answer('sync', async (raw) => {
    const afterSeq = readSeq(recordOf(raw)['afterSeq']);
    return { ok: true, ...(await readEntries(parts.sources, data.visitor.conversationId, afterSeq)) };
  });
  untyped.on('typing', (isTyping) => {
    parts.onTyping?.(data.visitor.conversationId, isTyping === true);
  });
}

async function limited(
  { gate }: VisitorParts,
  visitor: SeatedVisitor,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const waitMs = await gate.event(visitor.key);
  return waitMs === undefined ? work() : refused(rateLimited(waitMs));
}

/** Acknowledged after the durable write; a repeated id is stored once and acknowledged again. */
async function accept(
  parts: VisitorParts,
  socket: VisitorSocket,
  { raw, parse }: { raw: unknown; parse: Parse },
): Promise<Answer> {
  const { data } = socket;
  const receivedAtMs = Math.max(parts.clock(), data.lastAtMs + 1);
  data.lastAtMs = receivedAtMs;
  const verdict = parse(raw, data.visitor, receivedAtMs);
  if (verdict.kind === 'refused') return refuse(parts, verdict.error);
  const delivery = { accountId: WEB_ACCOUNT, channelId: WEB_CHANNEL, receivedAtMs };
  await parts.acceptInbound({ ...delivery, events: [verdict.event] });
  return { ok: true };
}

function refuse({ events }: VisitorParts, error: WireError): Answer {
  events.inboundRefused({ channel: WEB_CHANNEL, status: 400, reason: error.code });
  return refused(error);
}

/** Citizens' own words come back at once, in every tab; ours come when the outbox sends them (`visitor-door.ts`). */
function watchTalks(namespace: VisitorNamespace, parts: VisitorParts): void {
  const { waiting, sources, elsewhere } = parts;
  const onError = (error: unknown): void => {
    parts.events.jobFailed('visitor places', error);
  };
  const places = waiting === undefined ? undefined : createVisitorPlaces(namespace, { waiting, onError });
  const changed = (conversation: Conversation): void => {
    places?.refresh();
    // Of other channels nobody has a window.
    if (!namespace.adapter.rooms.has(conversation.id)) return;
    describe(parts, conversation).then(
      (state) => namespace.to(conversation.id).emit('state', state),
      (error: unknown) => {
        parts.events.jobFailed('visitor state', error);
      },
    );
  };
  showElsewhere(namespace, { elsewhere, sources, changed, onError });
  parts.watch.watch({
    changed,
    appended: (conversation, entries) => {
      const said = entries.filter(({ author }) => author === 'citizen');
      const show = (files?: ShownFiles): void => {
        for (const entry of said.flatMap((each) => toVisitorEntry(each, undefined, files?.get(each.seq))))
          namespace.to(conversation).emit('entry', entry);
      };
      if (said.every(({ activity }) => activity?.attachments === undefined)) show();
      else readFiles(parts.sources, said).then(show, onError);
    },
  });
}
