// Where a download may lead: out into the world, never into our own network.

import { openDownload } from '../../src/channels/download-client.js';
import { FakeLine } from '../support/fake-line.js';

describe('a download', () => {
  let line: FakeLine;
  beforeAll(async () => {
    line = await FakeLine.start();
  });
  afterAll(async () => {
    await line.stop();
  });

  it('does not begin where a name leads to our own machine', async () => {
    const { port } = new URL(line.baseUrl);
    const options = { signal: AbortSignal.timeout(5_000), isPublicOnly: true };

    const answer = await openDownload(new URL(`http://localhost:${port}/v2/bot/message/1/content`), options);

    expect(answer).toEqual({ kind: 'unavailable' });
    expect(line.calls).toEqual([]);
    expect(line.files.calls).toEqual([]);
  });

  it.each(['http://127.0.0.1', 'http://[::1]', 'http://[::ffff:127.0.0.1]'])(
    'does not go to %s',
    async (url) => {
      const options = { signal: AbortSignal.timeout(5_000), isPublicOnly: true };

      expect(await openDownload(new URL(url), options)).toEqual({ kind: 'foreign' });
    },
  );
});
