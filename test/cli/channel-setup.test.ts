// The accounts' settings on their platforms: brought in line once, left alone afterwards, told and not touched by a dry run.

import { readFileSync } from 'node:fs';

import { readMenuImage } from '../../src/cli/channel-setup/read-menu-image.js';
import { setUpChannels } from '../../src/cli/channel-setup/set-up-channels.js';
import { loadConfig } from '../../src/config/config.js';
import { FILES } from '../support/fake-files.js';
import { FakeSettings } from '../support/fake-settings.js';

/** The head of a picture of this size; LINE reads the rest. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(600);
  FILES.png.copy(head, 0, 0, 16);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

describe('channel:setup', () => {
  let fake: FakeSettings;
  const said: string[] = [];
  beforeEach(async () => {
    fake = await FakeSettings.start();
    said.length = 0;
  });
  afterEach(async () => {
    await fake.stop();
  });

  const run = (options: { isDryRun?: boolean; image?: Buffer } = {}): Promise<number> => {
    const env = {
      PUBLIC_URL: 'https://1999.city.example',
      CITY_NAME: '示範市',
      LINE_CHANNEL_SECRET: 's',
      LINE_CHANNEL_ACCESS_TOKEN: fake.lineToken,
      LINE_API_BASE_URL: fake.url,
      LINE_DATA_API_BASE_URL: fake.url,
      MESSENGER_APP_SECRET: 's',
      MESSENGER_VERIFY_TOKEN: 'v',
      MESSENGER_PAGE_ID: fake.pageId,
      MESSENGER_PAGE_ACCESS_TOKEN: fake.pageToken,
      MESSENGER_GRAPH_BASE_URL: fake.url,
    };
    return setUpChannels(loadConfig(env, '/yima'), {
      isDryRun: options.isDryRun ?? false,
      menuImage: readMenuImage(options.image ?? pngOf(2500, 843)),
      say: (line) => said.push(line),
    });
  };

  it('sets what is missing, and changes nothing the second time', async () => {
    const left = await run();
    const { defaultMenu, profile } = fake;
    fake.changes.length = 0;

    expect([left, await run()]).toEqual([0, 0]);
    expect(fake.changes).toEqual([]);
    expect(fake.violations).toEqual([]);
    expect(fake.webhook).toMatchObject({ endpoint: 'https://1999.city.example/webhooks/line/line' });
    expect(fake.defaultMenu).toBe(defaultMenu);
    expect(Object.keys(profile).sort()).toEqual([
      'get_started',
      'greeting',
      'ice_breakers',
      'persistent_menu',
    ]);
    expect(fake.fields).toEqual(expect.arrayContaining(['feed', 'messages', 'message_echoes', 'standby']));
  });

  it('tells the differences and touches nothing in a dry run', async () => {
    const left = await run({ isDryRun: true });

    expect(left).toBe(7);
    expect(fake.changes).toEqual([]);
    expect(said.join('\n')).toContain('+ https://1999.city.example/webhooks/line/line');
  });

  it('takes a new picture, and our older menu away, but nobody else’s', async () => {
    fake.menus.set('richmenu-theirs', { name: 'made by hand' });
    await run();
    const first = fake.defaultMenu;

    await run({ image: Buffer.concat([pngOf(2500, 843), Buffer.from('another')]) });

    expect(fake.defaultMenu).not.toBe(first);
    expect([...fake.menus.keys()]).toEqual(['richmenu-theirs', fake.defaultMenu]);
  });

  it('leaves no half-made menu behind, and says what went wrong', async () => {
    fake.broken = '/content';

    expect(await run()).toBe(1);
    expect(fake.menus.size).toBe(0);
    expect(fake.defaultMenu).toBeUndefined();
    expect(said.join('\n')).toContain('LINE answered 500: broken');
  });

  it('changes nothing where it cannot read', async () => {
    fake.broken = 'GET';

    expect(await run()).toBe(4);
    expect(fake.changes).toEqual([]);
  });

  it('takes the shipped picture', () => {
    const shipped = readMenuImage(readFileSync('knowledge-base/menu/line-menu.png'));

    expect(shipped.type).toBe('image/png');
  });

  it.each([
    ['no picture', FILES.pdf, 'PNG'],
    ['another size', pngOf(1000, 500), '2500'],
    ['too large', Buffer.concat([pngOf(2500, 843), Buffer.alloc(1_000_000)]), '1 MB'],
  ])('refuses a menu picture that is %s', (_, image, reason) => {
    expect(() => readMenuImage(image)).toThrow(reason);
  });
});
