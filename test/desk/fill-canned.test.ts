import { readServiceHours } from '../../src/domain/hours.js';
import { createFillCanned } from '../../src/desk/fill-canned.js';

describe('a canned reply that an agent takes', () => {
  /** 2026-11-21, half past midnight in Taipei: the day before in UTC. */
  const clock = () => Date.UTC(2026, 10, 20, 16, 30);
  const hours = readServiceHours('mon-fri 08:00-18:00');
  if (hours === undefined) throw new Error('hours');
  const calendar = { hours, years: new Map(), closures: [] };
  const fill = createFillCanned({
    cityName: '示範市',
    calendar: () => calendar,
    clock,
  });

  it('comes with what the hub knows and blanks for the rest', () => {
    const text = '我是{{城市}}{{客服姓名}}，今天{{今天}}，{{服務時間}}，案號 {{案號}}';

    expect(fill(text, { name: '王小美' })).toBe(
      '我是示範市王小美，今天11月21日（週六），週一至週五 08:00–18:00，案號 {{案號}}',
    );
  });
});
