// What the window shows, as plain data, and how each event changes it. Pure: no sockets, no page.

import type { ShownBanner } from '../../wire/shown-banner.js';
import type { WireChoice, WireError } from '../../wire/shared.js';
import type { VisitorEntry, VisitorSession, VisitorState } from '../../wire/visitor-events.js';

/** waiting (for the connection or its turn) → sending → sent (stored; its entry comes) or failed (the citizen decides). */
export type UnsentPhase = 'waiting' | 'sending' | 'sent' | 'failed';

/** What the citizen said and the hub has not shown back yet. */
export interface Unsent {
  readonly clientId: string;
  readonly kind: 'say' | 'press' | 'person' | 'file';
  /** Of a file its name. */
  readonly text: string;
  /** Of an earlier page it is read first (`kept-files.ts`). */
  readonly file?: Blob;
  /** A reload brings it back. */
  readonly isKept?: boolean;
  /** How much of it is there, in [0, 1]. */
  readonly ratio?: number;
  readonly payload?: string;
  readonly atMs: number;
  readonly phase: UnsentPhase;
  readonly error?: WireError;
}

export interface TalkState {
  readonly connection: 'connecting' | 'online' | 'offline';
  readonly cityName: string;
  readonly talk: VisitorState;
  /** Ascending by number, each once. */
  readonly entries: readonly VisitorEntry[];
  readonly unsent: readonly Unsent[];
  /** What may be sent of files; undefined: none. */
  readonly files: VisitorSession['files'] | undefined;
  /** What every citizen is to know now. */
  readonly banner: ShownBanner | undefined;
  readonly typing: 'bot' | 'agent' | undefined;
  /** An earlier talk ran out under the citizen's eyes. */
  readonly isRenewed: boolean;
  /** Hub's clock minus the browser's. */
  readonly clockOffsetMs: number;
}

export const firstState = (unsent: readonly Unsent[]): TalkState => ({
  connection: 'connecting',
  cityName: '',
  talk: { status: 'bot' },
  entries: [],
  unsent,
  files: undefined,
  banner: undefined,
  typing: undefined,
  isRenewed: false,
  clockOffsetMs: 0,
});

export function withSession(state: TalkState, session: VisitorSession, nowMs: number): TalkState {
  const isOther = session.isNew && state.entries.length > 0;
  return {
    ...state,
    connection: 'online',
    cityName: session.cityName,
    files: session.files,
    talk: session.status === state.talk.status ? state.talk : { status: session.status },
    entries: session.isNew ? [] : state.entries,
    isRenewed: state.isRenewed || isOther,
    clockOffsetMs: session.nowMs - nowMs,
  };
}

/** Entries may arrive twice and out of order; the citizen's own replace what was unsent. */
export function withEntries(state: TalkState, fresh: readonly VisitorEntry[]): TalkState {
  const known = new Map([...state.entries, ...fresh].map((entry) => [entry.seq, entry]));
  const entries = [...known.values()].sort((a, b) => a.seq - b.seq);
  const arrived = new Set(fresh.map(({ clientId }) => clientId));
  const isAnswered = fresh.some(({ author }) => author !== 'citizen');
  return {
    ...state,
    entries,
    unsent: state.unsent.filter(({ clientId }) => !arrived.has(clientId)),
    typing: isAnswered ? undefined : state.typing,
  };
}

export function withUnsent(state: TalkState, message: Unsent): TalkState {
  return { ...state, unsent: [...state.unsent, message] };
}

export function withPhase(
  state: TalkState,
  clientId: string,
  phase: UnsentPhase,
  error?: WireError,
): TalkState {
  const unsent = state.unsent.map(({ error: _, ...message }) =>
    message.clientId === clientId
      ? { ...message, phase, ...(error === undefined ? {} : { error }) }
      : { ...message, ...(_ === undefined ? {} : { error: _ }) },
  );
  return { ...state, unsent };
}

export function withRatio(state: TalkState, clientId: string, ratio: number): TalkState {
  const unsent = state.unsent.map((message) =>
    message.clientId === clientId ? { ...message, ratio } : message,
  );
  return { ...state, unsent };
}

/** The browser has the file, too. */
export function withKept(state: TalkState, clientId: string, file?: Blob): TalkState {
  const unsent = state.unsent.map((message) =>
    message.clientId === clientId
      ? { ...message, ...(file === undefined ? {} : { file }), isKept: true }
      : message,
  );
  return { ...state, unsent };
}

/** Verdicts on the file itself: another try ends as this one. */
const VERDICTS: ReadonlySet<string> = new Set(['FILE_TYPE_REFUSED', 'FILE_TOO_LARGE', 'PICTURE_TOO_LARGE']);

/** It may still be sent, by this page or by one that comes after it. */
export const isWaiting = ({ phase, error }: Unsent): boolean =>
  phase !== 'sent' && !VERDICTS.has(error?.code ?? '');

export function without(state: TalkState, clientId: string): TalkState {
  return { ...state, unsent: state.unsent.filter((message) => message.clientId !== clientId) };
}

export function lastSeq({ entries }: TalkState): number {
  return entries.at(-1)?.seq ?? 0;
}

/** Buttons stand under the last word of ours until the citizen goes on. */
export function openChoices({ entries, unsent }: TalkState): readonly WireChoice[] {
  const last = entries.at(-1);
  return last === undefined || last.author === 'citizen' || unsent.length > 0 ? [] : (last.choices ?? []);
}
