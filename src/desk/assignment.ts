// Takes a talk and lets it go: one guarded update each, then a word to the citizen. Of two agents one wins; the other hears who.

import type { ConversationStore, Move } from '../conversations/conversation-store.js';
import type { OutboundMessage } from '../domain/activity.js';
import type { Closing, WrapUp } from '../domain/closing.js';
import type { Conversation } from '../domain/conversation.js';
import { HubError } from '../domain/errors.js';
import {
  claim,
  release,
  requeue,
  transfer,
  type Agent,
  type Release,
  type Standing,
  type Step,
} from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { TalkQueue } from '../domain/team.js';
import type { Clock } from '../lib/clock.js';
import type { Outbox } from '../outbox/outbox.js';
import { bubble } from '../replies/bubbles.js';
import { handoffPhrases } from '../replies/handoff-phrases.js';
import type { AgentStore } from './agent-store.js';
import { done, refuse, type DeskOutcome, type DeskRefusal } from './desk-outcome.js';

/** A step that finds the talk changed under it looks again; each time somebody else has got ahead, so few rounds do. */
const MOST_ROUNDS = 5;

export interface AssignmentParts {
  readonly conversations: Pick<ConversationStore, 'find' | 'move'>;
  readonly agents: Pick<AgentStore, 'reserve' | 'free'>;
  readonly outbox: Pick<Outbox, 'enqueue'>;
  readonly clock: Clock;
  /** Why somebody may not take a waiting talk; absent: everybody may. */
  readonly whyNot?: (talk: Conversation, agentId: string) => DeskRefusal | undefined;
  /** What is kept with the step that finishes a talk; absent: nothing. */
  readonly closingOf?: (ended: Ended) => Closing;
  /** What is said with the closing words; absent: nothing more. */
  readonly closingWords?: (resolved: Conversation) => readonly OutboundMessage[];
}

/** A talk that somebody finishes, and the epoch that its end begins. */
export interface Ended {
  readonly before: Conversation;
  readonly epoch: number;
  readonly by: Agent;
  readonly wrapUp?: WrapUp;
}

/** Who takes a step, and may they take it on another's talk? */
export interface DeskMover {
  readonly agent: Agent;
  readonly mayRelieve: boolean;
}

export interface Assignment {
  /**
   * From the queue, out of the bot's hands, or again after the end. Claiming one's own talk changes nothing. `mayRelieve`: also what
   * waits for a team that is not theirs.
   */
  readonly claim: (
    id: ConversationId,
    agent: Agent,
    may?: Pick<DeskMover, 'mayRelieve'>,
  ) => Promise<DeskOutcome<Conversation>>;
  /** `mayRelieve`: also where another owns it. `wrapUp`: of what is resolved. */
  readonly release: (
    id: ConversationId,
    how: Release,
    by: DeskMover & { readonly wrapUp?: WrapUp },
  ) => Promise<DeskOutcome<Conversation>>;
  /** To another agent, who needs room. The old owner may not write any more from this moment. */
  readonly transfer: (id: ConversationId, to: Agent, by: DeskMover) => Promise<DeskOutcome<Conversation>>;
  /**
   * Back to the queue at its old place. `isLost`: the owner has gone silent, and the citizen hears so. `queue`: the one of a team,
   * where it is to wait from now on.
   */
  readonly requeue: (
    id: ConversationId,
    by: DeskMover & { readonly isLost?: true; readonly queue?: TalkQueue },
  ) => Promise<DeskOutcome<Conversation>>;
}

export function createAssignment(parts: AssignmentParts): Assignment {
  return {
    claim: (id, agent, may) =>
      takeStep(parts, id, {
        name: `claim:${agent.id}`,
        decide: (conversation) => {
          const refusal = may?.mayRelieve === true ? undefined : parts.whyNot?.(conversation, agent.id);
          return refusal === undefined
            ? claim(conversation, agent, parts.clock())
            : { kind: 'refused', refusal };
        },
        goesTo: agent,
        words: (conversation) => handoffPhrases[languageOf(conversation)].personCame(agent.name),
        isBeforeAnswer: true,
      }),
    release: (id, how, { agent, mayRelieve, wrapUp }) =>
      takeStep(parts, id, {
        name: `${how}:${agent.id}`,
        decide: (conversation) => release(conversation, how, { id: agent.id, mayRelieve }),
        words: (conversation) => {
          const { botIsBack, finished } = handoffPhrases[languageOf(conversation)];
          return how === 'resolve' ? finished : botIsBack;
        },
        ...(how === 'resolve' ? closingIn(parts, agent, wrapUp) : {}),
        more: (conversation) => (how === 'resolve' ? (parts.closingWords?.(conversation) ?? []) : []),
      }),
    transfer: (id, to, { agent, mayRelieve }) =>
      takeStep(parts, id, {
        name: `transfer:${agent.id}:${to.id}`,
        decide: (conversation) =>
          transfer(conversation, to, { by: { id: agent.id, mayRelieve }, nowMs: parts.clock() }),
        goesTo: to,
        words: (conversation) => handoffPhrases[languageOf(conversation)].personCame(to.name),
        isBeforeAnswer: true,
      }),
    requeue: (id, { agent, mayRelieve, isLost, queue }) =>
      takeStep(parts, id, {
        name: `requeue:${agent.id}`,
        decide: (conversation) =>
          requeue(conversation, { id: agent.id, mayRelieve }, { nowMs: parts.clock(), queue }),
        words: (conversation) => {
          const { personLeft, passedOn } = handoffPhrases[languageOf(conversation)];
          return isLost === true ? personLeft : passedOn;
        },
      }),
  };
}

