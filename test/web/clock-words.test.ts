// Times as staff read them: Taipei's, whatever the machine's own zone is.

import { dayOf, momentOf, rocDateOf, timeOf } from '../../src/web/console/words/clock-words.js';

/** Half past midnight in Taipei, still the day before in Greenwich. */
const NEW_YEAR = Date.parse('2026-12-31T16:30:00Z');

describe('clock words', () => {
  it('say the day of Taipei, and its 民國 year for whoever hovers', () => {
    expect(rocDateOf(NEW_YEAR)).toBe('民國116年1月1日');
    expect([timeOf(NEW_YEAR), momentOf(NEW_YEAR, 'zh')]).toEqual(['00:30', '2027/01/01 00:30']);
    expect(dayOf(NEW_YEAR, 'zh')).toContain('1月1日');
  });
});
