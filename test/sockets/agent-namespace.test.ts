// Every event of `/agent` against everybody who might send it, and against anything at all.

import { randomUUID } from 'node:crypto';

import fc from 'fast-check';

import { agentEvents } from '../../src/sockets/agent-events.js';
import type { StaffIdentity } from '../../src/sockets/staff-identity.js';
import type { AgentToHub } from '../../src/wire/agent-events.js';
import type { DeskAgent } from '../support/desk-agent.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

type Who = 'nobody' | 'editor' | 'stranger' | 'owner' | 'supervisor';
const WHO: readonly Who[] = ['nobody', 'editor', 'stranger', 'owner', 'supervisor'];

/** What each hears about a talk that `owner` has. `nobody` is somebody whose sign-in has ended. A new event needs a row. */
const TABLE: { readonly [Event in keyof AgentToHub]: Readonly<Record<Who, string>> } = {
  list: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  open: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  earlier: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  leave: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  claim: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ALREADY_TAKEN', owner: 'ok', supervisor: 'ALREADY_TAKEN' }, // prettier-ignore
  reply: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_OWNER', owner: 'ok', supervisor: 'NOT_OWNER' }, // prettier-ignore
  note: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  resend: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_OWNER', owner: 'NOTHING_TO_RESEND', supervisor: 'NOTHING_TO_RESEND' }, // prettier-ignore
  transfer: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_OWNER', owner: 'ok', supervisor: 'ok' }, // prettier-ignore
  floor: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  availability: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' }, // prettier-ignore
  capacity: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_SUPERVISOR', owner: 'NOT_SUPERVISOR', supervisor: 'ok' }, // prettier-ignore
  whisper: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_SUPERVISOR', owner: 'NOT_SUPERVISOR', supervisor: 'ok' }, // prettier-ignore
  resume: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  pause: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_OWNER', owner: 'ok', supervisor: 'NOT_OWNER' }, // prettier-ignore
  wake: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_OWNER', owner: 'ok', supervisor: 'NOT_OWNER' }, // prettier-ignore
  wall: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_SUPERVISOR', owner: 'NOT_SUPERVISOR', supervisor: 'ok' }, // prettier-ignore
  giveBack: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_OWNER', owner: 'ok', supervisor: 'ok' }, // prettier-ignore
  resolve: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_OWNER', owner: 'ok', supervisor: 'ok' }, // prettier-ignore
  suggest: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  draft: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_OWNER', owner: 'NO_HELPER', supervisor: 'NOT_OWNER' }, // prettier-ignore
  dismiss: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_OWNER', owner: 'ok', supervisor: 'NOT_OWNER' }, // prettier-ignore
  search: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  typing: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  workplace: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  keepDraft: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  hold: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_OWNER', owner: 'ok', supervisor: 'NOT_OWNER' }, // prettier-ignore
  withdraw: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ALREADY_SENT', owner: 'ALREADY_SENT', supervisor: 'ALREADY_SENT' }, // prettier-ignore
  handoff: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  markRead: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  unread: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  categories: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  reveal: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  callbacks: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  finishCallback: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOTHING_TO_FINISH', owner: 'NOTHING_TO_FINISH', supervisor: 'NOTHING_TO_FINISH' }, // prettier-ignore
  banners: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_SUPERVISOR', owner: 'NOT_SUPERVISOR', supervisor: 'ok' }, // prettier-ignore
  draftBanner: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_SUPERVISOR', owner: 'NOT_SUPERVISOR', supervisor: 'BANNER_OVER' }, // prettier-ignore
  publishBanner: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_SUPERVISOR', owner: 'NOT_SUPERVISOR', supervisor: 'BANNER_OVER' }, // prettier-ignore
  endBanner: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_SUPERVISOR', owner: 'NOT_SUPERVISOR', supervisor: 'BANNER_OVER' }, // prettier-ignore
  tags: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  keepTag: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'NOT_SUPERVISOR', owner: 'NOT_SUPERVISOR', supervisor: 'UNKNOWN_TAG' }, // prettier-ignore
  tag: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'UNKNOWN_TAG', owner: 'UNKNOWN_TAG', supervisor: 'UNKNOWN_TAG' }, // prettier-ignore
  caseNumber: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  colleagues: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  mentions: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  seenMention: {
    nobody: 'NOT_SIGNED_IN',
    editor: 'FORBIDDEN',
    stranger: 'ok',
    owner: 'ok',
    supervisor: 'ok',
  },
  place: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  teams: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  shiftNotes: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  writeShiftNote: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' }, // prettier-ignore
  tickShiftNote: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'UNKNOWN_NOTE', owner: 'UNKNOWN_NOTE', supervisor: 'UNKNOWN_NOTE' }, // prettier-ignore
  settings: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' },
  keepSettings: { nobody: 'NOT_SIGNED_IN', editor: 'FORBIDDEN', stranger: 'ok', owner: 'ok', supervisor: 'ok' }, // prettier-ignore
};
/** May carry the widget, never a screen of the desk. */
const WIDGET_SITE = 'https://news.example';
/** Whoever may not serve hears so once, and is cut. */
const isCutOnceTold = (who: Who): boolean => who === 'nobody' || who === 'editor';
/** Far from what one connection may ask in a minute. */
const MOST_USES = 60;
const EVENTS = Object.keys(TABLE) as (keyof AgentToHub)[];

