// Web chat as the outbox uses it, against browsers that do as they are told.

import { setTimeout as delay } from 'node:timers/promises';

import type { ChannelAdapter } from '../../../src/channels/channel-adapter.js';
import { createWebAdapter } from '../../../src/channels/web/web-adapter.js';
import { channelAdapterContract, type Weather } from '../../contracts/channel-adapter-contract.js';

channelAdapterContract(
  'web chat',
  () => {
    let weather: Weather | undefined;
    const accepted: string[] = [];
    const plain = createWebAdapter({
      deadlineMs: 50,
      push: {
        show: async () => {
          const now = weather;
          weather = undefined;
          if (now === 'silence') await delay(5_000, undefined, { ref: false });
          if (now !== undefined) throw new Error(`fake ${now} with key-of-a-visitor`);
        },
      },
    });
    // The push port gets a number and no words: they are noted here.
    const adapter: ChannelAdapter = {
      ...plain,
      async send(request) {
        const outcome = await plain.send(request);
        if (outcome.kind === 'accepted') accepted.push(request.call.text);
        return outcome;
      },
    };
    return Promise.resolve({
      adapter,
      sign: (body: Buffer) => ({ body, receivedAtMs: 0, header: () => 'anything' }),
      textBody: (text: string) => Buffer.from(JSON.stringify({ text })),
      conversationKey: 'key-of-a-visitor',
      limits: { textUnits: 5000, bubblesPerCall: 1, buttons: 10 },
      bubblesOf: ({ text, actions = [] }) => [{ text, buttons: actions.map(({ title }) => title) }],
      setWeather: (next: Weather) => {
        weather = next;
      },
      weathers: ['server-error', 'silence', 'drop'],
      acceptedTexts: () => accepted,
      violations: () => [],
      secrets: ['key-of-a-visitor'],
      stop: () => Promise.resolve(),
    });
  },
  'socket',
);
