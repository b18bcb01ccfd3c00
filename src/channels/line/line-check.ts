// Asks LINE about an account: who it is, where its webhooks go, whether one arrives. Called by line-adapter; free of charge.

import { textOf } from '../../lib/json-reading.js';
import { finding, type AccountCheck, type AccountFinding, type ExpectedWebhook } from '../account-check.js';
import type { LineSideClient, SideAnswer } from './line-side-client.js';

/** Source: LINE Messaging API reference, "Get bot info", "Get webhook endpoint information", "Test webhook endpoint" (60 an hour),
 *  checked 2026-11-21. */
export async function checkAccount(
  client: Pick<LineSideClient, 'ask'>,
  { webhookUrl }: ExpectedWebhook,
): Promise<AccountCheck> {
  const info = await client.ask('GET', '/v2/bot/info');
  const token = readToken(info);
  if (token.verdict !== 'good') return { findings: [token] };
  const [endpoint, test] = await Promise.all([
    client.ask('GET', '/v2/bot/channel/webhook/endpoint'),
    client.ask('POST', '/v2/bot/channel/webhook/test'),
  ]);
  const name = textOf(info.body['displayName']);
  return {
    ...(name === undefined ? {} : { name }),
    findings: [token, readEndpoint(endpoint, webhookUrl), readTest(test)],
  };
}

function readToken({ status, body }: SideAnswer): AccountFinding {
  if (status === 200) return finding('token', 'good', textOf(body['basicId']));
  if (status === 401 || status === 403) return finding('token', 'bad', textOf(body['message']));
  return finding('token', 'unknown', status === undefined ? undefined : `HTTP ${status}`);
}

function readEndpoint({ status, body }: SideAnswer, expected: string | undefined): AccountFinding {
  const endpoint = textOf(body['endpoint']);
  // 404: no address was ever set.
  if (status === 404) return finding('webhook-address', 'bad', '—');
  if (status !== 200 || endpoint === undefined) return finding('webhook-address', 'unknown');
  const isActive = body['active'] === true;
  const isOurs = expected === undefined || endpoint === expected;
  return finding(
    'webhook-address',
    isActive && isOurs ? 'good' : 'bad',
    isActive ? endpoint : `${endpoint} (off)`,
  );
}

function readTest({ status, body }: SideAnswer): AccountFinding {
  if (status !== 200) return finding('webhook-test', 'unknown', textOf(body['message']));
  const { statusCode, reason, detail } = body;
  const code = typeof statusCode === 'number' ? [String(statusCode)] : [];
  const words = [...code, textOf(reason) ?? '', textOf(detail) ?? ''].join(' ');
  return finding('webhook-test', body['success'] === true ? 'good' : 'bad', words);
}
