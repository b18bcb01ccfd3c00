// One citizen, whichever channel they are on: they say something, hear something, press the first choice. For walks that
// every channel has to go alike.

import { randomUUID } from 'node:crypto';

import { decodeJwt } from 'jose';

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import { accountId, type ConversationId } from '../../src/domain/ids.js';
import type { FakeGraph } from './fake-graph.js';
import type { FakeLine } from './fake-line.js';
import { poll } from './poll.js';
import { WebVisitor } from './web-visitor.js';

export const CHANNELS = ['line', 'messenger', 'webchat'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export interface Citizen {
  readonly conversationId: ConversationId;
  /** Resolves when the hub has acknowledged it. */
  readonly says: (text: string) => Promise<unknown>;
  /** Presses the first of the choices that were offered last. */
  readonly picks: () => Promise<unknown>;
  /** What the account said to them, in order. */
  readonly heard: () => readonly string[];
  /** Waits until the account has said the words. */
  readonly hears: (words: string) => Promise<string>;
  readonly leave: () => void;
}

export interface Town {
  readonly url: string;
  readonly line: FakeLine;
  readonly graph: FakeGraph;
}

export async function citizenOn(
  town: Town,
  channel: ChannelName,
  name: string = randomUUID(),
): Promise<Citizen> {
  const makers = { line: onLine, messenger: onMessenger, webchat: onWebChat };
  const citizen = await makers[channel](town, `${name} on ${channel}`);
  const hears = (words: string): Promise<string> =>
    poll(`${name} on ${channel} to hear ${words}`, () =>
      citizen.heard().findLast((text) => text.includes(words)),
    );
  return { ...citizen, hears };
}

type Bare = Omit<Citizen, 'hears'>;

function onLine({ url, line }: Town, name: string): Bare {
  const talker = line.user(name);
  const says = (text: string) => line.deliver(`${url}/webhooks/line`, [talker.text(text)]);
  return {
    conversationId: conversationIdOf(accountId('line'), talker.id),
    says,
    picks: () => says('1'),
    heard: () => line.textsTo(talker.id),
    leave: () => undefined,
  };
}

function onMessenger({ graph }: Town, name: string): Bare {
  const talker = graph.user(name);
  const says = (text: string) => graph.post(graph.signedWebhook([talker.text(text)]));
  return {
    conversationId: conversationIdOf(accountId('messenger'), talker.id),
    says,
    picks: () => says('1'),
    heard: () => graph.textsTo(talker.id),
    leave: () => undefined,
  };
}

/** Comes back by itself with the key to the talk, as the widget does. */
async function onWebChat({ url }: Town): Promise<Bare> {
  const visitor = await WebVisitor.open(url, {}, { reconnection: true, reconnectionDelay: 100 });
  visitor.socket.on('session', ({ token }) => (visitor.socket.auth = { token, afterSeq: 0 }));
  visitor.socket.auth = { token: visitor.token, afterSeq: 0 };
  const key = decodeJwt(visitor.token).sub ?? '';
  return {
    conversationId: conversationIdOf(accountId('webchat'), key),
    says: (text) => visitor.say(text),
    picks: () => {
      const [first] = visitor.shown.findLast(({ choices }) => choices !== undefined)?.choices ?? [];
      return visitor.press(first?.payload ?? '', first?.spoken ?? '');
    },
    heard: () => visitor.shown.filter(({ author }) => author !== 'citizen').map(({ text }) => text),
    leave: () => {
      visitor.close();
    },
  };
}
