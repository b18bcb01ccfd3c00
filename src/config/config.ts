// Environment → one frozen configuration, a slice a room. Each fault is found and reported at once.

import { homedir } from 'node:os';
import path from 'node:path';

import { HubError } from '../domain/errors.js';
import { readServiceHours, type ServiceHours } from '../domain/hours.js';
import { PASSWORD_MIN_CHARS, weaknessOf } from '../domain/password-rules.js';
import { readAssist, type AssistConfig } from './assist-settings.js';
import { readAccountsFile, type MoreAccounts } from './accounts-file.js';
import type { OriginRules } from './allowed-origins.js';
import {
  CHANNEL_READERS,
  readChannels,
  type ChannelReaders,
  type ChannelSettings,
  type SettingsOf,
} from './channel-settings.js';
import { EnvReader } from './env-reader.js';
import type { Env } from './env.js';
import { readMail, type MailConfig } from './mail-settings.js';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

export interface HttpConfig {
  /** Address to listen on. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Proxies of ours in front of the hub; each adds an address to `X-Forwarded-For`. 0: nobody's word is taken. */
  readonly proxies: number;
  /** Pages that may talk to the hub besides its own. */
  readonly origins: OriginRules;
}

export interface StaffConfig {
  /** The built entry of the thread that hashes passwords, absolute. */
  readonly passwordWorkerEntry: string;
  /** The first administrator, made where there is none. Never logged. */
  readonly firstAdmin?: { readonly email: string; readonly password: string };
}

export interface WebConfig {
  /** What `vite build` made of `src/web`, absolute. */
  readonly builtDir: string;
}

export interface StorageConfig {
  /** A MongoDB deployment; absent: the embedded engine on `dataDir`. */
  readonly mongodbUri?: string;
  /** Everything the hub keeps on disk, absolute. */
  readonly dataDir: string;
  /** Where things prepared once per user live (`$XDG_CACHE_HOME/yima`), absolute. */
  readonly cacheDir: string;
  /** The built entry of the engine's child process, absolute. */
  readonly childEntry: string;
}

export interface ContentConfig {
  readonly intentsDir: string;
  readonly knowledgeBaseDir: string;
  /** The built learn-worker.js. */
  readonly learnWorkerEntry: string;
  /** The built sheet-worker.js. */
  readonly sheetWorkerEntry: string;
}

export interface KnowledgeConfig {
  /** Nobody publishes an article that a second editor has not looked at. */
  readonly needsSecondPerson: boolean;
  /** Does the hub ask the pages that articles name whether they are there? */
  readonly checksLinks: boolean;
}

export interface CityConfig {
  /** The city's name as citizens read it. */
  readonly name: string;
}

export interface BotConfig {
  /** Does the bot say that a program answers: with its first words, and again after a day without any? That it is back after a
   *  person is always said. */
  readonly saysWhatItIs: boolean;
}

export interface DeskConfig {
  /** When people answer at the desk, Asia/Taipei. */
  readonly serviceHours: ServiceHours;
  /** Does the desk give waiting talks to agents by itself? */
  readonly isAutomatic: boolean;
  /** A talk that waits so long for an agent who is not there goes back to the queue. Unit: ms. */
  readonly absentAfterMs: number;
  /** And for one who is there. Unit: ms. */
  readonly silentAfterMs: number;
  /** The first words of a person are to come within this time; the wall counts by it. Unit: ms. */
  readonly answerWithinMs: number;
  /** Whoever passes a talk on has to leave a note for who comes next. */
  readonly isNoteNeeded: boolean;
  /** The notice for all channels: how long it may stand, and whether a second supervisor has to publish it. */
  readonly banner: { readonly mostHours: number; readonly isSecondNeeded: boolean };
}

export interface MediaConfig {
  /** Largest file kept. Unit: bytes. */
  readonly mostBytes: number;
  /** Citizens may send files on web chat. */
  readonly isOpenToVisitors: boolean;
  /** All files together. Unit: bytes. */
  readonly mostDiskBytes: number;
  /** Files older than this are deleted; 0 keeps them. Unit: ms. */
  readonly keepMs: number;
}