function closingIn(
  { closingOf }: AssignmentParts,
  by: Agent,
  wrapUp: WrapUp | undefined,
): Pick<DeskStep, 'closing'> {
  if (closingOf === undefined) return {};
  const said = wrapUp === undefined ? {} : { wrapUp };
  return { closing: (before, epoch) => closingOf({ before, epoch, by, ...said }) };
}

/**
 * Room first, then the talk; whoever does not get the talk gives the room back. The room is for the epoch that the step begins, so
 * that giving back an older one, however late, never takes it from whoever has the talk again.
 */
function createRoom({ agents, clock }: AssignmentParts, id: ConversationId, agent: Agent | undefined) {
  let reserved: number | undefined;
  return {
    async take(epoch: number): Promise<DeskRefusal | undefined> {
      if (agent === undefined) return undefined;
      const place = { conversationId: id, epoch };
      if ((await agents.reserve(agent, place, { nowMs: clock() })) === 'full')
        return { code: 'at-capacity', by: agent };
      reserved = epoch;
      return undefined;
    },
    async giveBack(): Promise<void> {
      if (agent === undefined || reserved === undefined) return;
      await agents.free(agent.id, { conversationId: id, epoch: reserved }, clock());
    },
  };
}

/** By a rule of the desk besides those of the standing. */
interface Refused {
  readonly kind: 'refused';
  readonly refusal: DeskRefusal;
}

interface DeskStep {
  /** Who does what: with the epoch it names the step for ever. */
  readonly name: string;
  readonly decide: (conversation: Conversation) => Step | Refused;
  /** Whose it becomes: they need room. */
  readonly goesTo?: Agent;
  /** What the citizen hears. */
  readonly words: (conversation: Conversation) => string;
  readonly more?: (conversation: Conversation) => readonly OutboundMessage[];
  /** What is kept with the step. */
  readonly closing?: (before: Conversation, epoch: number) => Closing;
  /** Somebody is about to say more: their words may need the free way. */
  readonly isBeforeAnswer?: true;
}

async function takeStep(
  parts: AssignmentParts,
  id: ConversationId,
  step: DeskStep,
): Promise<DeskOutcome<Conversation>> {
  const room = createRoom(parts, id, step.goesTo);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const conversation = await parts.conversations.find(id);
    if (conversation === undefined) {
      await room.giveBack();
      return refuse({ code: 'unknown-talk' });
    }
    const decided = isRepeat(conversation, step) ? ({ kind: 'already' } as const) : step.decide(conversation);
    const refusal = decided.kind === 'moved' ? await room.take(decided.next.epoch) : refusalOf(decided);
    if (refusal !== undefined) {
      await room.giveBack();
      return refuse(refusal);
    }
    const moved =
      decided.kind === 'moved'
        ? await parts.conversations.move(id, moveOf(conversation, decided.next, step))
        : conversation;
    if (moved === undefined) continue;
    await freeWhoLeft(parts, conversation, moved);
    await speak(parts, moved, step);
    return done(moved);
  }
  await room.giveBack();
  throw new HubError('TALK_TOO_BUSY', 'The talk changed hands again and again; try once more.', {
    retryable: true,
    details: { conversationId: id },
  });
}

const refusalOf = (decided: Step | Refused): DeskRefusal | undefined =>
  decided.kind === 'refused' ? decided.refusal : undefined;

async function freeWhoLeft(
  { agents, clock }: AssignmentParts,
  { id, epoch, assignee: left }: Conversation,
  moved: Conversation,
): Promise<void> {
  if (left === undefined || left.id === moved.assignee?.id) return;
  await agents.free(left.id, { conversationId: id, epoch }, clock());
}

function moveOf(conversation: Conversation, next: Standing, step: DeskStep): Move {
  const { epoch } = next;
  return {
    fromEpoch: conversation.epoch,
    next,
    movedBy: movedBy(step, epoch),
    ...(step.closing === undefined ? {} : { closing: step.closing(conversation, epoch) }),
  };
}

const movedBy = ({ name }: DeskStep, epoch: number): string => `${name}:${epoch}`;

/** The acknowledgement of this very step was lost, and nothing has happened since. */
function isRepeat(conversation: Conversation, step: DeskStep): boolean {
  return conversation.movedBy === movedBy(step, conversation.epoch);
}

/** Said once for each epoch, however often the step is repeated. */
async function speak(parts: AssignmentParts, conversation: Conversation, step: DeskStep): Promise<void> {
  const { id, epoch } = conversation;
  try {
    await parts.outbox.enqueue({
      sourceId: `desk:${id}:${epoch}`,
      conversation,
      author: 'system',
      epoch,
      messages: [bubble(step.words(conversation)), ...(step.more?.(conversation) ?? [])],
      ...(step.isBeforeAnswer === undefined ? {} : { sparesToken: true }),
      atMs: parts.clock(),
    });
  } catch (error) {
    // The channel has been switched off: nobody can be told, and the talk must still be possible to finish.
    if (!(error instanceof HubError) || error.code !== 'CHANNEL_UNKNOWN') throw error;
  }
}

function languageOf({ language }: Conversation): 'zh' | 'en' {
  return language ?? 'zh';
}
