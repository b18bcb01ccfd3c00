import { changesBetween, goneFrom, kindKey, placeChanges } from '../../src/web/console/trial/try-changes.js';
import { fillIn } from '../../src/web/console/words/fill-in.js';
import { tryZh, type TryKey } from '../../src/web/console/words/try-zh.js';
import type { TriedCandidate, TriedSide } from '../../src/wire/try-api.js';

const say = (key: TryKey): string => tryZh[key];
const candidate = (articleId: string): TriedCandidate => ({
  ...{ articleId, title: `篇${articleId}`, version: 1, score: 0.5, hits: [], signals: [] },
});
type Side = Pick<TriedSide, 'kind' | 'confidence' | 'candidates'>;
const side = (kind: string, confidence: number, ...ids: string[]): Side => ({
  ...{ kind, confidence, candidates: ids.map(candidate) },
});

describe('what a draft would change, in words', () => {
  it.each<[string, Side, Side, readonly string[]]>([
    ['nothing', side('answer', 0.901, 'a'), side('answer', 0.904, 'a'), []],
    ['the kind and how sure', side('clarify', 0.6, 'a'), side('answer', 0.9, 'a'), ['從「列出選項」變成「直接回答」。', '把握增加 30 個百分點。']], // prettier-ignore
    ['who is found', side('answer', 0.9, 'a', 'b'), side('answer', 0.8, 'b', 'a'), ['最像的一篇從〈篇a〉變成〈篇b〉。', '把握減少 10 個百分點。']], // prettier-ignore
    ['that somebody is found', side('fallback', 0), side('fallback', 0, 'a'), ['原本一篇都找不到，發布後最像的是〈篇a〉。']], // prettier-ignore
    ['that nobody is found any more', side('fallback', 0, 'a'), side('fallback', 0), ['原本最像的是〈篇a〉，發布後一篇都找不到。']], // prettier-ignore
  ])('tells %s', (_, published, draft, told) => {
    const changes = changesBetween(published, draft, say);

    expect(changes.map(({ key, fill }) => fillIn(say(key), fill))).toEqual(told);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['a newcomer, and nobody who makes room', ['n', 'a', 'b'], ['新進榜', '', '']],
    ['who overtakes and who is overtaken', ['b', 'a', 'c'], ['上升 1 名', '下降 1 名', '']],
    ['nobody where one is gone', ['b', 'c'], ['', '']],
  ])('marks %s', (_, after, told) => {
    const changes = placeChanges(['a', 'b', 'c'].map(candidate), after.map(candidate));

    expect(
      changes.map((change) => (change === undefined ? '' : fillIn(say(change.key), change.fill))),
    ).toEqual(told);
  });

  it('names who is gone', () => {
    expect(goneFrom([candidate('a'), candidate('b')], [candidate('b')])).toEqual(['篇a']);
  });

  it('shows a kind that it does not know as words of some sort', () => {
    expect(say(kindKey('brand-new'))).toBe('招呼或閒聊');
  });
});