export interface Config {
  readonly http: HttpConfig;
  readonly storage: StorageConfig;
  readonly content: ContentConfig;
  readonly knowledge: KnowledgeConfig;
  readonly city: CityConfig;
  readonly bot: BotConfig;
  readonly desk: DeskConfig;
  readonly media: MediaConfig;
  readonly web: WebConfig;
  readonly staff: StaffConfig;
  readonly observe: { readonly logLevel: LogLevel };
  /** Signs visitor tokens and staff sessions. Absent: made once and kept in the data folder. Never logged. */
  readonly session: { readonly secret?: string };
  /** By the reader's name; a channel without credentials is absent, and off. Holds secrets: never logged, never sent to a browser. */
  readonly channels: ChannelSettings;
  /** Accounts besides those: a department's own. Holds secrets, too. */
  readonly moreAccounts: MoreAccounts;
  /** Optional helpers; each is off unless it is named. Holds secrets, too. */
  readonly assist: AssistConfig;
  /** Absent: nothing is mailed. Holds a secret, too. */
  readonly mail?: MailConfig;
}

/** A sample: each city sets its own. */
const SAMPLE_SERVICE_HOURS = 'daily 08:00-22:00';

/** Everything wrong with the environment, all at once. */
export class ConfigError extends HubError {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    const list = faults.map((fault) => `  - ${fault}`).join('\n');
    super(
      'CONFIG_INVALID',
      `設定有 ${faults.length} 處要修正 / ${faults.length} setting(s) to mend:\n${list}`,
      { details: { faults } },
    );
    this.faults = faults;
  }
}

