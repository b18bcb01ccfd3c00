// Which team a talk is for, who may take it, and when it opens to others.

import {
  beginIn,
  isOwnMatter,
  mayTake,
  opensAtMs,
  overflowOf,
  teamFor,
  type TalkAbout,
  type TalkQueue,
  type Team,
} from '../../src/domain/team.js';

const NOW = 1_800_000_000_000;
const MINUTE_MS = 60_000;

function team(id: string, facts: Partial<Team> = {}): Team {
  return {
    id,
    name: { zh: `${id}組`, en: `${id} team` },
    leads: { words: [], accounts: [], departments: [], categories: [], intents: [] },
    overflow: { afterMinutes: 5 },
    members: [`${id}-1`, `${id}-2`],
    isRetired: false,
    revision: 1,
    ...facts,
  };
}
const leads = (some: Partial<Team['leads']>): Partial<Team> => ({ leads: { ...team('x').leads, ...some } });
const about = (some: Partial<TalkAbout>): TalkAbout => ({
  ...{ accountId: 'line', said: '', intentIds: [], articles: [] },
  ...some,
});

describe('which team a talk is for', () => {
  const tax = team('稅務', leads({ departments: ['地方稅務局'], categories: ['稅務'], words: ['繳稅的'] }));
  const local = team('地方稅務', leads({ accounts: ['tax-line'] }));
  const repair = team('報修', leads({ intents: ['report-broken'], categories: ['道路'] }));
  const gone = team('停用', { ...leads({ categories: ['停車'] }), isRetired: true });
  const teams = [tax, local, repair, gone];

  it.each<[string, Partial<TalkAbout>, string | undefined]>([
    ['nothing known', {}, undefined],
    ['the citizen names it', { said: '我要找報修組' }, '報修'],
    ['in other words, at full width', { said: '幫我轉繳稅的' }, '稅務'],
    ['the longer of two names', { said: '請轉地方稅務組' }, '地方稅務'],
    ['in English', { said: 'the 報修 TEAM please' }, '報修'],
    ['the account', { accountId: 'tax-line' }, '地方稅務'],
    ['a name before the account', { accountId: 'tax-line', said: '報修組' }, '報修'],
    ['the account before the article', { accountId: 'tax-line', articles: [{ category: '道路' }] }, '地方稅務'],
    ['the category', { articles: [{ category: '道路' }] }, '報修'],
    ['the department', { articles: [{ department: '地方稅務局', category: '停車' }] }, '稅務'],
    ['the latest article', { articles: [{ category: '道路' }, { category: '稅務' }] }, '報修'],
    ['an article of nobody, though an earlier one is of a team', { articles: [{ category: '清潔' }, { category: '道路' }] }, undefined],
    ['what was told before what was offered', { articles: [{ category: '道路', isOffer: true }, { category: '稅務' }] }, '稅務'],
    ['offers that agree', { articles: [{ category: '道路', isOffer: true }, { category: '道路', isOffer: true }] }, '報修'],
    ['offers that do not', { articles: [{ category: '道路', isOffer: true }, { category: '稅務', isOffer: true }] }, undefined],
    ['the intent', { intentIds: ['yes', 'report-broken'] }, '報修'],
    ['a team that is retired', { articles: [{ category: '停車' }] }, undefined],
  ])('%s', (_, known, id) => {
    expect(teamFor(about(known), teams)?.id).toBe(id);
  }); // prettier-ignore
});

describe('where a talk waits', () => {
  const first = team('a', { overflow: { afterMinutes: 3, toTeamId: 'b' } });
  const second = team('b', { overflow: { afterMinutes: 2, toTeamId: 'a' } });
  const teams = new Map([first, second].map((each) => [each.id, each]));
  const at = (nowMs: number, ...there: string[]) => ({ teams, there: new Set(there), nowMs });

  it('waits for its own team first, then for one other, then for everybody, and never longer', () => {
    const own = beginIn(first, at(NOW, 'a-1', 'b-1'));
    const other = overflowOf(own, at(NOW + 3 * MINUTE_MS, 'a-1', 'b-1'));
    const everybody = overflowOf(other, at(NOW + 5 * MINUTE_MS, 'a-1', 'b-1'));

    expect(own).toEqual({ teamId: 'a', sinceMs: NOW });
    expect(overflowOf(own, at(NOW + 3 * MINUTE_MS - 1, 'a-1'))).toBeUndefined();
    expect(other).toEqual({
      teamId: 'b',
      sinceMs: NOW + 3 * MINUTE_MS,
      from: { teamId: 'a', why: 'waited' },
    });
    expect(everybody).toEqual({ sinceMs: NOW + 5 * MINUTE_MS, from: { teamId: 'a', why: 'waited' } });
    expect(overflowOf(everybody, at(NOW + 500 * MINUTE_MS))).toBeUndefined();
    expect(overflowOf(undefined, at(NOW))).toBeUndefined();
  });

  it.each<[string, string[], Partial<TalkQueue>]>([
    ['nobody of it is there', ['b-1'], { teamId: 'b', from: { teamId: 'a', why: 'nobody-there' } }],
    ['nobody of both is there', ['c-1'], { from: { teamId: 'a', why: 'nobody-there' } }],
    ['nobody is there at all', [], { from: { teamId: 'a', why: 'nobody-there' } }],
  ])('overflows at once where %s', (_, there, queue) => {
    expect(beginIn(first, at(NOW, ...there))).toEqual({ sinceMs: NOW, ...queue });
  });

  it('opens to everybody what waits for a team that is retired or gone', () => {
    const retired = new Map([['a', { ...first, isRetired: true }]]);
    const waits = { teamId: 'a', sinceMs: NOW };
    const now = { teams: retired, there: new Set(['a-1']), nowMs: NOW + 1 };

    expect(overflowOf(waits, now)).toEqual({ sinceMs: NOW + 1, from: { teamId: 'a', why: 'nobody-there' } });
    expect(mayTake(waits, 'stranger', retired)).toBe(true);
    expect(opensAtMs(waits, retired)).toBeUndefined();
  });

  it('is taken by members alone while it waits for them, and by members first once it is open', () => {
    const waits = { teamId: 'a', sinceMs: NOW };
    const open: TalkQueue = { sinceMs: NOW, from: { teamId: 'a', why: 'waited' } };
    const elsewhere: TalkQueue = { teamId: 'b', ...open };

    expect(['a-1', 'b-1'].map((id) => mayTake(waits, id, teams))).toEqual([true, false]);
    expect(['a-1', 'b-1'].map((id) => mayTake(open, id, teams))).toEqual([true, true]);
    expect(['a-1', 'b-1', 'c-1'].map((id) => mayTake(elsewhere, id, teams))).toEqual([true, true, false]);
    expect(['a-1', 'b-1'].map((id) => isOwnMatter(open, id, teams))).toEqual([true, false]);
    expect(mayTake(undefined, 'b-1', teams)).toBe(true);
    expect(opensAtMs(waits, teams)).toBe(NOW + 3 * MINUTE_MS);
  });
});
