// Who speaks in a talk and how that changes: bot → queued → assigned → resolved and back. Pure; each change is written by
// one guarded update that names the epoch it was decided under.

import { waitAnew, type TalkQueue } from './team.js';

/** Who speaks: `bot` answers alone, `queued` waits for a person, `assigned` belongs to one, `resolved` is finished. */
export type ConversationStatus = 'bot' | 'queued' | 'assigned' | 'resolved';

/**
 * Why a talk came to the desk. `not-solved`: what a person closed was not solved; `again`: was with a person a few days ago.
 */
export type HandoffReason = 'asked' | 'unanswered-twice' | 'urgent' | 'abusive' | 'not-solved' | 'again';

const MINUTE_MS = 60_000;

/**
 * How much earlier than they came these people count as having come. A head start and no class of its own: nobody is
 * overtaken by who came so much later, so waiting long always wins in the end. Ours. Unit: ms.
 */
export const HEAD_START_MS: Readonly<Record<HandoffReason, number>> = {
  asked: 0,
  'unanswered-twice': 0,
  abusive: 0,
  again: 15 * MINUTE_MS,
  // Before everybody who came today.
  'not-solved': 24 * 60 * MINUTE_MS,
  // Before everybody.
  urgent: 3_650 * 24 * 60 * MINUTE_MS,
};

/** A member of staff as a talk remembers them. */
export interface Agent {
  readonly id: string;
  /** As citizens read it. */
  readonly name: string;
}

export interface Assignee extends Agent {
  readonly sinceMs: number;
}

/** The part of a conversation that says who speaks. */
export interface Standing {
  readonly status: ConversationStatus;
  /** Grows at every change of who speaks. */
  readonly epoch: number;
  /** Since when the citizen waits for a person. Kept while `assigned`: a talk that comes back has its old place. */
  readonly queuedAtMs?: number;
  /** Why the talk came to the desk; kept until the bot or the end has it. */
  readonly handoffReason?: HandoffReason;
  /** Where it waits; kept while `assigned`. Absent: in the common queue. */
  readonly queue?: TalkQueue;
  /** Only while `assigned`. */
  readonly assignee?: Assignee;
}

export type Refusal =
  /** Somebody else owns the talk. */
  | { readonly code: 'already-taken'; readonly by: Agent }
  /** Only the owner may do this. */
  | { readonly code: 'not-owner'; readonly by: Agent }
  /** No screen of theirs is connected, or they say that they are off. */
  | { readonly code: 'not-there'; readonly by: Agent }
  /** Nobody owns the talk. */
  | { readonly code: 'not-assigned' }
  /** Has as many talks as they may have. */
  | { readonly code: 'at-capacity'; readonly by: Agent }
  /** It waits for a team that they do not belong to. */
  | { readonly code: 'other-team'; readonly team: { readonly zh: string; readonly en: string } }
  /** Already with the desk: there is nothing to hand over. */
  | { readonly code: 'already-waiting' }
  /** Not finished: there is nothing to begin again. */
  | { readonly code: 'not-resolved' };

export type Step =
  | { readonly kind: 'moved'; readonly next: Standing }
  /** The talk already stands so; nothing is to be written. */
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const refused = (refusal: Refusal): Step => ({ kind: 'refused', refusal });

/** The bot, or a citizen who writes after the end, hands over to the desk. Danger moves a waiting talk to the front. */
export function queueUp(
  from: Standing,
  handoff: { reason: HandoffReason; nowMs: number; queue?: TalkQueue | undefined },
): Step {
  const { reason, nowMs, queue } = handoff;
  const isRaised = from.status === 'queued' && reason === 'urgent' && from.handoffReason !== 'urgent';
  if (from.status === 'assigned' || (from.status === 'queued' && !isRaised))
    return refused({ code: 'already-waiting' });
  const queuedAtMs = isRaised ? (from.queuedAtMs ?? nowMs) : nowMs;
  const next = { status: 'queued', epoch: from.epoch + 1, queuedAtMs, handoffReason: reason } as const;
  // Danger to life is everybody's.
  return moved(queue === undefined || reason === 'urgent' ? next : { ...next, queue });
}

/**
 * The waiting citizen no longer wants a person: back to the bot. Undefined where they do not wait, or where their words
 * told of danger to life: then a person has to look.
 */
