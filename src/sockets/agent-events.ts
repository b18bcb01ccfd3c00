// Every event that a screen of the desk may send: what it must look like and which step of the desk it is. A new event is a
// line in `wire/agent-events.ts`, one entry here and one row of the identity table in its test.

import type { Desk } from '../desk/desk.js';
import { done, refuse, type DeskOutcome } from '../desk/desk-outcome.js';
import type { TalkList } from '../desk/desk-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Release } from '../domain/handoff.js';
import { conversationId } from '../domain/ids.js';
import { agentRequests, type AgentToHub, type ConversationRequest } from '../wire/agent-events.js';
import type { ConversationRow } from '../wire/talk-rows.js';
import { wrapUpRequests } from '../wire/wrap-up-events.js';
import { asSupervisor, type AgentCall, type AgentEvent, type RequestOf } from './agent-call.js';
import { talkRoom } from './agent-rooms.js';
import { bannerEvents } from './banner-events.js';
import { callbackEvents } from './callback-events.js';
import { caseEvents } from './case-events.js';
import { floorEvents, tellMove } from './floor-events.js';
import { mentionEvents } from './mention-events.js';
import { settingsEvents } from './settings-events.js';
import { shiftNoteEvents } from './shift-note-events.js';
import { tagEvents } from './tag-events.js';
import { withFiles } from './reply-files.js';
import { teamEvents, toQueue } from './team-events.js';
import { workplaceEvents } from './workplace-events.js';
import { wrapUpEvents } from './wrap-up-events.js';

export const agentEvents: { readonly [Event in keyof AgentToHub]: AgentEvent<Event> } = {
  ...floorEvents,
  ...workplaceEvents,
  ...wrapUpEvents,
  ...callbackEvents,
  ...bannerEvents,
  ...tagEvents,
  ...caseEvents,
  ...mentionEvents,
  ...teamEvents,
  ...shiftNoteEvents,
  ...settingsEvents,
  list: {
    schema: agentRequests.list,
    isActivity: false,
    handle: async ({ desk, staff, clock }, { tab, ...wanted }) =>
      done(await desk.list(listOf(tab, { agentId: staff.id, nowMs: clock() }), wanted)),
  },
  open: {
    schema: agentRequests.conversation,
    isActivity: true,
    handle: async ({ desk, socket, staff, log }, request) => {
      const id = conversationId(request.conversationId);
      // Followed before it is read: what comes in between comes twice rather than never.
      await socket.join(talkRoom(id));
      const mark = log.markOf(talkRoom(id));
      const opened = await desk.open(id, staff);
      if (opened.kind === 'done') return done({ ...opened.value, mark });
      await socket.leave(talkRoom(id));
      return opened;
    },
  },
  earlier: {
    schema: agentRequests.earlier,
    isActivity: true,
    handle: ({ desk, staff }, { conversationId: id, beforeSeq }) =>
      desk.readEarlier(conversationId(id), beforeSeq, staff),
  },
  leave: {
    schema: agentRequests.conversation,
    isActivity: false,
    handle: async ({ socket }, request) => {
      await socket.leave(talkRoom(request.conversationId));
      return done({});
    },
  },
  claim: {
    schema: agentRequests.conversation,
    isActivity: true,
    handle: async ({ desk, staff }, request) =>
      withRow(
        desk,
        await desk.claim(conversationId(request.conversationId), staff, {
          mayRelieve: staff.roles.includes('supervisor'),
        }),
      ),
  },
  reply: {
    schema: agentRequests.reply,
    isActivity: true,
    handle: ({ desk, staff }, { conversationId: id, from, ...reply }) =>
      desk.reply({ conversationId: conversationId(id), agent: staff, ...withFiles(reply) }, from),
  },
  note: {
    schema: agentRequests.note,
    isActivity: true,
    handle: ({ desk, staff }, { conversationId: id, ...note }) =>
      desk.note({ conversationId: conversationId(id), agent: staff, ...note }),
  },
  resend: {
    schema: agentRequests.resend,
    isActivity: true,
    handle: ({ desk, staff }, { conversationId: id, seq }) =>
      desk.resend({
        conversationId: conversationId(id),
        seq,
        agent: staff,
        maySendForOthers: staff.roles.includes('supervisor'),
      }),
  },
  transfer: {
    schema: agentRequests.transfer,
    isActivity: true,
    handle: passOn,
  },
  floor: {
    schema: agentRequests.floor,
    isActivity: false,
    handle: async ({ desk }) => done({ agents: await desk.floor.list(), rules: desk.floor.rules }),
  },
  availability: {
    schema: agentRequests.availability,
    isActivity: true,
    handle: async ({ desk, staff }, { availability }) => {
      await desk.floor.choose(staff, availability);
      return done({});
    },
  },
  capacity: {
    schema: agentRequests.capacity,
    isActivity: true,
    handle: (call, { agentId, capacity }) =>
      asSupervisor(call, () => call.desk.floor.setCapacity(agentId, capacity)),
  },
  giveBack: {
    schema: agentRequests.conversation,
    isActivity: true,
    handle: (call, request) => letGo(call, request, 'give-back'),
  },
  resolve: {
    schema: wrapUpRequests.resolve,
    isActivity: true,
    handle: (call, request) => letGo(call, request, 'resolve'),
  },
  suggest: {
    schema: agentRequests.conversation,
    isActivity: false,
    handle: async ({ desk, staff }, request) => {
      const id = conversationId(request.conversationId);
      if ((await desk.find(id)) === undefined) return refuse({ code: 'unknown-talk' });
      return done(await desk.suggest(id, staff));
    },
  },
  draft: {
    schema: agentRequests.conversation,
    isActivity: true,
    handle: ({ desk, staff }, request) => desk.draft(conversationId(request.conversationId), staff),
  },
  dismiss: {
    schema: agentRequests.dismiss,
    isActivity: true,
    handle: ({ desk, staff }, { conversationId: id, ...dismissal }) =>
      desk.dismiss({ conversationId: conversationId(id), agent: staff, ...dismissal }),
  },
  search: {
    schema: agentRequests.search,
    isActivity: true,
    handle: ({ desk, staff }, { query }) => Promise.resolve(done({ found: desk.search(query, staff) })),
  },
  typing: {
    schema: agentRequests.typing,
    isActivity: true,
    handle: tellTyping,
  },
};

