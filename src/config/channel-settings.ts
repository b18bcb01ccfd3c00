// What each channel takes from the environment: one reader a channel, one line a channel in the table at the end.

import { accountId, type AccountId } from '../domain/ids.js';
import type { EnvReader } from './env-reader.js';

/** One LINE account. Holds secrets. */
export interface LineSettings {
  readonly accountId: AccountId;
  /** Origin without a path: the SDK drops paths. */
  readonly apiBaseUrl: string;
  /** Where what people send besides words lies. Origin without a path. */
  readonly dataApiBaseUrl: string;
  /** Citizens see the name of the member of staff who writes. */
  readonly hasAgentNames: boolean;
  /** And this picture, https. */
  readonly agentIconUrl?: string;
  readonly channelSecret: string;
  readonly channelAccessToken: string;
}

/** One Facebook page and its app. Holds secrets. */
export interface MessengerSettings {
  readonly accountId: AccountId;
  readonly pageId: string;
  /** Origin without a path. */
  readonly graphBaseUrl: string;
  /** `v25.0` */
  readonly graphVersion: string;
  /** Where files may lie besides Meta's own hosts: for tests against a fake. */
  readonly mediaOrigins: readonly string[];
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly pageAccessToken: string;
}

/** Reads one channel's variables and notes their faults; undefined: the channel is off. */
export type ChannelReader = (read: EnvReader) => object | undefined;
export type ChannelReaders = Readonly<Record<string, ChannelReader>>;

/** What a table of readers comes to: channels that are off are absent. */
export type SettingsOf<Readers extends ChannelReaders> = {
  readonly [Name in keyof Readers]?: Exclude<ReturnType<Readers[Name]>, undefined>;
};

export function readChannels<Readers extends ChannelReaders>(
  read: EnvReader,
  readers: Readers,
): SettingsOf<Readers> {
  const settings = Object.entries(readers).map(([name, reader]) => [name, reader(read)] as const);
  // Each value comes from the reader of its own name; `Object.fromEntries` cannot say so.
  return Object.fromEntries(settings.filter(([, value]) => value !== undefined)) as SettingsOf<Readers>;
}

type SharedLineSettings = Omit<LineSettings, 'accountId' | 'channelSecret' | 'channelAccessToken'>;

/** What all LINE accounts have in common. */
export function readSharedLine(read: EnvReader): SharedLineSettings {
  const agentIconUrl = read.optionalUrl('LINE_AGENT_ICON_URL', ['https:']);
  return {
    apiBaseUrl: read.origin('LINE_API_BASE_URL', 'https://api.line.me'),
    dataApiBaseUrl: read.origin('LINE_DATA_API_BASE_URL', 'https://api-data.line.me'),
    hasAgentNames: read.oneOf('LINE_AGENT_NAMES', ['on', 'off'], 'off') === 'on',
    ...(agentIconUrl === undefined ? {} : { agentIconUrl }),
  };
}

type GraphSettings = Pick<MessengerSettings, 'graphBaseUrl' | 'graphVersion' | 'mediaOrigins'>;

/** All pages call the same Graph. */
export const readGraph = (read: EnvReader): GraphSettings => ({
  graphBaseUrl: read.origin('MESSENGER_GRAPH_BASE_URL', 'https://graph.facebook.com'),
  graphVersion: read.matching('MESSENGER_GRAPH_VERSION', /^v\d+\.\d+$/, 'v25.0'),
  mediaOrigins: read.origins('MESSENGER_MEDIA_ORIGINS'),
});

function readLine(read: EnvReader): LineSettings | undefined {
  const shared = readSharedLine(read);
  const [channelSecret, channelAccessToken] = read.together([
    'LINE_CHANNEL_SECRET',
    'LINE_CHANNEL_ACCESS_TOKEN',
  ]);
  if (channelSecret === undefined || channelAccessToken === undefined) return undefined;
  return {
    accountId: accountId('line'),
    ...shared,
    channelSecret,
    channelAccessToken,
  };
}

function readMessenger(read: EnvReader): MessengerSettings | undefined {
  const graph = readGraph(read);
  const [appSecret, verifyToken, pageId, pageAccessToken] = read.together([
    'MESSENGER_APP_SECRET',
    'MESSENGER_VERIFY_TOKEN',
    'MESSENGER_PAGE_ID',
    'MESSENGER_PAGE_ACCESS_TOKEN',
  ]);
  if (appSecret === undefined || verifyToken === undefined) return undefined;
  if (pageId === undefined || pageAccessToken === undefined) return undefined;
  return {
    accountId: accountId('messenger'),
    pageId,
    ...graph,
    appSecret,
    verifyToken,
    pageAccessToken,
  };
}

/** One line a channel. Web chat needs no settings: it is always on. */
export const CHANNEL_READERS = {
  line: readLine,
  messenger: readMessenger,
} satisfies ChannelReaders;

export type ChannelSettings = SettingsOf<typeof CHANNEL_READERS>;