describe('the door /agent', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ env: { ALLOWED_ORIGINS: WIDGET_SITE } });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  /** What `owner` was given before: finished first, so that they always have room. */
  const owned: string[] = [];
  /** A talk that `owner` has, of a citizen of its own. */
  async function anOwnedTalk(name: string): Promise<{ conversationId: string; owner: DeskAgent }> {
    const citizen = hub.line.user(name);
    await hub.ask(citizen, citizen.text('轉真人'));
    const owner = await connectAs('owner');
    const conversationId = hub.talkOf(citizen);
    for (const id of owned.splice(0)) await owner.ask('resolve', { conversationId: id });
    owned.push(conversationId);
    await owner.mustAsk('claim', { conversationId });
    return { conversationId, owner };
  }

  const requestOf = (event: keyof AgentToHub, conversationId: string): object => {
    const written = { conversationId, clientId: randomUUID(), text: '您好' };
    const requests: Partial<Record<keyof AgentToHub, object>> = {
      list: { tab: 'waiting' },
      resend: { conversationId, seq: 1 },
      dismiss: { conversationId, articleId: 'street-light', forSeq: 1 },
      search: { query: '地點' },
      earlier: { conversationId, beforeSeq: 3 },
      floor: {},
      availability: { availability: 'online' },
      capacity: { agentId: 'owner', capacity: 50 },
      typing: { conversationId, isTyping: true },
      whisper: written,
      resume: { rooms: [{ room: 'desk', stream: 'before', n: 0 }] },
      wall: {},
      categories: {},
      reply: written,
      note: written,
      keepDraft: { conversationId, mode: 'note', text: '晚點問' },
      settings: {},
      keepSettings: { keys: { claim: 'Alt+KeyX' } },
      hold: { ...written, holdMs: 1_000 },
      withdraw: { conversationId, clientId: written.clientId },
      markRead: { conversationId, seq: 1 },
      unread: { conversationIds: [conversationId] },
      callbacks: {},
      teams: {},
      banners: {},
      tags: {},
      keepTag: { tagId: 'none', name: '災情', colour: 'red', isRetired: false },
      tag: { conversationId, tagId: 'none', isOn: true },
      caseNumber: { conversationId, number: '115-A-0001', isOn: true },
      place: { conversationId, address: '幸福路一段 1 號' },
      colleagues: {},
      mentions: {},
      shiftNotes: {},
      writeShiftNote: { noteId: randomUUID(), text: '里長會再來電' },
      tickShiftNote: { noteId: 'none-of-these', isDone: true },
      draftBanner: { zh: '颱風', untilMs: 1 },
      publishBanner: { bannerId: 'none' },
      endBanner: { bannerId: 'none' },
      finishCallback: { callbackId: 'none', outcome: 'answered' },
    };
    return requests[event] ?? { conversationId };
  };

  /** One screen each for many rows: every open one hears whatever happens at the desk. */
  const screens = new Map<Who, { readonly agent: DeskAgent; uses: number }>();
  const ROLES: Partial<Record<Who, StaffIdentity['roles']>> = {
    editor: ['editor', 'admin'],
    supervisor: ['supervisor'],
  };

  async function connectAs(who: Who): Promise<DeskAgent> {
    if (isCutOnceTold(who)) {
      const agent = await hub.agent(who, ROLES[who]);
      if (who === 'nobody') hub.staff.signedIn.delete(who);
      return agent;
    }
    const known = screens.get(who);
    if (known !== undefined && known.uses < MOST_USES) {
      known.uses += 1;
      return known.agent;
    }
    known?.agent.close();
    const agent = await hub.agent(who, ROLES[who]);
    screens.set(who, { agent, uses: 1 });
    return agent;
  }

  it('has a row for every event that it answers', () => {
    expect(Object.keys(agentEvents).sort()).toEqual([...EVENTS].sort());
  });

  it.each(EVENTS.flatMap((event) => WHO.map((who) => [event, who, TABLE[event][who]] as const)))(
    '%s by %s: %s',
    async (event, who, expected) => {
      const { conversationId } = await anOwnedTalk(`${event}-${who}`);
      const agent = await connectAs(who);

      const answer = (await agent.send(event, requestOf(event, conversationId))) as {
        ok: boolean;
        error?: { code: string };
      };

      expect(answer.ok ? 'ok' : answer.error?.code).toBe(expected);
      if (isCutOnceTold(who)) agent.close();
    },
  );

  it.each([
    ['a site that may carry the widget', WIDGET_SITE, { data: { code: 'FOREIGN_ORIGIN' } }],
    ['any other site', 'https://evil.example', { message: 'websocket error' }],
  ])('lets nobody in from %s, signed in or not', async (_, origin, refusal) => {
    const { identity } = await hub.agent('abroad');
    const { DeskAgent: Client } = await import('../support/desk-agent.js');

    const knocking = Client.connect(hub.url, identity, undefined, { origin });

    await expect(knocking).rejects.toMatchObject(refusal);
  });

  it('lets nobody in who is not signed in and says why', async () => {
    const { DeskAgent: Client } = await import('../support/desk-agent.js');
    const stranger = { id: 'never-signed-in', name: '', roles: [] };

    await expect(Client.connect(hub.url, stranger)).rejects.toMatchObject({
      data: { code: 'NOT_SIGNED_IN' },
    });
  });

  it('cuts the screen of a sign-in that has ended once it has been told', async () => {
    const agent = await connectAs('nobody');

    await agent.send('list', { tab: 'all' });

    await poll('the screen to be cut', () => agent.socket.disconnected);
    expect(agent.socket.disconnected).toBe(true);
  });

  it('sends nothing about talks to who may not serve', async () => {
    const editor = await connectAs('editor');
    const { owner, conversationId } = await anOwnedTalk('quiet');

    await poll('the owner to hear of it', () =>
      owner.rows.some((row) => row.conversationId === conversationId && row.status === 'assigned'),
    );

    expect(editor.rows).toEqual([]);
  });

  it('shows an edit and an unsend in the message itself, at once', async () => {
    const citizen = hub.line.user('editor-of-words');
    await hub.ask(citizen, citizen.text('轉真人'));
    const conversationId = hub.talkOf(citizen);
    const agent = await hub.agent('owner');
    await agent.mustAsk('open', { conversationId });
    const said = citizen.text('路登壞了');
    const messageId = (said['message'] as { id: string }).id;
    await hub.ask(citizen, said);

    await hub.deliver(citizen.edit(messageId, '路燈壞了'));
    const edited = await agent.hears('the edit', ({ isEdited }) => isEdited === true);
    await hub.deliver(citizen.unsend(messageId));
    const unsent = await agent.hears('the unsend', ({ isUnsent }) => isUnsent === true);

    expect(edited).toMatchObject({ text: '路燈壞了', author: 'citizen' });
    expect(unsent).toMatchObject({ seq: edited.seq, text: '' });
  });

  it('keeps the hub’s own sentences out of the queue’s last words', async () => {
    const citizen = hub.line.user('waits');
    await hub.ask(citizen, citizen.text('轉真人'));
    const agent = await hub.agent('owner');

    const { rows } = await agent.mustAsk('list', { tab: 'waiting' });

    const row = rows.find(({ conversationId }) => conversationId === hub.talkOf(citizen));
    expect(row?.lastText).toBe('轉真人');
  });

  it('names the faulty field', async () => {
    const agent = await hub.agent('owner');

    expect(await agent.send('reply', { conversationId: 'c', clientId: 'short', text: '  ' })).toMatchObject({
      ok: false,
      error: {
        code: 'BAD_REQUEST',
        details: { fields: [{ field: 'clientId' }, { field: 'text' }] },
      },
    });
  });

  it('does not guess whether a talk is to go to a person or to a team', async () => {
    const agent = await hub.agent('owner');

    expect(await agent.send('transfer', { conversationId: 'c', agentId: 'a', teamId: 't' })).toMatchObject({
      ok: false,
      error: { code: 'BAD_REQUEST', details: { fields: [{ field: 'agentId' }, { field: 'teamId' }] } },
    });
  });

  it.each(['open', 'earlier', 'claim', 'reply', 'note', 'resend', 'giveBack', 'resolve', 'suggest'] as const)(
    'says so when %s names a talk that is not there',
    async (event) => {
      const agent = await hub.agent('owner');

      expect(await agent.send(event, requestOf(event, 'c_unknown'))).toMatchObject({
        ok: false,
        error: { code: 'UNKNOWN_TALK' },
      });
    },
  );

  it('answers anything at all with an acknowledgement and goes on', async () => {
    const agent = await hub.agent('owner');
    const json = fc.jsonValue({ maxDepth: 3 });
    const nearly = fc.record({
      conversationId: fc.oneof(fc.string(), json),
      clientId: fc.oneof(fc.string({ minLength: 8 }), json),
      text: fc.oneof(fc.string(), json),
    });

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...EVENTS), fc.oneof(json, nearly), async (event, junk) => {
        expect(await agent.send(event, junk)).toHaveProperty('ok');
      }),
      { numRuns: 200 },
    );

    expect(await agent.ask('list', { tab: 'mine' })).toMatchObject({ ok: true });
  }, 60_000);
});
