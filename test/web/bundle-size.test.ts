// The weight of what browsers load, as it goes over the wire. `npm test` builds before it runs this.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { lateZh } from '../../src/web/console/words/late-zh.js';
import { zh } from '../../src/web/console/words/zh.js';

const BUILT = path.join(__dirname, '..', '..', 'dist', 'web');
const weightOf = (...file: string[]): number => statSync(`${path.join(BUILT, ...file)}.gz`).size;

describe('the weight of the widget', () => {
  const panels = readdirSync(path.join(BUILT, 'chat', 'widget')).filter((name) => name.endsWith('.js'));

  it('is one panel beside the loader', () => {
    expect(panels).toHaveLength(1);
  });

  it('is at most 5 kB until it is opened', () => {
    expect(weightOf('chat', 'widget.js')).toBeLessThanOrEqual(5 * 1024);
  });

  it('is at most 35 kB altogether', () => {
    const panel = panels.map((name) => weightOf('chat', 'widget', name));

    expect(weightOf('chat', 'widget.js') + Math.max(...panel)).toBeLessThanOrEqual(35 * 1024);
  });
});

describe('the weight of the staff console', () => {
  const page = readFileSync(path.join(BUILT, 'console', 'index.html'), 'utf8');
  // The sign-in, the list and the talk are in the first load; every other screen comes when it is opened.
  const files = [...page.matchAll(/(?:src|href)="\/console\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, file = '']) => file,
  );

  it('is at most 250 kB from the sign-in to an open talk', () => {
    expect(files.length).toBeGreaterThan(2);
    expect(files.reduce((sum, file) => sum + weightOf('console', file), 0)).toBeLessThanOrEqual(250_000);
  });

  it('asks in the first load for no word that comes later', () => {
    const code = files.map((file) => readFileSync(path.join(BUILT, 'console', file), 'utf8')).join('\n');
    const asked = (keys: object): string[] =>
      Object.keys(keys).filter((key) => key.includes('.') && new RegExp(`["'\`]${key}["'\`]`).test(code));

    expect(asked(lateZh)).toEqual([]);
    // The look is able to find some.
    expect(asked(zh).length).toBeGreaterThan(100);
  });
});
