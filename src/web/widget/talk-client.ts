// The talk behind the window: one socket, what it brought, and what still waits to be sent. Nothing that the citizen wrote
// is dropped without their word, and nothing is sent under two ids.

import { io, type Socket } from 'socket.io-client';

import type { ShownBanner } from '../../wire/shown-banner.js';
import type { Ack, WireChoice, WireError } from '../../wire/shared.js';
import type { HubToVisitor, VisitorEntry, VisitorToHub } from '../../wire/visitor-events.js';
import type { Keeping } from './keeping-shape.js';
import { createFading } from './fading.js';
import { createKeptUnsent, type KeptUnsent } from './kept-unsent.js';
import { createKeptFiles, guardLeaving, NOT_KEPT } from './kept-files.js';
import {
  firstState,
  lastSeq,
  without,
  withEntries,
  withKept,
  withPhase,
  withRatio,
  withSession,
  withUnsent,
  type TalkState,
  type Unsent,
} from './talk-state.js';
import { mayPass, newId, NO_ANSWER, pause, waitOf } from './sending-again.js';
import { tooLarge, upload } from './upload.js';
import { NOTICE_VERSION, type Language } from './words.js';

/** Unit of all: ms. */
const ACK_PATIENCE_MS = 10_000;
const SYNC_PATIENCE_MS = 5_000;
/** An acknowledged word that is not shown back by then may have been lost on its way: ask. */
const ECHO_PATIENCE_MS = 4_000;
const LONGEST_TYPING_MS = 8_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** Tries of one message on a connection that stands, before the citizen is asked. */
const MOST_TRIES = 5;
/** Entries before the last shown that a question for news asks again: writers may end in another order. */
const OVERLAP_SEQS = 20;

type SyncAnswer = Ack<{ readonly entries: readonly VisitorEntry[]; readonly hasMore: boolean }>;

export interface TalkClientParts {
  readonly hubUrl: string;
  readonly keeping: Keeping;
  /** What the citizen chose; undefined where the page's Chinese was never switched. */
  readonly language: () => Language | undefined;
  readonly onChange: (state: TalkState) => void;
}

