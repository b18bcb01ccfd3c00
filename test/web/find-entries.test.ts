// What the search over everything offers for what was typed: fuzzy, in groups, and nothing moves when the hub answers.

import {
  createSearch,
  withFound,
  type Entry,
  type EntryGroup,
  type Group,
} from '../../src/web/console/find/entries.js';

const entry = (group: Group, label: string, more: Partial<Entry> = {}): Entry => ({
  id: `${group}:${label}`,
  group,
  label,
  run: () => undefined,
  ...more,
});
const HERE: readonly Entry[] = [
  entry('talks', '陳○姐', { hint: '路燈壞了', also: '路燈案 LINE 林志明' }),
  entry('talks', '王○明', { hint: '我很忙碌' }),
  entry('actions', '結案', { key: 'Alt+E' }),
  entry('actions', '我的狀態：忙碌'),
  entry('actions', '我的狀態：上線'),
  entry('screens', '現場看板'),
  entry('screens', '清單：已結'),
  entry('settings', '聲音與通知', { also: '安靜時段' }),
];
const search = createSearch(HERE, ['talks:王○明', 'talks:gone', 'screens:現場看板']);
const shapeOf = (groups: readonly EntryGroup[]): readonly string[] =>
  groups.flatMap(({ group, entries }) => entries.map(({ label }) => `${group}: ${label}`));

describe('the search over everything', () => {
  it.each([
    ['忙碌', 'actions: 我的狀態：忙碌'],
    ['狀態 上線', 'actions: 我的狀態：上線'],
    ['清單 已結', 'screens: 清單：已結'],
    ['看板', 'screens: 現場看板'],
    ['現場的板', 'screens: 現場看板'],
    ['路燈', 'talks: 陳○姐'],
    ['林志明', 'talks: 陳○姐'],
    ['陳 路燈', 'talks: 陳○姐'],
    ['alt+e', 'actions: 結案'],
    ['安靜', 'settings: 聲音與通知'],
  ])('finds by “%s” first %s', (query, best) => {
    expect(shapeOf(search(query))[0]).toBe(best);
  });

  it('finds nothing for words that nothing has, or not all of them', () => {
    expect([search('游泳池'), search('路燈 游泳池')]).toEqual([[], []]);
  });

  it('offers without a word what was taken lately and is still there, then actions and screens', () => {
    expect(shapeOf(search(' '))).toEqual([
      'recent: 王○明',
      'recent: 現場看板',
      'actions: 結案',
      'actions: 我的狀態：忙碌',
      'actions: 我的狀態：上線',
      'screens: 清單：已結',
    ]);
  });

  it('puts what the hub found after what stands, each once', () => {
    const before = search('路燈');
    const found = [
      entry('articles', '路燈報修'),
      entry('talks', '陳○姐'),
      entry('talks', '李○', { hint: '路燈不亮' }),
    ];

    expect(shapeOf(withFound(before, found))).toEqual(['talks: 陳○姐', 'talks: 李○', 'articles: 路燈報修']);
    expect(withFound(before, [])).toEqual(before);
  });
});
