// ACCOUNTS_FILE: the accounts besides those of the environment, as JSON or YAML. Called by config.ts; every fault is named, no
// value of a credential is ever repeated.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parseDocument } from 'yaml';
import { z } from 'zod';

import { accountId } from '../domain/ids.js';
import { readGraph, readSharedLine, type LineSettings, type MessengerSettings } from './channel-settings.js';
import type { EnvReader } from './env-reader.js';

const NAME = 'ACCOUNTS_FILE';

const id = z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and -, at most 40');
const secret = z.string().min(1);
/** Goes into a header. */
const token = z.string().regex(/^[\x21-\x7e]+$/, 'no spaces, no line breaks');
/** Another address of LINE's API, for tests against a fake. */
const origin = z
  .string()
  .refine((text) => URL.canParse(text) && new URL(text).origin === text, 'https://host');

const fileSchema = z.strictObject({
  line: z
    .array(
      z.strictObject({
        id,
        channelSecret: secret,
        channelAccessToken: token,
        apiBaseUrl: origin.optional(),
        dataApiBaseUrl: origin.optional(),
      }),
    )
    .default([]),
  messenger: z
    .array(
      z.strictObject({
        id,
        pageId: z.string().regex(/^\d{1,30}$/, 'digits, in quotes'),
        appSecret: secret,
        verifyToken: secret,
        pageAccessToken: token,
      }),
    )
    .default([]),
});
type AccountsFile = z.infer<typeof fileSchema>;

const NO_ACCOUNTS: AccountsFile = { line: [], messenger: [] };

/** Ids that the environment and the hub itself give. */
const TAKEN_IDS = ['line', 'messenger', 'webchat'];

export interface MoreAccounts {
  readonly line: readonly LineSettings[];
  readonly messenger: readonly MessengerSettings[];
}

/** The file's accounts; none where the variable is not set. A fault goes to `read`. */
export function readAccountsFile(read: EnvReader, root: string): MoreAccounts {
  const { line, messenger } = parseFile(read, root);
  refuseTwins(read, { line, messenger });
  const shared = readSharedLine(read);
  const graph = readGraph(read);
  return {
    line: line.map(({ id: name, apiBaseUrl, dataApiBaseUrl, ...secrets }) => ({
      accountId: accountId(name),
      ...shared,
      apiBaseUrl: apiBaseUrl ?? shared.apiBaseUrl,
      // A fake answers both at one address.
      dataApiBaseUrl: dataApiBaseUrl ?? apiBaseUrl ?? shared.dataApiBaseUrl,
      ...secrets,
    })),
    messenger: messenger.map(({ id: name, ...settings }) => ({
      accountId: accountId(name),
      ...graph,
      ...settings,
    })),
  };
}

function parseFile(read: EnvReader, root: string): AccountsFile {
  const given = read.optional(NAME);
  if (given === undefined) return NO_ACCOUNTS;
  const text = readText(path.resolve(root, given));
  if (text === undefined) {
    read.refuse(NAME, '讀不到這個檔案', 'this file cannot be read');
    return NO_ACCOUNTS;
  }
  // JSON is YAML.
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = text.slice(0, error.pos[0]).split('\n').length;
    read.refuse(NAME, `第 ${line} 行不是 JSON 或 YAML`, `line ${line} is neither JSON nor YAML`);
    return NO_ACCOUNTS;
  }
  const parsed = fileSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const field = issue.path.length === 0 ? 'file' : z.core.toDotPath(issue.path);
    read.refuse(NAME, `${field} 有誤（${issue.message}）`, `${field}: ${issue.message}`);
  }
  return NO_ACCOUNTS;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // the caller says which variable
  }
}

/** One id twice would mix two inboxes; one secret or page twice would answer each message twice. */
function refuseTwins(read: EnvReader, { line, messenger }: AccountsFile): void {
  const given = (name: string): string[] => [read.optional(name)].filter((text) => text !== undefined);
  const lists: readonly [what: string, values: readonly string[]][] = [
    ['id', [...TAKEN_IDS, ...line.map((account) => account.id), ...messenger.map((account) => account.id)]],
    [
      'line.channelSecret',
      [...given('LINE_CHANNEL_SECRET'), ...line.map((account) => account.channelSecret)],
    ],
    ['messenger.pageId', [...given('MESSENGER_PAGE_ID'), ...messenger.map((account) => account.pageId)]],
  ];
  for (const [what, values] of lists)
    if (new Set(values).size < values.length)
      read.refuse(
        NAME,
        `${what} 重複，每個帳號要有自己的`,
        `${what} stands there twice; each account has its own`,
      );
}