/** Reads and checks the whole environment. `root` is the folder of package.json. Throws ConfigError. */
export function loadConfig(env: Env, root: string): Config;
/** With other channels than the product's own: tests plug theirs. */
export function loadConfig<Readers extends ChannelReaders>(
  env: Env,
  root: string,
  readers: Readers,
): Config & { readonly channels: SettingsOf<Readers> };
export function loadConfig(env: Env, root: string, readers: ChannelReaders = CHANNEL_READERS): Config {
  const read = new EnvReader(env);
  const channels = readChannels(read, readers);
  const sessionSecret = read.secret('SESSION_SECRET');
  const mail = readMail(read);
  const config: Config = {
    http: readHttp(read),
    storage: readStorage(read, root),
    knowledge: {
      needsSecondPerson: read.oneOf('ARTICLE_APPROVAL', ['optional', 'required'], 'optional') === 'required',
      checksLinks: read.oneOf('LINK_CHECK', ['on', 'off'], 'on') === 'on',
    },
    content: {
      intentsDir: path.join(root, 'intents'),
      knowledgeBaseDir: path.join(root, 'knowledge-base'),
      learnWorkerEntry: path.join(root, 'dist', 'knowledge', 'learn-worker.js'),
      sheetWorkerEntry: path.join(root, 'dist', 'content', 'sheets', 'sheet-worker.js'),
    },
    city: { name: read.text('CITY_NAME', '示範市') },
    bot: { saysWhatItIs: read.oneOf('BOT_DISCLOSURE', ['on', 'off'], 'on') === 'on' },
    desk: readDesk(read),
    media: readMedia(read),
    web: { builtDir: path.join(root, 'dist', 'web') },
    staff: readStaff(read, root),
    observe: { logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info') },
    session: sessionSecret === undefined ? {} : { secret: sessionSecret },
    channels,
    moreAccounts: readAccountsFile(read, root),
    assist: readAssist(read),
    ...(mail === undefined ? {} : { mail }),
  };
  // A variable that two readers ask for is at fault once.
  if (read.faults.length > 0) throw new ConfigError([...new Set(read.faults)]);
  return Object.freeze(config);
}

function readHttp(read: EnvReader): HttpConfig {
  const publicUrl = read.optionalOrigin('PUBLIC_URL');
  return {
    host: read.text('HOST', '127.0.0.1'),
    port: read.integer('PORT', 3000, { min: 0, max: 65_535 }),
    proxies: read.integer('TRUST_PROXY', 0, { min: 0, max: 10 }),
    origins: {
      allowedOrigins: read.origins('ALLOWED_ORIGINS'),
      ...(publicUrl === undefined ? {} : { publicUrl }),
    },
  };
}

function readDesk(read: EnvReader): DeskConfig {
  const seconds = (name: string, fallback: number): number =>
    1000 * read.integer(name, fallback, { min: 10, max: 30 * 86_400 });
  return {
    serviceHours: read.parsed('SERVICE_HOURS', SAMPLE_SERVICE_HOURS, {
      parse: readServiceHours,
      zh: '要像「mon-fri 08:00-18:00, sat 09:00-12:00」或「daily 08:00-22:00」',
      en: 'must look like "mon-fri 08:00-18:00, sat 09:00-12:00" or "daily 08:00-22:00"',
    }),
    isAutomatic: read.oneOf('DESK_ASSIGNMENT', ['manual', 'automatic'], 'manual') === 'automatic',
    absentAfterMs: seconds('DESK_ABSENT_SECONDS', 120),
    silentAfterMs: seconds('DESK_SILENT_SECONDS', 900),
    answerWithinMs: seconds('DESK_ANSWER_SECONDS', 120),
    isNoteNeeded: read.oneOf('DESK_TRANSFER_NOTE', ['optional', 'required'], 'optional') === 'required',
    banner: {
      mostHours: read.integer('BANNER_MAX_HOURS', 72, { min: 1, max: 720 }),
      isSecondNeeded: read.oneOf('BANNER_SECOND_PERSON', ['required', 'optional'], 'required') === 'required',
    },
  };
}

const MEGABYTE = 1_000_000;
const DAY_MS = 24 * 3_600_000;

function readMedia(read: EnvReader): MediaConfig {
  return {
    mostBytes: read.integer('MEDIA_MAX_MB', 50, { min: 1, max: 1_000 }) * MEGABYTE,
    isOpenToVisitors: read.oneOf('VISITOR_FILES', ['on', 'off'], 'off') === 'on',
    mostDiskBytes: read.integer('MEDIA_DISK_MB', 10_000, { min: 10, max: 10_000_000 }) * MEGABYTE,
    keepMs: read.integer('MEDIA_KEEP_DAYS', 365, { min: 0, max: 36_500 }) * DAY_MS,
  };
}

function readStaff(read: EnvReader, root: string): StaffConfig {
  const passwordWorkerEntry = path.join(root, 'dist', 'staff', 'password-worker.js');
  const [email, password] = read.together(['ADMIN_EMAIL', 'ADMIN_PASSWORD']);
  if (email === undefined || password === undefined) return { passwordWorkerEntry };
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) read.refuse('ADMIN_EMAIL', '不是電子郵件', 'is no e-mail address');
  if (weaknessOf(password, [email]) !== undefined)
    read.refuse(
      'ADMIN_PASSWORD',
      `太容易猜到：至少 ${PASSWORD_MIN_CHARS} 個字元，不要用常見的字、連號或帳號`,
      `is too easy to guess: at least ${PASSWORD_MIN_CHARS} characters, no usual words, runs or parts of the address`,
    );
  return { passwordWorkerEntry, firstAdmin: { email, password } };
}

function readStorage(read: EnvReader, root: string): StorageConfig {
  const mongodbUri = read.optionalUrl('MONGODB_URI', ['mongodb:', 'mongodb+srv:']);
  const cacheHome = read.optional('XDG_CACHE_HOME') ?? path.join(homedir(), '.cache');
  return {
    dataDir: path.resolve(root, read.text('DATA_DIR', 'data')),
    cacheDir: path.join(cacheHome, 'yima'),
    childEntry: path.join(root, 'dist', 'storage', 'embedded', 'engine-child.js'),
    ...(mongodbUri === undefined ? {} : { mongodbUri }),
  };
}
