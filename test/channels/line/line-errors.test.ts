// The table of LINE's answers, and of the faults in which nothing answered.

import { judgeFault, judgeRefusal, sentIds } from '../../../src/channels/line/line-errors.js';

const body = (message: string, more: object = {}): string => JSON.stringify({ message, ...more });

describe('a refusal of LINE', () => {
  it.each([
    ['reply', 400, body('Invalid reply token'), { kind: 'reply-token-invalid' }],
    ['push', 400, body('Invalid reply token'), { kind: 'refused', code: 'line-400' }],
    ['push', 400, body('Failed to send messages'), { kind: 'refused', code: 'line-400' }],
    [
      'push',
      401,
      body('Authentication failed'),
      { kind: 'retry', outcomeUnknown: false, pauseAccountMs: 20_000 },
    ],
    [
      'push',
      403,
      body('Access to this API is not available for your account'),
      { kind: 'refused', code: 'line-403' },
    ],
    ['push', 404, '<html>', { kind: 'refused', code: 'line-404', reason: 'LINE answered 404: no message' }],
    ['push', 408, '', { kind: 'retry', outcomeUnknown: true }],
    [
      'push',
      409,
      body('The retry key is already accepted', { sentMessages: [{ id: '1' }] }),
      { kind: 'accepted', wasRepeat: true, platformMessageIds: ['1'] },
    ],
    ['push', 409, '', { kind: 'accepted', wasRepeat: true, platformMessageIds: [] }],
    ['reply', 409, body('?'), { kind: 'refused', code: 'line-409' }],
    ['push', 413, '', { kind: 'refused', code: 'line-413' }],
    ['push', 429, body('You have reached your monthly limit.'), { kind: 'refused', code: 'quota-exhausted' }],
    [
      'push',
      429,
      body('The API rate limit has been exceeded. Try again later.'),
      { kind: 'retry', outcomeUnknown: false, pauseAccountMs: 1000 },
    ],
    ['push', 429, '', { kind: 'retry', outcomeUnknown: false }],
    ['reply', 500, body('Internal Server Error'), { kind: 'retry', outcomeUnknown: true }],
    ['reply', 503, '', { kind: 'retry', outcomeUnknown: true }],
    ['push', 304, '', { kind: 'refused', code: 'line-304' }],
  ] as const)('of a %s with %d %s', (via, status, text, expected) => {
    expect(judgeRefusal({ via, status, body: text })).toMatchObject(expected);
  });

  it('names the first field that LINE complains about, and stays short', () => {
    const details = [{ property: 'messages[0].text', message: 'May not be empty' }, 'junk'];

    expect(
      judgeRefusal({ via: 'push', status: 400, body: body('The request body has 1 error(s)', { details }) }),
    ).toMatchObject({
      reason: 'LINE answered 400: The request body has 1 error(s) (messages[0].text: May not be empty)',
    });
    expect(judgeRefusal({ via: 'push', status: 400, body: body('x'.repeat(9000)) })).toMatchObject({
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
    ['UND_ERR_CONNECT_TIMEOUT', false],
    ['CERT_HAS_EXPIRED', false],
    ['ECONNRESET', true],
    ['UND_ERR_SOCKET', true],
    ['UND_ERR_HEADERS_TIMEOUT', true],
  ])('with %s leaves the outcome unknown: %s', (code, outcomeUnknown) => {
    expect(judgeFault(withCode(code))).toEqual({
      kind: 'retry',
      reason: `LINE cannot be reached (${code}); check the network and LINE_API_BASE_URL`,
      outcomeUnknown,
    });
  });

  it.each([[new SyntaxError('Unexpected token')], ['text'], [undefined], [null]])(
    'of another make (%s) leaves it unknown',
    (fault) => {
      expect(judgeFault(fault)).toMatchObject({ kind: 'retry', outcomeUnknown: true });
    },
  );
});

describe('the ids of what LINE took', () => {
  it.each([
    [{ sentMessages: [{ id: '1' }, { id: '2', quoteToken: 'q' }] }, ['1', '2']],
    [{ sentMessages: [{ id: 1 }, null] }, []],
    [{}, []],
    [null, []],
  ])('of %j are %j', (answer, expected) => {
    expect(sentIds(answer)).toEqual(expected);
  });
});
