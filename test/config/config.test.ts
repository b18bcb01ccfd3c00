import { ConfigError, loadConfig } from '../../src/config/config.js';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env, '/yima');
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe('loadConfig', () => {
  it('runs on an empty environment: this machine only, embedded engine, no channel', () => {
    const config = loadConfig({}, '/yima');

    expect(config.http).toMatchObject({ host: '127.0.0.1', port: 3000, proxies: 0 });
    expect(config.storage).toMatchObject({ dataDir: '/yima/data' });
    expect(config.storage.mongodbUri).toBeUndefined();
    expect(config.channels).toEqual({});
  });

  it('takes an empty variable for an absent one, as compose files write it', () => {
    expect(loadConfig({ PORT: '', MONGODB_URI: ' ' }, '/yima').http.port).toBe(3000);
  });

  it('turns LINE on when both credentials are there', () => {
    const { channels } = loadConfig({ LINE_CHANNEL_SECRET: 's', LINE_CHANNEL_ACCESS_TOKEN: 't' }, '/yima');

    expect(channels.line).toEqual({
      accountId: 'line',
      apiBaseUrl: 'https://api.line.me',
      channelSecret: 's',
      channelAccessToken: 't',
    });
  });

  const messengerEnv = {
    MESSENGER_APP_SECRET: 's',
    MESSENGER_VERIFY_TOKEN: 'v',
    MESSENGER_PAGE_ID: '7',
    MESSENGER_PAGE_ACCESS_TOKEN: 't',
  };

  it('turns Messenger on when all four credentials are there', () => {
    expect(loadConfig(messengerEnv, '/yima').channels.messenger).toEqual({
      accountId: 'messenger',
      pageId: '7',
      graphBaseUrl: 'https://graph.facebook.com',
      graphVersion: 'v25.0',
      appSecret: 's',
      verifyToken: 'v',
      pageAccessToken: 't',
    });
  });

  it.each(Object.keys(messengerEnv))('misses %s among the four', (name) => {
    expect(faultsOf({ ...messengerEnv, [name]: '' })).toMatchObject([expect.stringContaining(name)]);
  });

  it.each([
    [{ MESSENGER_GRAPH_VERSION: '25' }, 'MESSENGER_GRAPH_VERSION'],
    [{ MESSENGER_GRAPH_BASE_URL: 'https://graph.facebook.com/v25.0' }, 'MESSENGER_GRAPH_BASE_URL'],
    [{ PORT: 'abc' }, 'PORT'],
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ PORT: '1e3' }, 'PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ MONGODB_URI: 'postgres://x' }, 'MONGODB_URI'],
    [{ MONGODB_URI: 'mongodb://' }, 'MONGODB_URI'],
    [{ LINE_CHANNEL_SECRET: 's' }, 'LINE_CHANNEL_ACCESS_TOKEN'],
    [{ LINE_CHANNEL_ACCESS_TOKEN: 't' }, 'LINE_CHANNEL_SECRET'],
    [{ LINE_API_BASE_URL: 'https://api.line.me/v2' }, 'LINE_API_BASE_URL'],
    [{ LINE_API_BASE_URL: 'api.line.me' }, 'LINE_API_BASE_URL'],
    [{ PUBLIC_URL: 'hub.city.tw' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://hub.city.tw/yima' }, 'PUBLIC_URL'],
    [{ TRUST_PROXY: 'everybody' }, 'TRUST_PROXY'],
    [{ ADMIN_EMAIL: 'an@city.tw' }, 'ADMIN_PASSWORD'],
    [{ ADMIN_PASSWORD: 'a quiet green river' }, 'ADMIN_EMAIL'],
    [{ ADMIN_EMAIL: 'an', ADMIN_PASSWORD: 'a quiet green river' }, 'ADMIN_EMAIL'],
    [{ ADMIN_EMAIL: 'an@city.tw', ADMIN_PASSWORD: 'password1234' }, 'ADMIN_PASSWORD'],
    [{ ADMIN_EMAIL: 'an@city.tw', ADMIN_PASSWORD: 'short' }, 'ADMIN_PASSWORD'],
  ])('names the variable at fault in %j', (env: Record<string, string>, name) => {
    const faults = faultsOf(env);

    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name}: .+ / .+`));
  });

  it('takes the first administrator and the address that browsers see', () => {
    const env = {
      ADMIN_EMAIL: 'an@city.tw',
      ADMIN_PASSWORD: 'a quiet green river',
      PUBLIC_URL: 'https://hub.city.tw/',
    };
    const config = loadConfig(env, '/yima');

    expect(config.staff.firstAdmin).toEqual({ email: 'an@city.tw', password: 'a quiet green river' });
    expect(config.http.origins.publicUrl).toBe('https://hub.city.tw');
  });

  it('reports every fault at once', () => {
    expect(faultsOf({ PORT: 'x', LOG_LEVEL: 'y', LINE_CHANNEL_SECRET: 's' })).toHaveLength(3);
  });

  it('never repeats a secret in a fault', () => {
    const env = { MONGODB_URI: 'http://admin:hunter2@db', ADMIN_EMAIL: 'a@b', ADMIN_PASSWORD: 'hunter2' };

    expect(faultsOf(env).join()).not.toContain('hunter2');
  });
});
