import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

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

  const mailOf = (url: string, from = 'hub@city.example') =>
    loadConfig({ SMTP_URL: url, MAIL_FROM: from }, '/yima').mail;

  it('reads a mail server, and has it encrypt wherever a password is told', () => {
    const login = { user: 'hub@city', password: 'p:w' };

    expect(mailOf('smtps://hub%40city:p%3Aw@mail.example', '示範市 1999 <hub@city.example>')).toEqual({
      server: { host: 'mail.example', port: 465, isTls: true, mustEncrypt: false, login },
      from: { name: '示範市 1999', address: 'hub@city.example' },
    });
    expect(mailOf('smtp://a:b@mail.example')?.server).toMatchObject({ port: 587, mustEncrypt: true });
    expect(mailOf('smtp://a:b@127.0.0.1:25')?.server).toMatchObject({ port: 25, mustEncrypt: false });
    expect(mailOf('smtp://[::1]:2525')?.server).toEqual({
      host: '::1',
      port: 2525,
      isTls: false,
      mustEncrypt: false,
    });
    expect(loadConfig({}, '/yima').mail).toBeUndefined();
  });

  it.each([
    'http://a:secret@b',
    'smtp://',
    'smtp://a@b',
    'smtp://a:secret@b/path',
    'smtp://a:%zz@b',
    'mail.example',
  ])('refuses the mail server %s, and repeats nothing of it', (url) => {
    const faults = faultsOf({ SMTP_URL: url, MAIL_FROM: 'hub@city.example' });

    expect(faults).toEqual([expect.stringMatching(/^SMTP_URL: /)]);
    expect(faults.join('')).not.toContain('secret');
  });

  it('refuses a sender that is no address, and a server without one', () => {
    expect(faultsOf({ SMTP_URL: 'smtp://b', MAIL_FROM: '示範市' })).toEqual([
      expect.stringMatching(/^MAIL_FROM/),
    ]);
    expect(faultsOf({ SMTP_URL: 'smtp://b' })).toEqual([expect.stringMatching(/^MAIL_FROM.*SMTP_URL/)]);
  });

  it('turns LINE on when both credentials are there', () => {
    const { channels } = loadConfig({ LINE_CHANNEL_SECRET: 's', LINE_CHANNEL_ACCESS_TOKEN: 't' }, '/yima');

    expect(channels.line).toEqual({
      accountId: 'line',
      apiBaseUrl: 'https://api.line.me',
      dataApiBaseUrl: 'https://api-data.line.me',
      hasAgentNames: false,
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
      mediaOrigins: [],
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

describe('ACCOUNTS_FILE', () => {
  const fileOf = (text: string): { ACCOUNTS_FILE: string } => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'yima-accounts-')), 'accounts.yaml');
    writeFileSync(file, text);
    return { ACCOUNTS_FILE: file };
  };
  const line = (id: string, secret: string) =>
    `{ id: ${id}, channelSecret: ${secret}, channelAccessToken: t }`;

  it('adds accounts to those of the environment, from YAML or JSON', () => {
    const yaml = `line:\n  - ${line('line-social', 's1')}\nmessenger:\n  - { id: page-b, pageId: '7', appSecret: s, verifyToken: v, pageAccessToken: t }\n`;
    const json = JSON.stringify({ line: [{ id: 'a', channelSecret: 's', channelAccessToken: 't' }] });

    expect(loadConfig(fileOf(yaml), '/yima').moreAccounts).toEqual({
      line: [
        {
          accountId: 'line-social',
          apiBaseUrl: 'https://api.line.me',
          dataApiBaseUrl: 'https://api-data.line.me',
          hasAgentNames: false,
          channelSecret: 's1',
          channelAccessToken: 't',
        },
      ],
      messenger: [
        {
          accountId: 'page-b',
          pageId: '7',
          graphBaseUrl: 'https://graph.facebook.com',
          graphVersion: 'v25.0',
          mediaOrigins: [],
          appSecret: 's',
          verifyToken: 'v',
          pageAccessToken: 't',
        },
      ],
    });
    expect(loadConfig(fileOf(json), '/yima').moreAccounts.line).toHaveLength(1);
  });

  it('names every fault and repeats no secret', () => {
    const faults = faultsOf(
      fileOf(`line:\n  - { id: Big Id, channelSecret: '', channelAccessToken: 'hush hush', colour: red }\n`),
    );

    expect(faults).toHaveLength(4);
    expect(faults.every((fault) => fault.startsWith('ACCOUNTS_FILE: line[0]'))).toBe(true);
    expect(faults.join()).not.toMatch(/hush|Big Id/);
  });

  it.each([
    ['an id that is taken', `line:\n  - ${line('webchat', 's')}\n`, 'id'],
    ['one secret twice', `line:\n  - ${line('a', 's')}\n  - ${line('b', 's')}\n`, 'line.channelSecret'],
    ['no YAML', 'line: [', 'line 1'],
    ['a list', '- 1', 'file'],
  ])('refuses %s', (_, text, named) => {
    expect(faultsOf(fileOf(text))).toMatchObject([expect.stringContaining(named)]);
  });

  it('says so where there is no such file', () => {
    expect(faultsOf({ ACCOUNTS_FILE: 'nowhere.yaml' })).toMatchObject([
      expect.stringContaining('cannot be read'),
    ]);
  });
});
