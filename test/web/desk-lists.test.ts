// What the desk's screen does without a browser: lists, their windows, filters, pauses, keys, alerts.

import fc from 'fast-check';

import type { ConversationRow } from '../../src/wire/talk-rows.js';
import { FIRST_SETTINGS, isQuiet, keyOf, newAmong, readSettings } from '../../src/web/console/desk/alerts.js';
import {
  chordOf,
  DEFAULT_KEYS,
  holderOf,
  isSingle,
  nameOf,
  withChanges,
} from '../../src/web/console/desk/key-map.js';
import { isPausedNow, tomorrowAt } from '../../src/web/console/desk/pause-times.js';
import { withRow } from '../../src/web/console/desk/row-lists.js';
import { matches, without } from '../../src/web/console/desk/talk-filter.js';
import { rowsInView } from '../../src/web/console/desk/rows-in-view.js';

const aRow = (change: Partial<ConversationRow> = {}): ConversationRow => ({
  conversationId: 'c1',
  channelId: 'line',
  status: 'assigned',
  epoch: 3,
  name: '陳小姐',
  lastText: '您好',
  lastAtMs: 1,
  assignee: { id: 'me', name: '我' },
  ...change,
});

describe('a list', () => {
  it('never goes back to an earlier owner', () => {
    const late = aRow({ epoch: 2, assignee: { id: 'other', name: '別人' } });

    expect(withRow([aRow()], late, { tab: 'mine', myId: 'me' })).toEqual([aRow()]);
  });

  it.each([
    ['mine', { status: 'queued' as const }, 0],
    ['mine', { lastText: '新的' }, 1],
    ['assigned', { assignee: { id: 'other', name: '別人' } }, 1],
    ['paused', {}, 0],
    ['paused', { pause: {} }, 1],
    ['resolved', {}, 0],
    ['all', { channelId: 'messenger' }, 0],
  ] as const)('of the tab %s holds a row with %j: %i', (tab, change, count) => {
    const row = aRow({ epoch: 4, ...change });

    expect(withRow([], row, { tab, myId: 'me', filter: { channelId: 'line' } })).toHaveLength(count);
  });

  it('draws what is before the eye and a few more, never beyond its ends', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(2_000_000), fc.nat(2_000), (count, topPx, heightPx) => {
        const { first, end } = rowsInView({ topPx, heightPx }, { count, rowPx: 96 });

        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        expect(end - first).toBeLessThanOrEqual(Math.ceil(heightPx / 96) + 18);
        for (const seen of [Math.floor(topPx / 96), Math.floor((topPx + heightPx - 1) / 96)])
          expect(heightPx === 0 || seen >= count || (first <= seen && seen < end)).toBe(true);
      }),
    );
  });

  it('asks for what the address says and for nothing else', () => {
    expect(without({ channelId: 'line', reason: 'made-up', agentId: '' })).toEqual({ channelId: 'line' });
    expect(matches(aRow(), { agentId: 'me', channelId: 'line' })).toBe(true);
    expect(matches(aRow(), { reason: 'urgent' })).toBe(false);
    expect(without({ tagId: 'storm' })).toEqual({ tagId: 'storm' });
    expect(matches(aRow({ tags: ['storm'] }), { tagId: 'storm' })).toBe(true);
    expect(matches(aRow(), { tagId: 'storm' })).toBe(false);
  });
});

describe('a pause', () => {
  it('is over when its time is', () => {
    expect([{}, { untilMs: 5 }].map((pause) => isPausedNow({ pause }, 4))).toEqual([true, true]);
    expect(isPausedNow({ pause: { untilMs: 5 } }, 5)).toBe(false);
    expect(isPausedNow({}, 0)).toBe(false);
  });

  it.each([
    ['2026-11-21T15:59:00Z', '2026-11-22T01:00:00.000Z'],
    ['2026-11-21T16:01:00Z', '2026-11-23T01:00:00.000Z'],
  ])('until tomorrow at nine in Taipei, asked at %s, ends at %s', (now, end) => {
    expect(new Date(tomorrowAt(9, Date.parse(now))).toISOString()).toBe(end);
  });
});

describe('a key', () => {
  const press = (code: string, held: object = {}) =>
    chordOf({ code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

  it.each([
    ['KeyE', { altKey: true }, 'Alt+KeyE', 'Alt+E'],
    ['KeyK', { metaKey: true }, 'Mod+KeyK', 'Ctrl+K'],
    ['Slash', { shiftKey: true }, 'Shift+Slash', '?'],
    ['Digit1', { altKey: true }, 'Alt+Digit1', 'Alt+1'],
  ])('%s with %j is %s, called %s', (code, held, chord, name) => {
    expect(press(code, held)).toBe(chord);
    expect(nameOf(chord)).toBe(name);
  });

  it('is none while only modifiers are down', () => {
    expect([press('AltLeft', { altKey: true }), press('')]).toEqual([undefined, undefined]);
  });

  it('is single where people type it, and then off in fields', () => {
    expect(['KeyC', 'Shift+Slash', 'Escape', 'Alt+KeyE', 'Mod+KeyK'].map(isSingle)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('can be given another chord, which no other has; damaged settings change nothing', () => {
    const keys = withChanges(JSON.stringify({ claim: 'Alt+KeyQ', made: 'up', next: 7 }));

    expect(keys).toEqual({ ...DEFAULT_KEYS, claim: 'Alt+KeyQ' });
    expect(holderOf(keys, 'Alt+KeyE', 'claim')).toBe('resolve');
    expect(holderOf(keys, 'KeyC', 'next')).toBeUndefined();
    expect(withChanges('{')).toEqual(DEFAULT_KEYS);
  });
});

describe('an alert', () => {
  it('comes once for each talk and each new word', () => {
    const wanting = (atMs: number) => ({ conversationId: 'c1', atMs, kind: 'mine' as const });

    expect(newAmong(new Map(), [wanting(1)])).toHaveLength(1);
    expect(newAmong(new Map([['mine c1', 1]]), [wanting(1)])).toHaveLength(0);
    expect(newAmong(new Map([['mine c1', 1]]), [wanting(2)])).toHaveLength(1);
  });

  it('comes for a message that was left, also in a talk that waits for an answer of mine', () => {
    const talk = { conversationId: 'c1', atMs: 5 };
    const both = [
      { ...talk, kind: 'mine' as const },
      { ...talk, atMs: 1, kind: 'callback' as const },
    ];
    const known = new Map(both.map((each) => [keyOf(each), each.atMs]));

    expect(newAmong(new Map([['mine c1', 5]]), both).map(({ kind }) => kind)).toEqual(['callback']);
    expect(newAmong(known, both)).toEqual([]);
  });

  it.each([
    [22, 7, '2026-11-21T15:30:00Z', true],
    [22, 7, '2026-11-21T22:59:00Z', true],
    [22, 7, '2026-11-21T23:00:00Z', false],
    [12, 14, '2026-11-21T05:00:00Z', true],
    [0, 0, '2026-11-21T05:00:00Z', false],
  ])('keeps quiet from %i to %i o’clock in Taipei: %s is %s', (quietFrom, quietTo, now, expected) => {
    expect(isQuiet({ ...FIRST_SETTINGS, quietFrom, quietTo }, Date.parse(now))).toBe(expected);
  });

  it('reads damaged settings as the first ones', () => {
    expect(readSettings('{"volume":1000,"quietFrom":"x"}')).toEqual(FIRST_SETTINGS);
    expect(readSettings('no')).toEqual(FIRST_SETTINGS);
  });
});
