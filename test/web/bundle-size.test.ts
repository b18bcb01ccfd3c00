// The weight of what browsers load, as it goes over the wire. `npm test` builds before it runs this.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

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
  it('is at most 250 kB from the sign-in to an open talk', () => {
    const page = readFileSync(path.join(BUILT, 'console', 'index.html'), 'utf8');
    // The sign-in, the list and the talk are in the first load; every other screen comes when it is opened.
    const files = [...page.matchAll(/(?:src|href)="\/console\/(assets\/[^"]+\.(?:js|css))"/g)].map(
      ([, file = '']) => file,
    );

    expect(files.length).toBeGreaterThan(2);
    expect(files.reduce((sum, file) => sum + weightOf('console', file), 0)).toBeLessThanOrEqual(250_000);
  });
});