function listOf(tab: RequestOf<'list'>['tab'], now: { agentId: string; nowMs: number }): TalkList {
  switch (tab) {
    case 'mine':
      return { tab, agentId: now.agentId };
    case 'paused':
      return { tab, nowMs: now.nowMs };
    default:
      return { tab };
  }
}

async function withRow(
  desk: Desk,
  outcome: DeskOutcome<Conversation>,
): Promise<DeskOutcome<{ readonly row: ConversationRow }>> {
  return outcome.kind === 'done' ? done({ row: await desk.rowOf(outcome.value) }) : outcome;
}

async function letGo(
  call: AgentCall,
  request: ConversationRequest & Pick<RequestOf<'resolve'>, 'wrapUp'>,
  how: Release,
): Promise<DeskOutcome<{ readonly row: ConversationRow }>> {
  const { desk, staff } = call;
  const id = conversationId(request.conversationId);
  const before = await desk.find(id);
  const said = request.wrapUp === undefined ? {} : { wrapUp: request.wrapUp };
  const by = { agent: staff, mayRelieve: staff.roles.includes('supervisor'), ...said };
  const released = await desk.release(id, how, by);
  if (released.kind === 'done') tellMove(call, before, released.value);
  return withRow(desk, released);
}

/** To a colleague or the queue; the note is for whoever comes next. */
async function passOn(
  call: AgentCall,
  { conversationId: text, agentId, teamId, note }: RequestOf<'transfer'>,
): Promise<DeskOutcome<{ readonly row: ConversationRow }>> {
  const { desk, staff } = call;
  const id = conversationId(text);
  const by = { agent: staff, mayRelieve: staff.roles.includes('supervisor') };
  if (note === undefined && desk.floor.rules.isNoteNeeded && !isTakeOver(call, agentId))
    return refuse({ code: 'note-needed' });
  const before = await desk.find(id);
  const moved =
    agentId === undefined
      ? await toQueue(call, id, { ...by, teamId })
      : await desk.floor.transferTo(id, agentId, by);
  if (moved.kind === 'refused') return moved;
  const written =
    note === undefined ? undefined : await desk.note({ conversationId: id, agent: staff, ...note });
  tellMove(call, before, moved.value, written?.kind === 'done' ? written.value.seq : undefined);
  return withRow(desk, moved);
}

/** Whoever takes a talk to themselves leaves it to nobody. */
const isTakeOver = ({ staff }: AgentCall, agentId: string | undefined): boolean => agentId === staff.id;

/** To colleagues who follow the same talk, and to the citizen when the owner writes. */
async function tellTyping(
  { desk, socket, staff, watch }: AgentCall,
  { conversationId: text, isTyping }: RequestOf<'typing'>,
): Promise<DeskOutcome<object>> {
  const room = talkRoom(text);
  if (!socket.rooms.has(room)) return done({});
  const id = conversationId(text);
  const isOwner = (await desk.find(id))?.assignee?.id === staff.id;
  if (isTyping) socket.to(room).emit('typing', { conversationId: text, who: 'agent', name: staff.name });
  watch.typing(id, { who: 'agent', isTyping, name: staff.name, isOwner });
  return done({});
}
