import { countVotes, judgeVariant } from '../../src/knowledge/judge-variant.js';
import type { Evidence } from '../../src/knowledge/learning-store.js';
import { aPick, aStaffWord } from '../support/evidence.js';

const judge = (evidence: readonly Evidence[]) => judgeVariant(evidence, 'a');
const sent = (staff: string, more = {}): Evidence => aStaffWord('agent-sent-suggestion', staff, more);
const twoCitizens = (): Evidence[] => [aPick('ann', { day: 0 }), aPick('ben', { day: 1 })];

describe('a wording earns its place', () => {
  it('by two contacts on different days and one member of staff', () => {
    expect(judge([...twoCitizens(), sent('mei')])).toEqual({ kind: 'earned', staffIds: ['mei'] });
  });

  it("by a member of staff's own pick just as well, whatever came first", () => {
    const own = aStaffWord('agent-own-pick', 'mei');

    expect(judge([own, ...twoCitizens()])).toEqual({ kind: 'earned', staffIds: ['mei'] });
  });

  it('although somebody else of the staff disagrees, while more agree', () => {
    const words = [sent('mei'), sent('tom'), aStaffWord('agent-dismissed', 'kim')];

    expect(judge([...twoCitizens(), ...words])).toMatchObject({ kind: 'earned' });
  });
});

describe('a wording waits', () => {
  const WAITING: readonly (readonly [string, () => Evidence[]])[] = [
    ['citizens alone, however many', () => Array.from({ length: 50 }, (_, n) => aPick(`c${n}`, { day: n }))],
    ['staff alone, however many', () => ['mei', 'tom', 'kim'].map((staff, day) => sent(staff, { day }))],
    ['one contact on two days', () => [aPick('ann', { day: 0 }), aPick('ann', { day: 1 }), sent('mei')]],
    ['two contacts on one day', () => [aPick('ann'), aPick('ben'), sent('mei')]],
    [
      'one of the two took their words back',
      () => [aPick('ann'), aPick('ben', { day: 1, withdrawnAtMs: 1 }), sent('mei')],
    ],
    [
      'one of the two has chosen another article since',
      () => [...twoCitizens(), aPick('ben', { day: 2, articleId: 'b' }), sent('mei')],
    ],
    [
      'the only member of staff has changed their mind',
      () => [...twoCitizens(), sent('mei'), aStaffWord('agent-dismissed', 'mei', { day: 2 })],
    ],
  ];

  it.each(WAITING)('%s', (_, evidence) => {
    expect(judge(evidence())).toEqual({ kind: 'wait' });
  });
});

describe('a wording with its votes is left to an editor', () => {
  const HELD: readonly (readonly [string, string, () => Evidence[]])[] = [
    ['contested', 'a third of the citizens mean another article', () => [aPick('cat', { articleId: 'b' }), aPick('dan', { articleId: 'b' })]],
    ['contested', 'another member of staff has sent another article', () => [sent('tom', { articleId: 'b' })]],
    ['disputed', 'as many of the staff say no', () => [aStaffWord('agent-dismissed', 'tom')]],
    ['disputed', 'somebody threw most of the answer away', () => [aStaffWord('agent-edited', 'tom', { keptShare: 0.1 })]],
    ['crowd', 'ten new contacts came in a day', () => Array.from({ length: 10 }, (_, n) => aPick(`new${n}`, { day: 5, isFresh: true }))],
  ]; // prettier-ignore

  it.each(HELD)('%s: %s', (kind, _, more) => {
    expect(judge([...twoCitizens(), sent('mei'), ...more()])).toEqual({ kind: 'wait', hold: { kind } });
  });

  it('but not because an agent said the answer in their own words', () => {
    const reworded = aStaffWord('agent-edited', 'tom', { keptShare: 0.5 });

    expect(judge([...twoCitizens(), sent('mei'), reworded])).toMatchObject({ kind: 'earned' });
  });

  it('also where the crowd took its words back afterwards', () => {
    const crowd = Array.from({ length: 10 }, (_, n) => aPick(`new${n}`, { isFresh: true, withdrawnAtMs: 1 }));

    expect(judge([...twoCitizens(), sent('mei'), ...crowd])).toMatchObject({ hold: { kind: 'crowd' } });
  });
});

describe('a wording is refuted', () => {
  const no = (staff: string): Evidence => aStaffWord('agent-dismissed', staff);

  it('by two of the staff against one', () => {
    expect(judge([...twoCitizens(), sent('mei'), no('tom'), no('kim')])).toEqual({ kind: 'refuted' });
  });

  it('never by one alone, who might be the attacker', () => {
    expect(judge([...twoCitizens(), no('tom')]).kind).toBe('wait');
  });
});

describe('the votes shown to people', () => {
  it('are those that the verdict rests on', () => {
    const evidence = [...twoCitizens(), aPick('cat', { articleId: 'b' }), sent('mei'), aStaffWord('agent-dismissed', 'tom')]; // prettier-ignore

    expect(countVotes(evidence, 'a')).toEqual({
      contacts: 2,
      days: 2,
      staffYes: 1,
      staffNo: 1,
      otherContacts: 1,
    });
  });
});
