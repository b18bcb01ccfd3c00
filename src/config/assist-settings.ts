// Optional helpers from the environment: off unless an address and a model are named.

import type { EnvReader } from './env-reader.js';

/** One helper that speaks the OpenAI-compatible HTTP shape. Holds a secret. */
export interface AssistSettings {
  /** With its version, without a slash at the end: `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly key?: string;
  /** The most it may take a day, Asia/Taipei. Unit: tokens. */
  readonly dailyTokens: number;
}

export interface AssistConfig {
  /** Text → vector. */
  readonly embedding?: AssistSettings;
  /** Text → text. */
  readonly llm?: AssistSettings;
}

/** Some 10,000 questions and the vectors of some 2,000 articles. Ours. Unit: tokens. */
const EMBEDDING_DAILY_TOKENS = 2_000_000;
/** Some 200 drafts. Ours. Unit: tokens. */
const LLM_DAILY_TOKENS = 1_000_000;
const MOST_DAILY_TOKENS = 1_000_000_000;

export function readAssist(read: EnvReader): AssistConfig {
  const embedding = readHelper(read, 'ASSIST_EMBEDDING', EMBEDDING_DAILY_TOKENS);
  const llm = readHelper(read, 'ASSIST_LLM', LLM_DAILY_TOKENS);
  return {
    ...(embedding === undefined ? {} : { embedding }),
    ...(llm === undefined ? {} : { llm }),
  };
}

function readHelper(read: EnvReader, prefix: string, dailyDefault: number): AssistSettings | undefined {
  const [url, model] = read.together([`${prefix}_URL`, `${prefix}_MODEL`]);
  const key = read.optional(`${prefix}_KEY`);
  const dailyTokens = read.integer(`${prefix}_DAILY_TOKENS`, dailyDefault, {
    min: 0,
    max: MOST_DAILY_TOKENS,
  });
  if (url === undefined || model === undefined) return undefined;
  const baseUrl = readBaseUrl(url);
  if (baseUrl === undefined) {
    read.refuse(
      `${prefix}_URL`,
      '要是 http(s)://主機/路徑，不能帶帳號、? 或 #',
      'must look like http(s)://host/path, without credentials, ? or #',
    );
    return undefined;
  }
  return { baseUrl, model, dailyTokens, ...(key === undefined ? {} : { key }) };
}

function readBaseUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, search, hash, href } = new URL(text);
  const isPlain = /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
  return isPlain ? href.replace(/\/+$/, '') : undefined;
}
