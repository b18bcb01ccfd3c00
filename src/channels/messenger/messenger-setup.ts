// What a Facebook page's own settings should say: its first screen, its menu, and what it tells us. Called by the set-up command.

import { TALK_TO_PERSON } from '../../domain/inbound-event.js';
import { canonicalJson, isRecord, recordOf, textOf, type JsonRecord } from '../../lib/json-reading.js';
import { unreadable, type SetupStep } from '../setup-step.js';
import { GET_STARTED } from './messenger-kinds.js';
import type { MessengerProfileClient, ProfileAnswer } from './messenger-profile-client.js';
import { SPOKEN_PREFIX } from './messenger-card.js';

/** What webhooks of ours have readers for. Source: Meta, Messenger Platform, "Webhook fields", checked 2026-11-21. */
const FIELDS = [
  'messages',
  'messaging_postbacks',
  'message_echoes',
  'message_edits',
  'message_reactions',
  'message_deliveries',
  'message_reads',
  'standby',
] as const;

const spoken = (text: string): string => `${SPOKEN_PREFIX}${text}`;

/** Source of the shapes and limits: Meta, Messenger Platform, "Messenger Profile API": greeting 160 characters, three menu items, four
 *  ice breakers. Checked 2026-11-21. */
function wantedProfile(cityName: string): Readonly<Record<string, unknown>> {
  const zh = `您好，這裡是${cityName} 1999。請直接打字問市政問題，先由電腦程式回答，隨時可以轉真人。`;
  const en = `Hello, this is ${cityName} 1999. Ask about city services in your own words; a computer program answers first, a person on request.`;
  return {
    get_started: { payload: GET_STARTED },
    greeting: [
      { locale: 'default', text: zh.slice(0, 160) },
      { locale: 'en_US', text: en.slice(0, 160) },
    ],
    ice_breakers: [
      {
        locale: 'default',
        call_to_actions: [
          { question: '身分證不見了怎麼辦？', payload: spoken('身分證不見了怎麼辦') },
          { question: '路燈壞了要找誰？', payload: spoken('路燈壞了要找誰') },
          { question: '我要找真人', payload: TALK_TO_PERSON },
        ],
      },
    ],
    persistent_menu: [
      {
        locale: 'default',
        composer_input_disabled: false,
        call_to_actions: [
          { type: 'postback', title: '轉真人', payload: TALK_TO_PERSON },
          { type: 'postback', title: '你能做什麼', payload: spoken('你能做什麼') },
        ],
      },
    ],
  };
}

/** Asks Graph how things are; changes nothing. */
export async function planMessengerSetup(
  client: MessengerProfileClient,
  cityName: string,
): Promise<readonly SetupStep[]> {
  return [...(await planProfile(client, wantedProfile(cityName))), await planSubscription(client)];
}

const isGood = ({ status = 0 }: ProfileAnswer): boolean => status >= 200 && status < 300;
const faultOf = ({ status, body }: ProfileAnswer): string =>
  status === undefined
    ? 'Graph did not answer'
    : `Graph answered ${status}: ${textOf(recordOf(body['error'])['message']) ?? ''}`;
const firstOf = (body: JsonRecord): JsonRecord =>
  recordOf(Array.isArray(body['data']) ? body['data'][0] : undefined);

/** One step a field; a page's menu needs its "Get Started" first, which is why the order stays. */
async function planProfile(
  client: MessengerProfileClient,
  wanted: Readonly<Record<string, unknown>>,
): Promise<readonly SetupStep[]> {
  const edge = 'messenger_profile';
  const now = await client.ask('GET', edge, { query: { fields: Object.keys(wanted).join(',') } });
  if (!isGood(now)) return [unreadable(edge, faultOf(now))];
  const known = firstOf(now.body);
  return Object.entries(wanted).map(([field, value]) => ({
    name: field,
    isSame: canonicalJson(known[field] ?? null) === canonicalJson(value),
    from: known[field] === undefined ? '' : canonicalJson(known[field]),
    to: canonicalJson(value),
    apply: async () => {
      const answer = await client.ask('POST', edge, { body: { [field]: value } });
      return isGood(answer) ? undefined : faultOf(answer);
    },
  }));
}

/** What others have subscribed the page to stays. */
async function planSubscription(client: MessengerProfileClient): Promise<SetupStep> {
  const edge = 'subscribed_apps';
  const now = await client.ask('GET', edge);
  if (!isGood(now)) return unreadable(edge, faultOf(now));
  const apps = Array.isArray(now.body['data']) ? now.body['data'].filter(isRecord) : [];
  const fields = apps.flatMap((app) => {
    const given = app['subscribed_fields'];
    return Array.isArray(given) ? given.map(String) : [];
  });
  const all = [...new Set([...fields, ...FIELDS])].sort();
  return {
    name: edge,
    isSame: FIELDS.every((field) => fields.includes(field)),
    from: [...fields].sort().join(', '),
    to: all.join(', '),
    apply: async () => {
      const answer = await client.ask('POST', edge, { body: { subscribed_fields: all } });
      return isGood(answer) ? undefined : faultOf(answer);
    },
  };
}
