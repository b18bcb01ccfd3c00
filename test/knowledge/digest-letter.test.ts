// The weekly digest as a letter.

import { weekOf } from '../../src/domain/report-week.js';
import type { Digest } from '../../src/knowledge/digest/digest.js';
import { hasNews, writeDigest } from '../../src/knowledge/digest/digest-letter.js';

const EMPTY: Digest = {
  ...{ department: '環保局', week: weekOf('2026-11-16'), missed: [], missedCount: 0, used: [], usedCount: 0 },
  ...{ due: [], expiring: [], dead: [], drafts: [], requests: [] },
};
const HEAD = { cityName: '示範市', publicUrl: 'https://1999.city.example' };
const drafts = (count: number): Digest['drafts'] =>
  Array.from({ length: count }, (_, at) => ({ id: `d${at}`, title: `第 ${at} 份\n草稿`, state: 'review' }));

describe('the letter of the weekly digest', () => {
  it('names city, department and week, links to the page, and says why it comes and how it stops', () => {
    const { subject, text, html } = writeDigest({ ...EMPTY, drafts: drafts(1) }, HEAD);

    expect(subject).toBe('【示範市】環保局知識庫每週摘要 2026-11-16～11-22');
    const link =
      'https://1999.city.example/console/digest?week=2026-11-16&department=%E7%92%B0%E4%BF%9D%E5%B1%80';
    expect(text).toContain(`\n${link}\n`);
    expect(html).toContain(`<a href="${link.replace('&', '&amp;')}">`);
    expect(text).toMatch(
      /■ 還沒發布的草稿：1 份\n {2}Drafts not published yet: 1\n {2}- 第 0 份 草稿（待審 in review）/,
    );
    expect(text).toMatch(/在那一頁移除就會停止[\s\S]*To stop it/);
    expect(text).not.toContain('連結失效');
  });

  it('has no link where nobody knows the address of the page', () => {
    const { text, html } = writeDigest({ ...EMPTY, drafts: drafts(1) }, { cityName: '示範市' });

    expect(`${text}${html}`).not.toMatch(/http|href/);
  });

  it('shows ten lines of a list and says how many there are more', () => {
    const { text } = writeDigest({ ...EMPTY, drafts: drafts(13) }, HEAD);

    expect(text.match(/^ {2}- 第/gm)).toHaveLength(10);
    expect(text).toContain('  - 還有 3 項 · 3 more');
  });

  it('fetches and runs nothing, whatever a title holds', () => {
    const title = `<img src="https://evil.example/x"> & '"</li><script>`;
    const { html } = writeDigest(
      { ...EMPTY, dead: [{ id: 'a', title, urls: ['https://dead.example'] }] },
      HEAD,
    );

    expect(html).toContain('&lt;img src=&quot;https://evil.example/x&quot;&gt; &amp; &#39;&quot;&lt;/li&gt;');
    expect(html).not.toMatch(/<(img|script|link|style|iframe)/);
  });

  it('has news as soon as one of its lists has a line', () => {
    expect(hasNews(EMPTY)).toBe(false);
    expect(hasNews({ ...EMPTY, dead: [{ id: 'a', title: 'x', urls: [] }] })).toBe(true);
  });
});
