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
  /** From the queue, out of the bot's hands, or again after the end. Claiming one's own talk changes nothing. */
  readonly claim: (id: ConversationId, agent: Agent) => Promise<DeskOutcome<Conversation>>;
  /** `mayRelieve`: also where another owns it. `wrapUp`: of what is resolved. */
  readonly release: (
    id: ConversationId,
    how: Release,
    by: DeskMover & { readonly wrapUp?: WrapUp },
  ) => Promise<DeskOutcome<Conversation>>;
  /** To another agent, who needs room. The old owner may not write any more from this moment. */
  readonly transfer: (id: ConversationId, to: Agent, by: DeskMover) => Promise<DeskOutcome<Conversation>>;
  /** Back to the queue at its old place. `isLost`: the owner has gone silent, and the citizen hears so. */
  readonly requeue: (
    id: ConversationId,
    by: DeskMover & { readonly isLost?: true },
  ) => Promise<DeskOutcome<Conversation>>;
}

export function createAssignment(parts: AssignmentParts): Assignment {
  return {
    claim: (id, agent) =>
      withSlot(parts, id, agent, () =>
        takeStep(parts, id, {
          name: `claim:${agent.id}`,
          decide: (conversation) => claim(conversation, agent, parts.clock()),
          words: (conversation) => handoffPhrases[languageOf(conversation)].personCame(agent.name),
          isBeforeAnswer: true,
        }),
      ),
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
      withSlot(parts, id, to, () =>
        takeStep(parts, id, {
          name: `transfer:${agent.id}:${to.id}`,
          decide: (conversation) =>
            transfer(conversation, to, { by: { id: agent.id, mayRelieve }, nowMs: parts.clock() }),
          words: (conversation) => handoffPhrases[languageOf(conversation)].personCame(to.name),
          isBeforeAnswer: true,
        }),
      ),
    requeue: (id, { agent, mayRelieve, isLost }) =>
      takeStep(parts, id, {
        name: `requeue:${agent.id}`,
        decide: (conversation) => requeue(conversation, { id: agent.id, mayRelieve }),
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

/** Room first, then the talk; whoever does not get the talk gives the room back. */
async function withSlot(
  { agents, clock }: AssignmentParts,
  id: ConversationId,
  agent: Agent,
  step: () => Promise<DeskOutcome<Conversation>>,
): Promise<DeskOutcome<Conversation>> {
  if ((await agents.reserve(agent, id, { nowMs: clock() })) === 'full')
    return refuse({ code: 'at-capacity', by: agent });
  const outcome = await step();
  const isTheirs = outcome.kind === 'done' && outcome.value.assignee?.id === agent.id;
  if (!isTheirs && !(outcome.kind === 'refused' && isOwner(outcome.refusal, agent)))
    await agents.free(agent.id, id, clock());
  return outcome;
}

/** Refused although the talk is theirs: the room stays. */
function isOwner(refusal: DeskRefusal, { id }: Agent): boolean {
  return refusal.code === 'not-owner' && refusal.by.id === id;
}

interface DeskStep {
  /** Who does what: with the epoch it names the step for ever. */
  readonly name: string;
  readonly decide: (conversation: Conversation) => Step;
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
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const conversation = await parts.conversations.find(id);
    if (conversation === undefined) return refuse({ code: 'unknown-talk' });
    const decided = isRepeat(conversation, step) ? ({ kind: 'already' } as const) : step.decide(conversation);
    if (decided.kind === 'refused') return refuse(decided.refusal);
    const moved =
      decided.kind === 'already'
        ? conversation
        : await parts.conversations.move(id, moveOf(conversation, decided.next, step));
    if (moved === undefined) continue;
    const left = conversation.assignee;
    if (left !== undefined && left.id !== moved.assignee?.id)
      await parts.agents.free(left.id, id, parts.clock());
    await speak(parts, moved, step);
    return done(moved);
  }
  throw new HubError('TALK_TOO_BUSY', 'The talk changed hands again and again; try once more.', {
    retryable: true,
    details: { conversationId: id },
  });
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