export function leaveQueue(from: Standing): Standing | undefined {
  const mayLeave = from.status === 'queued' && from.handoffReason !== 'urgent';
  return mayLeave ? { status: 'bot', epoch: from.epoch + 1 } : undefined;
}

/** An agent takes the talk: from the queue, out of the bot's hands, or again after its end. */
export function claim(from: Standing, agent: Agent, nowMs: number): Step {
  const { assignee } = from;
  if (assignee !== undefined)
    return assignee.id === agent.id ? { kind: 'already' } : refused({ code: 'already-taken', by: assignee });
  return moved(ownedBy(from, agent, nowMs));
}

/** Who may move a talk that is not theirs: a supervisor. */
export interface Mover {
  readonly id: string;
  readonly mayRelieve: boolean;
}

/** The owner, or a supervisor, gives the talk to somebody else: the old owner loses the right to write with this very step. */
export function transfer(from: Standing, to: Agent, { by, nowMs }: { by: Mover; nowMs: number }): Step {
  const { assignee } = from;
  if (assignee === undefined) return refused({ code: 'not-assigned' });
  if (assignee.id === to.id) return { kind: 'already' };
  if (assignee.id !== by.id && !by.mayRelieve) return refused({ code: 'not-owner', by: assignee });
  return moved(ownedBy(from, to, nowMs));
}

/**
 * Back to the queue at its old place, or to the one of a team: the owner has gone silent, or gives it to whoever is next. A team
 * that it waited for has its time anew.
 */
export function requeue(
  from: Standing,
  by: Mover,
  { nowMs, queue = waitAnew(from.queue, nowMs) }: { nowMs: number; queue?: TalkQueue | undefined },
): Step {
  const { assignee, epoch, queuedAtMs, handoffReason = 'asked' } = from;
  if (assignee === undefined) return refused({ code: 'not-assigned' });
  if (assignee.id !== by.id && !by.mayRelieve) return refused({ code: 'not-owner', by: assignee });
  return moved({
    status: 'queued',
    epoch: epoch + 1,
    queuedAtMs: queuedAtMs ?? assignee.sinceMs,
    handoffReason,
    ...(queue === undefined ? {} : { queue }),
  });
}

function ownedBy(
  { epoch, queuedAtMs, handoffReason, queue }: Standing,
  { id, name }: Agent,
  sinceMs: number,
): Standing {
  return {
    status: 'assigned',
    epoch: epoch + 1,
    ...(queuedAtMs === undefined ? {} : { queuedAtMs }),
    ...(handoffReason === undefined ? {} : { handoffReason }),
    ...(queue === undefined ? {} : { queue }),
    assignee: { id, name, sinceMs },
  };
}

/** How an agent lets go of a talk. */
export type Release = 'give-back' | 'resolve';

/** The owner lets go; a supervisor (`mayRelieve`) may do it for them. */
export function release(from: Standing, how: Release, by: Mover): Step {
  const { assignee, epoch } = from;
  if (assignee === undefined) return refused({ code: 'not-assigned' });
  if (assignee.id !== by.id && !by.mayRelieve) return refused({ code: 'not-owner', by: assignee });
  return moved({ status: how === 'resolve' ? 'resolved' : 'bot', epoch: epoch + 1 });
}

/** The citizen writes after the end: the bot answers again. */
export function reopen(from: Standing): Step {
  if (from.status !== 'resolved') return refused({ code: 'not-resolved' });
  return moved({ status: 'bot', epoch: from.epoch + 1 });
}

function moved(next: Standing): Step {
  return { kind: 'moved', next };
}

/** When somebody counts as having come: the queue is in this order. */
export function queueTimeOf({ queuedAtMs = 0, handoffReason = 'asked' }: Omit<Waiting, 'id'>): number {
  return queuedAtMs - HEAD_START_MS[handoffReason];
}

/** Order of the queue: who counts as having come first, then by id so that the order is total. */
export function compareWaiting(left: Waiting, right: Waiting): number {
  const byTime = queueTimeOf(left) - queueTimeOf(right);
  if (byTime !== 0) return byTime;
  return left.id < right.id ? -1 : Number(left.id > right.id);
}

type Waiting = Pick<Standing, 'handoffReason' | 'queuedAtMs'> & { readonly id: string };
