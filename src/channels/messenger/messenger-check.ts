// Asks Graph about a page: who it is, and which events it tells the app. Called by messenger-adapter; free of charge.

import { isRecord, recordOf, textOf, type JsonRecord } from '../../lib/json-reading.js';
import { finding, type AccountCheck, type AccountFinding } from '../account-check.js';
import type { MessengerSideClient, SideAnswer } from './messenger-side-client.js';

/** Without these the hub hears no words and no buttons. Source: Meta, Messenger Platform, "Webhooks: events", checked 2026-11-21. */
const NEEDED_FIELDS = ['messages', 'messaging_postbacks'] as const;

/** A dead or foreign token. Source: Meta, Graph API, "Error codes", checked 2026-11-21. */
const TOKEN_CODES: readonly unknown[] = [190, 102];

/** Source: Meta, Graph API, "Page" and "Page: subscribed apps", checked 2026-11-21. */
export async function checkAccount(client: MessengerSideClient, pageId: string): Promise<AccountCheck> {
  const me = await client.get('me', { fields: 'id,name' });
  const token = readToken(me, pageId);
  if (token.verdict !== 'good') return { findings: [token] };
  const apps = await client.get(`${encodeURIComponent(pageId)}/subscribed_apps`, {});
  const name = textOf(me.body['name']);
  return { ...(name === undefined ? {} : { name }), findings: [token, readSubscription(apps)] };
}

function readToken({ status, body }: SideAnswer, pageId: string): AccountFinding {
  if (status === undefined) return finding('token', 'unknown');
  const { code, message } = recordOf(body['error']);
  if (status !== 200)
    return finding(
      'token',
      TOKEN_CODES.includes(code) || status === 401 ? 'bad' : 'unknown',
      textOf(message) ?? `HTTP ${status}`,
    );
  const id = textOf(body['id']);
  // A token of another page sends nothing for this one.
  return id === pageId ? finding('token', 'good', id) : finding('token', 'bad', `page ${id ?? '?'}`);
}

function readSubscription({ status, body }: SideAnswer): AccountFinding {
  const data = body['data'];
  if (status !== 200 || !Array.isArray(data)) return finding('subscription', 'unknown');
  const fields = new Set(data.filter(isRecord).flatMap(fieldsOf));
  const missing = NEEDED_FIELDS.filter((field) => !fields.has(field));
  return missing.length === 0
    ? finding('subscription', 'good', [...fields].join(', '))
    : finding('subscription', 'bad', missing.join(', '));
}

function fieldsOf({ subscribed_fields: fields }: JsonRecord): string[] {
  return Array.isArray(fields) ? fields.flatMap((field: unknown) => textOf(field) ?? []) : [];
}
