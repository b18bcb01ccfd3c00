import { engineUnsupported } from '../../src/storage/embedded/engine-errors.js';
import { isAtLeast, launcherIn } from '../../src/storage/embedded/private-libc.js';

describe('isAtLeast', () => {
  it.each([
    ['2.36', false],
    ['2.37', false],
    ['2.4', false],
    ['2.38', true],
    ['2.41', true],
    ['3.0', true],
    ['1.99', false],
    ['', false],
  ])('takes glibc %s as enough for 2.38: %s', (version, enough) => {
    expect(isAtLeast(version, '2.38')).toBe(enough);
  });
});

describe('launcherIn', () => {
  it('runs Node under the private loader, the system libraries last', () => {
    const launcher = launcherIn('/cache/libc', {
      triplet: 'aarch64-linux-gnu',
      loader: 'ld-linux-aarch64.so.1',
    });

    expect(launcher).toEqual({
      command: '/cache/libc/ld-linux-aarch64.so.1',
      args: [
        '--library-path',
        '/cache/libc:/lib/aarch64-linux-gnu:/usr/lib/aarch64-linux-gnu',
        process.execPath,
      ],
    });
  });
});

describe('engineUnsupported', () => {
  it.each(['Debian 13', 'MONGODB_URI', 'docker/'])('names %s as a way on, in both languages', (way) => {
    const lines = engineUnsupported('it has glibc 2.31').message.split('\n');

    expect(lines.map((line) => line.includes(way))).toEqual([true, true]);
  });
});