export class TalkClient {
  readonly #parts: TalkClientParts;
  readonly #socket: Socket<HubToVisitor, VisitorToHub>;
  #state: TalkState;
  /** Words wait for words and files for files: a long film holds no question up. */
  readonly #flushing = new Set<boolean>();
  readonly #uploads = new Map<string, XMLHttpRequest>();
  readonly #keptUnsent: KeptUnsent;
  readonly #keptFiles = createKeptFiles((clientId) => {
    this.#set(withKept(this.#state, clientId));
  });
  readonly #fadeTyping = createFading<'bot' | 'agent'>((typing) => {
    this.#set({ ...this.#state, typing });
  });
  readonly #fadeBanner = createFading<ShownBanner>((banner) => {
    this.#set({ ...this.#state, banner });
  });
  #wasTypingAtMs = 0;

  constructor(parts: TalkClientParts) {
    this.#parts = parts;
    this.#keptUnsent = createKeptUnsent(parts.keeping);
    this.#state = firstState(this.#keptUnsent.read());
    this.#socket = io(`${parts.hubUrl}/visitor`, {
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      autoConnect: false,
      reconnectionDelay: FIRST_WAIT_MS,
      reconnectionDelayMax: LONGEST_WAIT_MS,
      auth: (send) => {
        const token = parts.keeping.read('token');
        const afterSeq = lastSeq(this.#state);
        const language = parts.language();
        send({
          ...(token === undefined ? {} : { token }),
          ...(language === undefined ? {} : { language }),
          afterSeq,
        });
      },
    });
    this.#listen();
    this.#wakeWithPage();
    for (const { clientId, kind } of this.#state.unsent) if (kind === 'file') void this.#bringBack(clientId);
  }

  get state(): TalkState {
    return this.#state;
  }

  get keeping(): Keeping {
    return this.#parts.keeping;
  }

  get hubUrl(): string {
    return this.#parts.hubUrl;
  }

  start(): void {
    this.#socket.connect();
  }

  /** The hub hears the window's language at the handshake. */
  greetAgain(): void {
    if (this.#socket.connected) this.#socket.disconnect().connect();
  }

  say(text: string): void {
    this.#add({ kind: 'say', text });
  }

  press({ payload, spoken }: WireChoice): void {
    this.#add({ kind: 'press', text: spoken, payload });
  }

  askForPerson(spoken: string): void {
    this.#add({ kind: 'person', text: spoken });
  }

  /** Leaves at once; what is too large is told without being sent. */
  sendFile(file: File): void {
    const mostBytes = this.#state.files?.mostBytes;
    if (mostBytes === undefined) return;
    const said = { kind: 'file', text: file.name, file } as const;
    if (file.size <= mostBytes) this.#add(said);
    else this.#add(said, tooLarge(mostBytes));
  }

  /** Takes back what has not arrived. */
  drop(clientId: string): void {
    this.#set(without(this.#state, clientId));
    this.#uploads.get(clientId)?.abort();
  }

  retry(clientId: string): void {
    this.#set(withPhase(this.#state, clientId, 'waiting'));
    void this.#flush();
  }

  /** Told at most once in two seconds. */
  tellTyping(): void {
    if (Date.now() - this.#wasTypingAtMs < 2_000 || this.#state.talk.status !== 'assigned') return;
    this.#wasTypingAtMs = Date.now();
    this.#socket.volatile.emit('typing', true);
  }

  /** A file that an earlier page could not send. */
  async #bringBack(clientId: string): Promise<void> {
    const file = await this.#keptFiles.read(clientId);
    if (!this.#isWanted(clientId)) return;
    this.#set(
      file === undefined
        ? withPhase(this.#state, clientId, 'failed', NOT_KEPT)
        : withKept(this.#state, clientId, file),
    );
    void this.#flush();
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('session', (session) => {
      this.#parts.keeping.write('token', session.token);
      this.#set(withSession(this.#state, session, Date.now()));
      void this.#flush();
    });
    socket.on('entry', (entry) => {
      this.#set(withEntries(this.#state, [entry]));
    });
    socket.on('state', (talk) => {
      this.#set({ ...this.#state, talk });
    });
    socket.on('banner', ({ banner }) => {
      this.#fadeBanner(banner, (banner?.untilMs ?? 0) - this.#state.clockOffsetMs);
    });
    socket.on('typing', ({ author, isTyping }) => {
      this.#showTyping(isTyping ? author : undefined);
    });
    socket.on('disconnect', (reason) => {
      const connection = reason === 'io client disconnect' ? 'connecting' : 'offline';
      this.#set({ ...this.#state, connection, typing: undefined });
      if (reason === 'io server disconnect') this.#connectIn(FIRST_WAIT_MS);
    });
    socket.on('connect_error', (error: Error & { data?: WireError }) => {
      this.#set({ ...this.#state, connection: 'offline' });
      if (!socket.active) this.#readRefusal(error.data);
    });
  }

  /** The hub itself refused: socket.io does not try again after that. */
  #readRefusal(refusal: WireError | undefined): void {
    if (refusal?.code === 'TOKEN_INVALID') {
      this.#parts.keeping.write('token', undefined);
      this.#set({ ...this.#state, entries: [], isRenewed: true });
      this.#connectIn(0);
      return;
    }
    this.#connectIn(waitOf(refusal) ?? LONGEST_WAIT_MS / 3);
  }

  #connectIn(ms: number): void {
    window.setTimeout(() => this.#socket.connect(), ms);
  }

  /** Phones put a page to sleep and cut its socket without a word: at its return the talk is looked after at once. */
  #wakeWithPage(): void {
    const wake = (): void => {
      if (document.visibilityState !== 'visible') return;
      if (this.#socket.connected) void this.#sync();
      else if (this.#state.connection === 'offline') this.#socket.disconnect().connect();
    };
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('pageshow', wake);
    window.addEventListener('online', wake);
  }

  async #sync(): Promise<void> {
    let afterSeq = Math.max(0, lastSeq(this.#state) - OVERLAP_SEQS);
    try {
      for (let hasMore = true; hasMore;) {
        const patient = this.#socket.timeout(SYNC_PATIENCE_MS);
        const page = (await patient.emitWithAck('sync', { afterSeq })) as SyncAnswer;
        if (!page.ok) return;
        this.#set(withEntries(this.#state, page.entries));
        afterSeq = page.entries.at(-1)?.seq ?? afterSeq;
        hasMore = page.hasMore;
      }
    } catch {
      // The connection only looks alive: make a new one.
      this.#socket.disconnect().connect();
    }
  }

  #add(said: Pick<Unsent, 'kind' | 'text' | 'payload' | 'file'>, error?: WireError): void {
    const clientId = newId();
    const atMs = Date.now() + this.#state.clockOffsetMs;
    const how = error === undefined ? { phase: 'waiting' as const } : { phase: 'failed' as const, error };
    this.#set(withUnsent(this.#state, { ...said, clientId, atMs, ...how }));
    void this.#flush();
  }

  /** Sends what waits, one after the other, while the connection stands. */
  async #flush(): Promise<void> {
    await Promise.all([this.#flushKind(false), this.#flushKind(true)]);
  }

  async #flushKind(isFile: boolean): Promise<void> {
    if (this.#flushing.has(isFile)) return;
    this.#flushing.add(isFile);
    try {
      for (let next = this.#next(isFile); next !== undefined; next = this.#next(isFile))
        await this.#deliver(next);
    } finally {
      this.#flushing.delete(isFile);
    }
  }

  #next(isFile: boolean): Unsent | undefined {
    if (!this.#socket.connected || this.#state.connection !== 'online') return undefined;
    return this.#state.unsent.find(
      ({ phase, kind, file }) => phase === 'waiting' && (isFile ? file !== undefined : kind !== 'file'),
    );
  }

  #isWanted(clientId: string): boolean {
    return this.#state.unsent.some((message) => message.clientId === clientId);
  }

  async #deliver(message: Unsent): Promise<void> {
    const { clientId } = message;
    this.#set(withPhase(this.#state, clientId, 'sending'));
    for (let tries = 1; ; tries += 1) {
      const answer = message.kind === 'file' ? await this.#upload(message) : await this.#emit(message);
      // Taken back meanwhile.
      if (!this.#isWanted(clientId)) return;
      if (answer.ok) {
        this.#set(withPhase(this.#state, clientId, 'sent'));
        this.#expectEcho(clientId);
        return;
      }
      if (!this.#socket.connected) {
        this.#set(withPhase(this.#state, clientId, 'waiting'));
        return;
      }
      const waitMs = waitOf(answer.error) ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
      if (!mayPass(answer.error) || tries >= MOST_TRIES) {
        this.#set(withPhase(this.#state, clientId, 'failed', answer.error));
        return;
      }
      await pause(waitMs);
    }
  }

  async #emit({ clientId, kind, text, payload = '' }: Unsent): Promise<Ack> {
    const patient = this.#socket.timeout(ACK_PATIENCE_MS);
    // socket.io loses the answer's type behind `timeout`.
    try {
      const sent = { clientId, notice: NOTICE_VERSION };
      if (kind === 'say') return (await patient.emitWithAck('say', { ...sent, text })) as Ack;
      if (kind === 'person') return (await patient.emitWithAck('person', sent)) as Ack;
      return (await patient.emitWithAck('press', { ...sent, payload, spoken: text })) as Ack;
    } catch {
      return { ok: false, error: NO_ANSWER };
    }
  }

  /** Over HTTP: a socket carries no such weight, and tells of no progress. */
  async #upload({ clientId, text: name, file }: Unsent): Promise<Ack> {
    const { keeping, hubUrl, language } = this.#parts;
    const said = { clientId, name, notice: NOTICE_VERSION };
    const query = new URLSearchParams({ ...said, ...(language() === 'en' ? { language: 'en' } : {}) });
    const request = new XMLHttpRequest();
    this.#uploads.set(clientId, request);
    const answer = await upload(request, {
      url: `${hubUrl}/visitor/files?${query.toString()}`,
      token: keeping.read('token') ?? '',
      file: file ?? new Blob(),
      onRatio: (ratio) => {
        this.#set(withRatio(this.#state, clientId, ratio));
      },
    });
    this.#uploads.delete(clientId);
    return answer ?? { ok: false, error: NO_ANSWER };
  }

  #expectEcho(clientId: string): void {
    if (this.#state.talk.status === 'bot') this.#showTyping('bot');
    window.setTimeout(() => {
      if (this.#isWanted(clientId) && this.#socket.connected) void this.#sync();
    }, ECHO_PATIENCE_MS);
  }

  #showTyping(typing: TalkState['typing']): void {
    this.#fadeTyping(typing, Date.now() + LONGEST_TYPING_MS);
  }

  #set(state: TalkState): void {
    if (state.unsent !== this.#state.unsent) {
      this.#keptUnsent.write(state.unsent);
      this.#keptFiles.follow(state.unsent);
      guardLeaving(state.unsent);
    }
    this.#state = state;
    this.#parts.onChange(state);
  }
}
