// The widget's weight as it goes over the wire. `npm test` builds before it runs this.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const BUILT = path.join(__dirname, '..', '..', 'dist', 'web', 'chat');
const weightOf = (file: string): number => statSync(path.join(BUILT, `${file}.gz`)).size;

describe('the weight of the widget', () => {
  const panels = readdirSync(path.join(BUILT, 'widget')).filter((name) => name.endsWith('.js'));

  it('is one panel beside the loader', () => {
    expect(panels).toHaveLength(1);
  });

  it('is at most 5 kB until it is opened', () => {
    expect(weightOf('widget.js')).toBeLessThanOrEqual(5 * 1024);
  });

  it('is at most 35 kB altogether', () => {
    const panel = panels.map((name) => weightOf(path.join('widget', name)));

    expect(weightOf('widget.js') + Math.max(...panel)).toBeLessThanOrEqual(35 * 1024);
  });
});
