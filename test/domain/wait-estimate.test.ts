import { estimateWait } from '../../src/domain/wait-estimate.js';

const MINUTE_MS = 60_000;
const minutes = (...values: number[]): number[] => values.map((value) => value * MINUTE_MS);
const TEN_MINUTES = minutes(10, 10, 10, 10, 10, 10, 10, 10, 10, 10);

describe('the estimate of a wait', () => {
  it.each([
    ['nobody is on line', 1, TEN_MINUTES, [], undefined],
    ['too few talks were closed', 1, TEN_MINUTES.slice(1), [1], undefined],
    ['one agent, next', 1, TEN_MINUTES, [1], { fromMinutes: 10, toMinutes: 10 }],
    ['an agent without a talk counts as one', 1, TEN_MINUTES, [0], { fromMinutes: 10, toMinutes: 10 }],
    ['three agents with two talks each', 3, TEN_MINUTES, [2, 2, 2], { fromMinutes: 5, toMinutes: 5 }],
    ['the middle half of uneven talks', 1, minutes(1, 2, 4, 6, 8, 12, 16, 20, 24, 90), [1], { fromMinutes: 0, toMinutes: 20 }],
    ['short talks', 1, minutes(...Array<number>(10).fill(0.5)), [1], { fromMinutes: 0, toMinutes: 5 }],
    ['further ahead than can be told', 20, TEN_MINUTES, [1], undefined],
  ])('%s', (...[, place, servedMs, loads, estimate]) => {
    expect(estimateWait(place, { servedMs, loads })).toEqual(estimate);
  }); // prettier-ignore
});
