// The fake hub's desk: rows and entries in memory, every event of the contract, and a citizen that tests can make speak.

import type { Namespace } from 'socket.io';

import type {
  AgentToHub,
  ConversationRow,
  HubToAgent,
  Suggestion,
  ThreadEntry,
} from '../../src/wire/agent-events.js';
import type { Ack, WireError } from '../../src/wire/shared.js';
import type { StaffView } from '../../src/wire/staff-api.js';

export interface FakeTalk {
  row: ConversationRow;
  entries: ThreadEntry[];
}

export interface FakeDesk {
  readonly talks: Map<string, FakeTalk>;
  readonly suggestions: Suggestion[];
  /** How often each event came. */
  readonly heard: Map<string, number>;
  readonly add: (talk: FakeTalk) => void;
  readonly citizenSays: (id: string, text: string) => void;
  readonly deliver: (id: string, seq: number, change: Partial<ThreadEntry>) => void;
}

type AgentNamespace = Namespace<AgentToHub, HubToAgent>;

const TABS = {
  waiting: (row: ConversationRow) => row.status === 'queued',
  mine: (row: ConversationRow, myId: string) => row.status === 'assigned' && row.assignee?.id === myId,
  all: (row: ConversationRow) => row.status !== 'resolved',
  resolved: (row: ConversationRow) => row.status === 'resolved',
} as const;

export function createFakeDesk(
  namespace: AgentNamespace,
  staffOf: (cookie: string | undefined) => StaffView | undefined,
): FakeDesk {
  const talks = new Map<string, FakeTalk>();
  const suggestions: Suggestion[] = [];
  const heard = new Map<string, number>();

  const talkOf = (id: string): FakeTalk => {
    const talk = talks.get(id);
    if (talk === undefined) throw new Error(`no talk ${id}`);
    return talk;
  };
  const setRow = (talk: FakeTalk, row: ConversationRow): ConversationRow => {
    talk.row = row;
    namespace.emit('row', row);
    return row;
  };
  const tell = (id: string, entry: ThreadEntry): void => {
    namespace.to(id).emit('entry', { conversationId: id, entry });
  };
  const append = (id: string, entry: Omit<ThreadEntry, 'seq' | 'atMs'>): ThreadEntry => {
    const talk = talkOf(id);
    const known = talk.entries.find(
      (each) => each.clientId !== undefined && each.clientId === entry.clientId,
    );
    if (known !== undefined) return known;
    const full = { ...entry, seq: (talk.entries.at(-1)?.seq ?? 0) + 2, atMs: Date.now() };
    talk.entries.push(full);
    tell(id, full);
    setRow(talk, { ...talk.row, lastText: full.text, lastAtMs: full.atMs });
    return full;
  };
  const release = (id: string, status: 'bot' | 'resolved'): ConversationRow => {
    const talk = talkOf(id);
    return setRow(talk, { ...withoutOwner(talk.row), status });
  };

  namespace.use((socket, next) => {
    next(staffOf(socket.request.headers.cookie) === undefined ? new Error('NOT_SIGNED_IN') : undefined);
  });
  namespace.on('connection', (socket) => {
    const me = staffOf(socket.request.headers.cookie);
    if (me === undefined) return;
    const { id: myId, name } = me;
    socket.onAny((event: string) => heard.set(event, (heard.get(event) ?? 0) + 1));
    socket.on('list', ({ tab }, ack) => {
      ack({
        ok: true,
        rows: [...talks.values()].map(({ row }) => row).filter((row) => TABS[tab](row, myId)),
      });
    });
    socket.on('open', ({ conversationId }, ack) => {
      void socket.join(conversationId);
      ack({ ok: true, ...talkOf(conversationId) });
    });
    socket.on('leave', ({ conversationId }) => void socket.leave(conversationId));
    socket.on('claim', ({ conversationId }, ack) => {
      const talk = talkOf(conversationId);
      const { assignee } = talk.row;
      if (assignee !== undefined && assignee.id !== myId) ack(taken(assignee));
      else
        ack({
          ok: true,
          row: setRow(talk, { ...withoutOwner(talk.row), status: 'assigned', assignee: { id: myId, name } }),
        });
    });
    socket.on('reply', ({ conversationId, clientId, text }, ack) => {
      const entry = append(conversationId, {
        author: 'agent',
        agentName: name,
        clientId,
        text,
        delivery: 'waiting',
      });
      ack({ ok: true, seq: entry.seq });
    });
    socket.on('note', ({ conversationId, clientId, text }, ack) => {
      ack({ ok: true, seq: append(conversationId, { author: 'note', agentName: name, clientId, text }).seq });
    });
    socket.on('giveBack', ({ conversationId }, ack) => {
      ack({ ok: true, row: release(conversationId, 'bot') });
    });
    socket.on('resolve', ({ conversationId }, ack) => {
      ack({ ok: true, row: release(conversationId, 'resolved') });
    });
    socket.on('suggest', (_request, ack) => {
      ack({ ok: true, suggestions });
    });
    socket.on('search', ({ query }, ack) => {
      ack({ ok: true, found: suggestions.filter(({ title, text }) => (title + text).includes(query)) });
    });
  });

  return {
    talks,
    suggestions,
    heard,
    add(talk) {
      talks.set(talk.row.conversationId, talk);
      namespace.emit('row', talk.row);
    },
    citizenSays(id, text) {
      append(id, { author: 'citizen', text });
    },
    deliver(id, seq, change) {
      const talk = talkOf(id);
      talk.entries = talk.entries.map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry));
      const changed = talk.entries.find((entry) => entry.seq === seq);
      if (changed !== undefined) tell(id, changed);
    },
  };
}

function withoutOwner(row: ConversationRow): ConversationRow {
  const { conversationId, channelId, status, name, lastText, lastAtMs, reason } = row;
  return {
    conversationId,
    channelId,
    status,
    name,
    lastText,
    lastAtMs,
    ...(reason === undefined ? {} : { reason }),
  };
}

function taken(by: { readonly id: string; readonly name: string }): Extract<Ack, { ok: false }> {
  const error: WireError = {
    code: 'ALREADY_TAKEN',
    message: { zh: `這個對話已由 ${by.name} 接手。`, en: `${by.name} has taken this talk.` },
    details: { by },
  };
  return { ok: false, error };
}
