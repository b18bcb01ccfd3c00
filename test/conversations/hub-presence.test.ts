// Hubs on one database tell each other who looks and who writes: little, and nothing of it outlives a hub.

import { createHubPresence, type HubPresence } from '../../src/conversations/hub-presence.js';
import type { HubNews, PresenceNews } from '../../src/conversations/talk-news.js';
import { conversationId } from '../../src/domain/ids.js';

const TALK = conversationId('c_1');
const MEI = { id: 'mei', name: 'mei 專員' };
const TOM = { id: 'tom', name: 'tom 專員' };
const MEI_TYPES = { who: 'agent', isTyping: true, name: MEI.name, isOwner: true } as const;

describe('two hubs', () => {
  let nowMs = 0;
  let hubs: Readonly<Record<'a' | 'b', HubPresence>>;
  let typed: string[] = [];
  beforeEach(() => {
    nowMs = 0;
    typed = [];
    const hub = (): HubPresence =>
      createHubPresence(
        () => nowMs,
        (id, typing) => typed.push(`${id} ${typing.who}`),
      );
    hubs = { a: hub(), b: hub() };
  });

  /** One round of both, as the feed carries it; what was told. */
  function round(dead?: 'a' | 'b'): (HubNews | PresenceNews)[] {
    const told = (['a', 'b'] as const)
      .filter((id) => id !== dead)
      .map((id) => ({ id, other: id === 'a' ? ('b' as const) : ('a' as const), news: hubs[id].take() }));
    for (const { id, other, news } of told) for (const each of news) hubs[other].hear(id, each);
    return told.flatMap(({ news }) => news);
  }

  it('know who looks at a talk at the other one, also where one came later, and when they have gone', () => {
    const changes: string[] = [];
    hubs.a.view(TALK, [MEI]);
    hubs.b.onViewers((id) => changes.push(id));

    round();
    round();
    const seen = hubs.b.viewersOf(TALK);
    hubs.a.view(TALK, []);
    round();

    expect(seen).toEqual([MEI]);
    expect(hubs.b.viewersOf(TALK)).toEqual([]);
    expect(hubs.a.viewersOf(TALK)).toEqual([]);
    expect(changes).toEqual([TALK, TALK]);
  });

  it('forget the people of one that has fallen, by themselves, and of one that leaves at once', () => {
    hubs.a.view(TALK, [MEI]);
    round();
    round();
    const changes: string[] = [];
    hubs.b.onViewers((id) => changes.push(id));

    nowMs += 19_000;
    round('a');
    const still = hubs.b.viewersOf(TALK);
    nowMs += 2_000;
    round('a');
    const fallen = hubs.b.viewersOf(TALK);
    // It was only slow: its next word brings its people back.
    round();
    round();
    const back = hubs.b.viewersOf(TALK);
    hubs.b.hear('a', { hub: 'leaves' });

    expect([still, fallen, back]).toEqual([[MEI], [], [MEI]]);
    expect(hubs.b.viewersOf(TALK)).toEqual([]);
    expect(changes).toEqual([TALK, TALK, TALK]);
  });

  it('ask for everything where something was missed', () => {
    hubs.a.view(TALK, [MEI]);
    hubs.b.view(TALK, [TOM]);
    round();
    round();

    hubs.b.lost();
    const lost = hubs.b.viewersOf(TALK);
    round();
    round();

    expect(lost).toEqual([]);
    expect(hubs.b.viewersOf(TALK)).toEqual([MEI]);
    expect(hubs.a.viewersOf(TALK)).toEqual([TOM]);
  });

  it('tell of a person who writes at most every three seconds, however many keys they press', () => {
    round();
    round();

    for (let key = 0; key < 60; key += 1) {
      nowMs += 100;
      hubs.a.type(TALK, MEI_TYPES);
      if (key % 5 === 4) round();
    }
    hubs.a.type(TALK, { ...MEI_TYPES, isTyping: false });
    round();

    expect(typed).toEqual([`${TALK} agent`, `${TALK} agent`]);
  });

  it('say nothing but that they are there while nothing happens, and alone not even who looks', () => {
    round();
    round();
    const quiet: unknown[] = [];
    for (let at = 0; at < 20; at += 1) {
      nowMs += 500;
      quiet.push(...round());
    }
    const alone = createHubPresence(
      () => nowMs,
      () => undefined,
    );
    alone.take();
    alone.view(TALK, [MEI]);
    alone.type(TALK, MEI_TYPES);

    expect(quiet).toEqual(Array(4).fill({ hub: 'alive' }));
    expect(alone.take()).toEqual([]);
  });
});
