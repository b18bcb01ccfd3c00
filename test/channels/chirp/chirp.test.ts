// A fourth channel: five files of its own, one line in a table of readers, one in a table of factories, and nothing else of the
// hub knows it. It passes the shared suite and goes the whole road, to a person and back.

import { randomUUID } from 'node:crypto';

import { CHANNEL_FACTORIES, makeAdapters, type ChannelFactories } from '../../../src/compose/channels.js';
import { CHANNEL_READERS, type SettingsOf } from '../../../src/config/channel-settings.js';
import { loadConfig } from '../../../src/config/config.js';
import { accountId } from '../../../src/domain/ids.js';
import { channelAdapterContract } from '../../contracts/channel-adapter-contract.js';
import { TestHub } from '../../support/test-hub.js';
import { createChirpAdapter, readChirp } from './chirp-adapter.js';
import { Chirp } from './chirp-platform.js';
import { BUTTONS, TEXT_UNITS, type ChirpBody } from './chirp-render.js';
import { SIGNATURE_HEADER, signBody } from './chirp-signature.js';

const READERS = {
  ...CHANNEL_READERS,
  chirp: readChirp,
};
const FACTORIES: ChannelFactories<SettingsOf<typeof READERS>> = {
  ...CHANNEL_FACTORIES,
  chirp: createChirpAdapter,
};

channelAdapterContract('Chirp', async () => {
  const chirp = await Chirp.start();
  const { secret, token, baseUrl } = chirp;
  return {
    adapter: createChirpAdapter(
      { accountId: accountId('chirp'), secret, token, baseUrl },
      { deadlineMs: 500 },
    ),
    sign: (body) => ({
      body,
      receivedAtMs: 0,
      header: (name) => (name === SIGNATURE_HEADER ? signBody(body, secret) : undefined),
    }),
    textBody: (text) => chirp.bodyOf({ id: `id-${text}`, from: 'ann', text }),
    conversationKey: 'ann',
    limits: { textUnits: TEXT_UNITS, bubblesPerCall: 1, buttons: BUTTONS },
    bubblesOf: (call) => {
      const { text, buttons } = call.body as ChirpBody;
      return [{ text, buttons: buttons.map(({ label }) => label) }];
    },
    setWeather: (weather) => {
      chirp.weather = weather;
    },
    acceptedTexts: () => chirp.textsTo('ann'),
    violations: () => chirp.violations,
    secrets: [secret, token],
    stop: () => chirp.stop(),
  };
});

describe('the settings of a fourth channel', () => {
  it('are read with all others, and every fault of them is named', () => {
    const read = (env: Record<string, string>) => loadConfig(env, '/yima', READERS).channels;

    expect(read({ CHIRP_SECRET: 's', CHIRP_TOKEN: 't' })).toEqual({
      chirp: { accountId: 'chirp', secret: 's', token: 't', baseUrl: 'https://chirp.example' },
    });
    expect(read({})).toEqual({});
    expect(() => read({ CHIRP_SECRET: 's', PORT: 'x' })).toThrow(
      /PORT[\s\S]*CHIRP_TOKEN|CHIRP_TOKEN[\s\S]*PORT/,
    );
  });
});

describe('a citizen on a fourth channel', () => {
  let chirp: Chirp;
  let hub: TestHub;
  beforeAll(async () => {
    chirp = await Chirp.start();
    hub = await TestHub.start({
      env: chirp.env,
      plug: (env) => {
        const { channels } = loadConfig(env, process.cwd(), READERS);
        return (deps) => makeAdapters(channels, FACTORIES, deps);
      },
    });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
    await chirp.stop();
  });

  const ask = async (from: string, chirped: object): Promise<string[]> => {
    const before = chirp.textsTo(from).length;
    await chirp.post(hub.url, { id: randomUUID(), from, ...chirped });
    await hub.settled();
    return chirp.textsTo(from).slice(before);
  };

  it('is answered, once however often the message comes', async () => {
    const question = { id: 'the-same', from: 'ann', text: '身分證不見了怎麼辦' };

    const statuses = [await chirp.post(hub.url, question), await chirp.post(hub.url, question)];
    await hub.settled();

    expect(statuses).toEqual([200, 200]);
    expect(chirp.textsTo('ann').filter((text) => text.startsWith('先掛失'))).toHaveLength(1);
    expect(chirp.violations).toEqual([]);
  });

  it('presses a button of the choices and gets that answer', async () => {
    await ask('ben', { text: '停車' });
    const [button] = chirp.taken.findLast(({ to }) => to === 'ben')?.buttons ?? [];

    const said = await ask('ben', { pressed: button?.value, text: button?.label });

    expect(button).toBeDefined();
    expect(said).not.toEqual([]);
    expect((await hub.transcriptOf({ id: 'ben' }, 'chirp')).at(-1)?.why?.rule).toBe('pick');
  });

  it('reaches a person, hears them, and is given back to the bot', async () => {
    const talk = { conversationId: hub.talkOf({ id: 'cat' }, 'chirp') };
    await ask('cat', { text: '轉真人' });
    const mei = await hub.agent('mei');

    const { row } = await mei.mustAsk('claim', talk);
    await mei.mustAsk('reply', { ...talk, clientId: randomUUID(), text: '您好，我是小美' });
    await hub.settled();
    const heard = chirp.textsTo('cat').at(-1);
    const silence = await ask('cat', { text: '身分證不見了怎麼辦' });
    await mei.mustAsk('giveBack', talk);
    const answer = await ask('cat', { text: '身分證不見了怎麼辦' });

    expect(row).toMatchObject({ channelId: 'chirp', status: 'assigned' });
    expect(heard).toBe('您好，我是小美');
    expect(silence).toEqual([]);
    expect(answer.at(-1)).toMatch(/^先掛失/);
  });

  it('is turned away without the right signature', async () => {
    const body = chirp.bodyOf({ id: 'x', from: 'eve', text: '你好' });
    const headers = { [SIGNATURE_HEADER]: signBody(body, 'another secret') };

    expect((await fetch(`${hub.url}/webhooks/chirp`, { method: 'POST', headers, body })).status).toBe(401);
  });
});
