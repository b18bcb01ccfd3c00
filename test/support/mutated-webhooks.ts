// Webhooks that no platform would send: real ones with parts exchanged, nested, multiplied, cut, as fast-check makes them.

import fc from 'fast-check';

import { lineUser } from './line-events.js';
import { messengerUser } from './messenger-events.js';

const PAGE = '200000000000001';
/** Deeper than any JSON walker likes. */
const DEEP = 5_000;
const HUGE = 3_000;

const prototypeKeys = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '$where',
  'a.b',
  '',
);

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    -0,
    1e308,
    -1,
    Number.MAX_SAFE_INTEGER,
    '',
    '\u0000',
    '\ud800',
    '\u202e',
    [],
    {},
  ),
  fc.integer({ min: 1, max: 20_000 }).map((length) => '長'.repeat(length)),
  fc.dictionary(prototypeKeys, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 4 }),
);

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

type Json = Record<string, unknown>;

/** Every place in a value, as a path of keys. */
function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** A copy with another value, another key or nothing at one of its places. */
function changeAt(root: unknown, path: readonly string[], change: { value: unknown; key?: string }): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof root !== 'object' || root === null) return change.value;
  const copy = (Array.isArray(root) ? [...(root as unknown[])] : { ...root }) as Json;
  const inner = changeAt(copy[key], rest, change);
  if (rest.length > 0 || change.key === undefined) copy[key] = inner;
  else Object.defineProperty(copy, change.key, { value: inner, enumerable: true, configurable: true });
  return copy;
}

function mutated(seeds: readonly object[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(),
    value: oddValue,
    key: fc.option(prototypeKeys, { nil: undefined, freq: 3 }),
  });
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([seed, changes]) =>
      JSON.stringify(
        changes.reduce<unknown>((root, { at, value, key }) => {
          const places = placesIn(root);
          const place = places[at % places.length] ?? [];
          return changeAt(root, place, { value, ...(key === undefined ? {} : { key }) });
        }, structuredClone(seed)),
      ),
    );
}

const cut = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(texts, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));

/** What is wrong with the whole rather than with a part. */
function monsters(wrap: (events: string) => string, event: object): fc.Arbitrary<string> {
  const plain = JSON.stringify(event);
  return fc.constantFrom(
    wrap(nested(DEEP)),
    nested(DEEP),
    wrap(`[${Array(HUGE).fill('{}').join(',')}]`),
    wrap(`[${Array(HUGE).fill('null').join(',')}]`),
    wrap(`[${Array(300).fill(plain).join(',')}]`),
    wrap(`[{"__proto__":{"isAdmin":true},${plain.slice(1)}]`),
    `\ufeff${wrap(`[${plain}]`)}`,
    '',
    'null',
    '{"events":{"length":9}}',
  );
}

/** Bodies of LINE webhooks. */
export function lineBodies(): fc.Arbitrary<string> {
  const ann = lineUser('fuzzed');
  const events = [
    ann.text('你好'),
    ann.sticker(),
    ann.image(),
    ann.postback('pick:x'),
    ann.follow(),
    ann.unfollow(),
    ann.unsend('1'),
    ann.edit('1', '改'),
    ann.mention('好'),
  ];
  const seeds = events.map((event) => ({ destination: 'U1', events: [event] }));
  const whole = mutated(seeds);
  const odd = monsters((list) => `{"destination":"U1","events":${list}}`, ann.text('你好'));
  return fc.oneof(
    { weight: 40, arbitrary: whole },
    { weight: 5, arbitrary: cut(whole) },
    { weight: 1, arbitrary: odd },
  );
}

/** Bodies of Messenger webhooks. */
export function messengerBodies(): fc.Arbitrary<string> {
  const ben = messengerUser('fuzzed', PAGE);
  const events = [
    ben.text('你好'),
    ben.sticker(),
    ben.image(),
    ben.quickReply('pick:x'),
    ben.postback('x'),
    ben.edit('m_1', '改'),
    ben.echo('我是承辦人'),
  ];
  const seeds = events.map((event) => ({
    object: 'page',
    entry: [{ id: PAGE, time: 1, messaging: [event] }],
  }));
  const whole = mutated(seeds);
  const wrap = (list: string): string =>
    `{"object":"page","entry":[{"id":"${PAGE}","time":1,"messaging":${list}}]}`;
  const odd = monsters(wrap, ben.text('你好'));
  return fc.oneof(
    { weight: 40, arbitrary: whole },
    { weight: 5, arbitrary: cut(whole) },
    { weight: 1, arbitrary: odd },
  );
}
