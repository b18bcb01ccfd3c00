import { mirrorLines, readDeb822Format, readListFormat } from '../../src/storage/embedded/apt-sources.js';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const toTrixie = (sources: ReturnType<typeof readListFormat>): string[] =>
  mirrorLines(sources, 'bookworm', 'trixie');

describe('readListFormat', () => {
  it.each([
    [
      'a plain line',
      'deb http://deb.debian.org/debian bookworm main',
      'deb http://deb.debian.org/debian trixie main',
    ],
    [
      'further components and a comment',
      'deb http://ftp.tw.debian.org/debian/ bookworm main contrib non-free # near',
      'deb http://ftp.tw.debian.org/debian/ trixie main',
    ],
    [
      'options with a key file',
      `deb [ arch=amd64 signed-by=${KEYRING} ] https://mirror.example bookworm main`,
      `deb [signed-by=${KEYRING}] https://mirror.example trixie main`,
    ],
    [
      'a trusted mirror',
      'deb [trusted=yes] http://10.0.0.5/debian stable main',
      'deb [trusted=yes] http://10.0.0.5/debian trixie main',
    ],
    [
      'a list of mirrors',
      'deb mirror+file:/etc/apt/mirrors/debian.list bookworm main',
      'deb mirror+file:/etc/apt/mirrors/debian.list trixie main',
    ],
  ])('finds the mirror in %s', (_name, text, line) => {
    expect(toTrixie(readListFormat(text))).toEqual([line]);
  });

  it.each([
    ['an empty file', ''],
    ['a comment', '# deb http://deb.debian.org/debian bookworm main'],
    ['a source of sources', 'deb-src http://deb.debian.org/debian bookworm main'],
    ['another vendor', 'deb https://packages.cloud.google.com/apt cloud-sdk-bookworm main'],
    ['the security suite', 'deb http://security.debian.org/debian-security bookworm-security main'],
    ['no main component', 'deb http://deb.debian.org/debian bookworm contrib'],
    ['a disc', 'deb cdrom:[Debian] bookworm main'],
    ['half a line', 'deb http://deb.debian.org/debian'],
  ])('finds none in %s', (_name, text) => {
    expect(toTrixie(readListFormat(text))).toEqual([]);
  });

  it('names a mirror once, however many lines it has', () => {
    const line = 'deb http://deb.debian.org/debian bookworm main\n';

    expect(toTrixie(readListFormat(line + line))).toHaveLength(1);
  });
});

describe('readDeb822Format', () => {
  it.each([
    [
      "this Debian image's own file",
      `Types: deb\n# http://snapshot.debian.org\nURIs: http://deb.debian.org/debian\nSuites: bookworm bookworm-updates\nComponents: main\nSigned-By: ${KEYRING}\n\nTypes: deb\nURIs: http://deb.debian.org/debian-security\nSuites: bookworm-security\nComponents: main\n`,
      [`deb [signed-by=${KEYRING}] http://deb.debian.org/debian trixie main`],
    ],
    [
      'two mirrors, continued lines and other letter cases',
      'types: deb deb-src\nuris: http://a.example/debian\n http://b.example/debian\nsuites: bookworm\ncomponents: contrib main\n',
      ['deb http://a.example/debian trixie main', 'deb http://b.example/debian trixie main'],
    ],
    [
      'a key written into the file',
      'Types: deb\nURIs: http://a.example\nSuites: bookworm\nComponents: main\nSigned-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mDMEX\n',
      ['deb http://a.example trixie main'],
    ],
    [
      'a disabled stanza',
      'Types: deb\nEnabled: no\nURIs: http://a.example\nSuites: bookworm\nComponents: main',
      [],
    ],
    ['sources only', 'Types: deb-src\nURIs: http://a.example\nSuites: bookworm\nComponents: main', []],
    ['a stanza with fields missing', 'Types: deb\nSuites: bookworm', []],
    ['an empty file', '', []],
  ])('reads %s', (_name, text, lines) => {
    expect(toTrixie(readDeb822Format(text))).toEqual(lines);
  });
});
