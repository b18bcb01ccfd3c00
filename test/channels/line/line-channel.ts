// A LINE account with its fake platform, as the tests of this folder use it.

import { createLineAdapter, type LineAdapterDeps } from '../../../src/channels/line/line-adapter.js';
import type { ChannelAdapter, RawWebhook } from '../../../src/channels/channel-adapter.js';
import { accountId } from '../../../src/domain/ids.js';
import type { FakeLine } from '../../support/fake-line.js';

/** Short, so that a silent platform costs a test little. Unit: ms. */
const DEADLINE_MS = 1000;

export function lineAdapter(fake: FakeLine, deps: LineAdapterDeps = {}): ChannelAdapter {
  return createLineAdapter(
    {
      accountId: accountId('line-main'),
      channelSecret: fake.channelSecret,
      channelAccessToken: fake.accessToken,
      apiBaseUrl: fake.baseUrl,
      dataApiBaseUrl: fake.baseUrl,
      hasAgentNames: false,
    },
    { deadlineMs: DEADLINE_MS, ...deps },
  );
}

export function signedWebhook(fake: FakeLine, body: Buffer, receivedAtMs = Date.now()): RawWebhook {
  const signature = fake.sign(body);
  return {
    body,
    receivedAtMs,
    header: (name) => (name === 'x-line-signature' ? signature : undefined),
  };
}
