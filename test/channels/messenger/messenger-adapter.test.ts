// The Messenger adapter as the hub uses it, against a platform that judges like Graph.

import type { ChannelAdapter, SendOutcome } from '../../../src/channels/channel-adapter.js';
import {
  createMessengerAdapter,
  type MessengerAccount,
} from '../../../src/channels/messenger/messenger-adapter.js';
import { HubError } from '../../../src/domain/errors.js';
import { outboxId } from '../../../src/domain/ids.js';
import { channelAdapterContract, type Weather } from '../../contracts/channel-adapter-contract.js';
import { FakeGraph, type GraphTrouble } from '../../support/fake-graph.js';
import { messengerAdapter, signedWebhook } from './messenger-channel.js';

const TROUBLES: Readonly<Record<Weather, GraphTrouble>> = {
  'server-error': { kind: 'error', status: 500, code: 2 },
  'server-error-after-accepting': { kind: 'page', status: 502, accepted: true },
  silence: { kind: 'hang' },
  drop: { kind: 'drop' },
  'rate-limit': { kind: 'error', status: 400, code: 613 },
  unauthorized: { kind: 'error', status: 400, code: 190, message: 'Bearer page-token-for-tests expired' },
  'bad-request': { kind: 'error', status: 400, code: 100 },
};

interface MessageBody {
  readonly message: { readonly text: string; readonly quick_replies?: readonly { readonly title: string }[] };
}

channelAdapterContract('Messenger', async () => {
  const fake = await FakeGraph.start();
  const ann = fake.user('ann');
  return {
    adapter: messengerAdapter(fake),
    sign: (body) => signedWebhook(fake, body),
    textBody: (text) => fake.signedWebhook([ann.text(text)]).body,
    conversationKey: ann.id,
    limits: { textUnits: 2000, bubblesPerCall: 1, buttons: 13 },
    bubblesOf: (call) => {
      const { text, quick_replies: replies = [] } = (call.body as MessageBody).message;
      return [{ text, buttons: replies.map(({ title }) => title) }];
    },
    setWeather: (weather) => {
      fake.failNext(TROUBLES[weather]);
    },
    acceptedTexts: () => fake.textsTo(ann.id),
    violations: () => fake.violations,
    secrets: [fake.pageAccessToken, fake.appSecret, fake.verifyToken],
    stop: () => fake.stop(),
  };
});

describe('the Messenger adapter', () => {
  let fake: FakeGraph;
  let page: ChannelAdapter;
  beforeEach(async () => {
    fake = await FakeGraph.start();
    page = messengerAdapter(fake);
  });
  afterEach(async () => {
    await fake.stop();
  });

  const sendTo = (conversationKey: string): Promise<SendOutcome> => {
    const call = { body: { message: { text: '您好' } }, text: '您好' };
    const id = outboxId('messenger:m_1', 0);
    return page.send({ conversationKey, call, retryKey: crypto.randomUUID(), outboxId: id });
  };

  it('sends our outbox id as metadata and returns the mid', async () => {
    const ann = fake.user('ann');

    const outcome = await sendTo(ann.id);

    expect(fake.accepted).toMatchObject([{ to: ann.id, text: '您好', metadata: 'messenger:m_1:0' }]);
    expect(outcome).toMatchObject({ kind: 'accepted', platformMessageIds: [fake.accepted[0]?.mid] });
    expect(fake.violations).toEqual([]);
  });

  it('is refused for somebody whom the page does not know', async () => {
    expect(await sendTo('1')).toMatchObject({ kind: 'refused', code: 'messenger-no-such-contact' });
  });

  it('knows that a refused connection sent nothing', async () => {
    await fake.stop();

    expect(await sendTo('1')).toMatchObject({ kind: 'retry', outcomeUnknown: false });
    fake = await FakeGraph.start();
  });

  it.each([
    ['what was asked', {}, '1158201444'],
    ['nothing of another mode', { 'hub.mode': 'unsubscribe' }, undefined],
    ['nothing without a mode', { 'hub.mode': undefined }, undefined],
    ['nothing for a wrong token', { 'hub.verify_token': 'guessed' }, undefined],
    ['nothing without a token', { 'hub.verify_token': undefined }, undefined],
    ['nothing where nothing was asked', { 'hub.challenge': undefined }, undefined],
  ])('answers a subscription with %s', (_case, change, expected) => {
    const asked: Record<string, string | undefined> = {
      'hub.mode': 'subscribe',
      'hub.verify_token': fake.verifyToken,
      'hub.challenge': '1158201444',
      ...change,
    };

    expect(page.verifySubscription?.((name) => asked[name])).toBe(expected);
  });
});

describe('creating a Messenger adapter', () => {
  const good = {
    accountId: 'page',
    pageId: '1',
    appSecret: 's',
    verifyToken: 'v',
    pageAccessToken: 't',
    graphBaseUrl: 'https://graph.facebook.com',
    graphVersion: 'v25.0',
  } as MessengerAccount;

  it.each([
    [{ appSecret: '' }, 'MESSENGER_APP_SECRET'],
    [{ verifyToken: '' }, 'MESSENGER_VERIFY_TOKEN'],
    [{ pageId: '' }, 'MESSENGER_PAGE_ID'],
    [{ pageAccessToken: 'hidden\n' }, 'MESSENGER_PAGE_ACCESS_TOKEN'],
    [{ graphBaseUrl: 'https://graph.facebook.com/v25.0' }, 'MESSENGER_GRAPH_BASE_URL'],
    [{ graphBaseUrl: 'graph.facebook.com' }, 'MESSENGER_GRAPH_BASE_URL'],
    [{ graphVersion: '25' }, 'MESSENGER_GRAPH_VERSION'],
  ])('refuses %j and names the variable', (fault, variable) => {
    const create = (): unknown => createMessengerAdapter({ ...good, ...fault });

    expect(create).toThrow(HubError);
    expect(create).toThrow(variable);
    expect(create).not.toThrow('hidden');
  });

  it('takes a good account', () => {
    expect(createMessengerAdapter(good).channelId).toBe('messenger');
  });
});
