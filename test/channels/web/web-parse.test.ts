// What a browser may send, and what becomes of anything else.

import fc from 'fast-check';

import { clientIdOf, parsePerson, parsePress, parseSay } from '../../../src/channels/web/web-parse.js';

const visitor = { key: 'visitor', language: 'zh' } as const;
const clientId = '0123456789abcdef';

describe('an event of a browser', () => {
  it('is a message under the visitor and the id that the browser gave', () => {
    const verdict = parseSay({ clientId, text: '路燈壞了' }, visitor, 5);

    expect(verdict).toMatchObject({
      kind: 'event',
      event: {
        eventId: `visitor:${clientId}`,
        conversationKey: 'visitor',
        occurredAtMs: 5,
        activity: { type: 'message', text: '路燈壞了', channelId: 'webchat' },
      },
    });
  });

  it('is a postback with its payload, or words where the button says words', () => {
    const pressed = parsePress({ clientId, payload: 'pick:a', spoken: '甲' }, visitor, 0);
    const spoken = parsePress({ clientId, payload: 'say:甲', spoken: '甲' }, visitor, 0);

    expect(pressed).toMatchObject({
      event: { activity: { type: 'event', name: 'postback', value: 'pick:a', text: '甲' } },
    });
    expect(spoken).toMatchObject({ event: { activity: { type: 'message', text: '甲' } } });
  });

  it('says which privacy notice stood above the words; anything else is none', () => {
    const under = (notice: unknown): string | undefined => {
      const verdict = parseSay({ clientId, text: '您好', notice }, visitor, 5);
      return verdict.kind === 'event' ? verdict.event.notice : verdict.kind;
    };

    expect(under('2026-11')).toBe('2026-11');
    expect([undefined, 7, '<b>', 'x'.repeat(21)].map(under)).toEqual(Array(4).fill(undefined));
  });

  it('asks for a person in the language of the window', () => {
    const asked = parsePerson({ clientId }, { ...visitor, language: 'en' }, 0);

    expect(asked).toMatchObject({
      event: { activity: { value: 'talk-to-person', text: 'Talk to a person' } },
    });
  });

  it.each([
    ['no words', { clientId, text: ' \n' }, 'MESSAGE_INVALID'],
    ['words that are none', { clientId, text: 5 }, 'MESSAGE_INVALID'],
    ['no id', { text: 'x' }, 'MESSAGE_INVALID'],
    ['an id with a colon', { clientId: 'a:b:c:d:e', text: 'x' }, 'MESSAGE_INVALID'],
    ['too many words', { clientId, text: 'x'.repeat(5001) }, 'TEXT_TOO_LONG'],
    ['nothing', undefined, 'MESSAGE_INVALID'],
  ])('with %s is refused with a reason', (_case, raw, code) => {
    expect(parseSay(raw, visitor, 0)).toMatchObject({ kind: 'refused', error: { code } });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        for (const parse of [parseSay, parsePress, parsePerson])
          expect(['event', 'refused']).toContain(parse(raw, visitor, 0).kind);
      }),
    );
  });

  it('gives its id back from where it is stored', () => {
    expect(clientIdOf(`webchat:visitor:${clientId}`)).toBe(clientId);
  });
});
