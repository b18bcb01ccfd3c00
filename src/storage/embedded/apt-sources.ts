// Reads apt's own lists of sources, in both formats, to learn which Debian mirror this machine uses.
// Source of the formats: sources.list(5). Pure text work; who reads the files is fetch-libc.ts.

export interface AptSource {
  readonly uris: readonly string[];
  readonly suites: readonly string[];
  readonly components: readonly string[];
  /** Options that decide whether a source is believed: `signed-by` (key files only) and `trusted`. */
  readonly trust: Readonly<Record<string, string>>;
}

const TRUST_OPTIONS = ['signed-by', 'trusted'];
/** Names under which a mirror carries the running release or a neighbour of it. */
const RELEASE_ALIASES = ['stable', 'oldstable', 'oldoldstable'];
/** `deb [options] uri suite components…` */
const ONE_LINE = /^deb\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)\s+(.+)$/;

/** Reads the one-line format (`sources.list`, `*.list`). Lines that are no binary source are skipped. */
export function readListFormat(text: string): AptSource[] {
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim());
  return lines.flatMap((line) => {
    const [, options = '', uri, suite, components] = ONE_LINE.exec(line) ?? [];
    if (uri === undefined || suite === undefined || components === undefined) return [];
    const pairs = options.split(/\s+/).map((option) => option.split('=', 2));
    const trust = trustOf(pairs.map(([name = '', value = '']) => [name.toLowerCase(), value]));
    return [{ uris: [uri], suites: [suite], components: words(components), trust }];
  });
}

/** Reads the deb822 format (`*.sources`). Disabled stanzas and those without `deb` are skipped. */
export function readDeb822Format(text: string): AptSource[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  const stanzas = lines.join('\n').split(/\n\s*\n/);
  return stanzas.flatMap((stanza) => {
    const fields = readFields(stanza);
    const isOff = /^(no|false|0)$/i.test(fields.get('enabled') ?? '');
    if (isOff || !words(fields.get('types')).includes('deb')) return [];
    const [uris, suites, components] = ['uris', 'suites', 'components'].map((name) =>
      words(fields.get(name)),
    );
    return [
      { uris: uris ?? [], suites: suites ?? [], components: components ?? [], trust: trustOf([...fields]) },
    ];
  });
}

/** Field names in lower case; a line that begins with a blank continues the field above it. */
function readFields(stanza: string): Map<string, string> {
  const joined = stanza.replace(/\n[ \t]+/g, ' ');
  const fields = joined.split('\n').map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, Math.max(0, colon)).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return new Map(fields);
}

/** A key written into the source itself or named by its fingerprint cannot be repeated on one line: apt's own keys serve then. */
function trustOf(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const kept = pairs.filter(([name, value]) => {
    const isKeyFile = name !== 'signed-by' || value.split(/[\s,]+/).every((file) => file.startsWith('/'));
    return TRUST_OPTIONS.includes(name) && value !== '' && isKeyFile;
  });
  return Object.fromEntries(kept.map(([name, value]) => [name, value.split(/[\s,]+/).join(',')]));
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/**
 * The same mirrors with another suite, one line each, in the order found; empty when none carries `codename`.
 * @example mirrorLines(sources, 'bookworm', 'trixie') // ['deb http://deb.debian.org/debian trixie main']
 */
export function mirrorLines(sources: readonly AptSource[], codename: string, suite: string): string[] {
  const wanted = [codename, ...RELEASE_ALIASES];
  const mirrors = sources.filter(
    ({ suites, components }) => components.includes('main') && suites.some((name) => wanted.includes(name)),
  );
  const lines = mirrors.flatMap(({ uris, trust }) => {
    const options = Object.entries(trust).map(([name, value]) => `${name}=${value}`);
    const bracket = options.length === 0 ? '' : `[${options.join(' ')}] `;
    const online = uris.filter((uri) => !uri.startsWith('cdrom:'));
    return online.map((uri) => `deb ${bracket}${uri} ${suite} main`);
  });
  return [...new Set(lines)];
}
