// The table of Graph's answers, and of the faults in which nothing answered.

import { judgeFault, judgeRefusal } from '../../../src/channels/messenger/messenger-errors.js';

const body = (code: number, subcode?: number, message = 'says Graph'): string =>
  JSON.stringify({ error: { message, code, error_subcode: subcode, fbtrace_id: 'AxX' } });

const failed = { kind: 'retry', outcomeUnknown: true, isReportedFailed: true };
const paused = (pauseAccountMs: number): object => ({ kind: 'retry', outcomeUnknown: false, pauseAccountMs });
const refused = (as: string): object => ({ kind: 'refused', code: `messenger-${as}` });

describe('a refusal of Graph', () => {
  it.each([
    [500, body(1), failed],
    [500, body(2), failed],
    [400, body(1200), failed],
    [400, body(4), paused(10_000)],
    [400, body(613), paused(10_000)],
    [400, body(80006), paused(10_000)],
    [400, body(10, 2018278), refused('outside-window')],
    [400, body(10, 1893063), paused(20_000)],
    [400, body(10), refused('no-permission')],
    [400, body(100, 2018001), refused('no-such-contact')],
    [400, body(100, 2018008), refused('file-not-fetched')],
    [400, body(100, 2018047), refused('file-not-taken')],
    [400, body(546), refused('file-not-taken')],
    [400, body(100), refused('bad-request')],
    [400, body(100, 42), refused('bad-request')],
    [400, body(190), paused(20_000)],
    [400, body(190, 463), paused(20_000)],
    [400, body(200), refused('no-permission')],
    [400, body(200, 1545041), refused('contact-unavailable')],
    [400, body(551, 1545041), refused('contact-unavailable')],
    [400, body(551), refused('contact-unavailable')],
    [400, body(999_999), refused('400')],
    [404, '<html>', refused('404')],
    [302, '', refused('302')],
    [401, '', paused(20_000)],
    [429, '', paused(10_000)],
    [408, '', { kind: 'retry', outcomeUnknown: true }],
    [502, '<html>', { kind: 'retry', outcomeUnknown: true }],
    [503, body(999_999), { kind: 'retry', outcomeUnknown: true }],
  ])('with %d %s', (status, text, expected) => {
    expect(judgeRefusal({ status, body: text })).toMatchObject(expected);
  });

  it('trusts a page without a word of Graph less than a failure that Graph tells', () => {
    expect(judgeRefusal({ status: 502, body: '<html>' })).not.toHaveProperty('isReportedFailed');
  });

  it('names what staff can do, the codes and the trace, and stays short', () => {
    expect(judgeRefusal({ status: 400, body: body(190, 463) })).toMatchObject({
      reason: 'check MESSENGER_PAGE_ACCESS_TOKEN (Graph answered 400: says Graph [190/463 AxX])',
    });
    expect(judgeRefusal({ status: 400, body: body(100, undefined, 'x'.repeat(9000)) })).toMatchObject({
      reason: expect.stringMatching(/^.{300}$/) as unknown,
    });
  });
});

describe('a fault without an answer', () => {
  const withCode = (code: string): Error =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

  it.each([
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['CERT_HAS_EXPIRED', false],
    ['ECONNRESET', true],
    ['UND_ERR_SOCKET', true],
  ])('with %s leaves the outcome unknown: %s', (code, outcomeUnknown) => {
    expect(judgeFault(withCode(code))).toEqual({
      kind: 'retry',
      reason: `Graph cannot be reached (${code}); check the network and MESSENGER_GRAPH_BASE_URL`,
      outcomeUnknown,
    });
  });

  it.each([[new DOMException('', 'TimeoutError')], [new SyntaxError('<html>')], ['text'], [undefined]])(
    'of another make (%s) leaves it unknown',
    (fault) => {
      expect(judgeFault(fault)).toMatchObject({ kind: 'retry', outcomeUnknown: true });
    },
  );
});
