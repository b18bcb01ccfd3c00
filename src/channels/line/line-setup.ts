// What a LINE account's own settings should say: where its events go, and the menu under the talk. Called by the set-up command.

import { createHash } from 'node:crypto';

import { TALK_TO_PERSON } from '../../domain/inbound-event.js';
import { canonicalJson, isRecord, textOf, type JsonRecord } from '../../lib/json-reading.js';
import { unreadable, type SetupStep } from '../setup-step.js';
import type { LineSideClient, SideAnswer } from './line-side-client.js';

export interface LineSetup {
  readonly side: Pick<LineSideClient, 'ask'>;
  /** On LINE's data host. */
  readonly data: Pick<LineSideClient, 'upload'>;
  /** https, ours. Absent: the webhook is left as it is. */
  readonly webhookUrl?: string;
  /** The menu's picture, 2500 × 843. Absent: the menu is left as it is. */
  readonly menuImage?: { readonly bytes: Buffer; readonly type: 'image/png' | 'image/jpeg' };
}

/** Ours: by it we know our own menus again, and whether one is the same. */
const MENU_PREFIX = 'yima-menu-';

/** Three fields side by side. Source of the size: LINE Messaging API documentation, "Requirements for rich menu images": width 800 to
 *  2500, height at least 250, width by height at least 1.45. Unit: px. */
export const MENU_SIZE = { width: 2500, height: 843 } as const;
const THIRD = Math.floor(MENU_SIZE.width / 3);

/** `chatBarText`: at most 14 characters. Source: LINE OpenAPI, `RichMenuRequest`. */
const MENU = {
  size: MENU_SIZE,
  selected: true,
  chatBarText: '常用服務 Menu',
  areas: [
    areaAt(0, { type: 'message', label: '我想問問題', text: '你能做什麼' }),
    areaAt(1, { type: 'postback', label: '轉真人', data: TALK_TO_PERSON, displayText: '轉真人' }),
    areaAt(2, { type: 'uri', label: '撥打 1999', uri: 'tel:1999' }),
  ],
};

function areaAt(place: number, action: JsonRecord) {
  return { bounds: { x: place * THIRD, y: 0, width: THIRD, height: MENU_SIZE.height }, action };
}

/** Asks LINE how things are; changes nothing. */
export async function planLineSetup(setup: LineSetup): Promise<readonly SetupStep[]> {
  const webhook = setup.webhookUrl === undefined ? [] : await planWebhook(setup, setup.webhookUrl);
  const menu = setup.menuImage === undefined ? [] : [await planMenu(setup, setup.menuImage)];
  return [...webhook, ...menu];
}

const isGood = ({ status = 0 }: SideAnswer): boolean => status >= 200 && status < 300;
const faultOf = ({ status, body }: SideAnswer): string =>
  status === undefined ? 'LINE did not answer' : `LINE answered ${status}: ${textOf(body['message']) ?? ''}`;

async function planWebhook({ side }: LineSetup, endpoint: string): Promise<readonly SetupStep[]> {
  const path = '/v2/bot/channel/webhook/endpoint';
  const now = await side.ask('GET', path);
  // 404: none is set.
  if (!isGood(now) && now.status !== 404) return [unreadable('webhook', faultOf(now))];
  const from = textOf(now.body['endpoint']) ?? '';
  const isActive = now.body['active'] === true;
  return [
    {
      name: 'webhook',
      isSame: from === endpoint,
      from,
      to: endpoint,
      apply: async () => {
        const put = await side.ask('PUT', path, { endpoint });
        if (!isGood(put)) return faultOf(put);
        const tried = await side.ask('POST', '/v2/bot/channel/webhook/test', { endpoint });
        if (!isGood(tried)) return faultOf(tried);
        if (tried.body['success'] === true) return undefined;
        return `LINE could not reach it: ${textOf(tried.body['reason']) ?? ''} ${textOf(tried.body['detail']) ?? ''}`;
      },
    },
    // LINE has no call for it.
    ...(isActive || from === ''
      ? []
      : [
          unreadable(
            'Use webhook',
            'switch it on in the LINE Developers Console: Messaging API → Use webhook',
          ),
        ]),
  ];
}

async function planMenu(
  { side, data }: LineSetup,
  image: NonNullable<LineSetup['menuImage']>,
): Promise<SetupStep> {
  const name = `${MENU_PREFIX}${createHash('sha256').update(canonicalJson(MENU)).update(image.bytes).digest('hex').slice(0, 16)}`;
  const [list, chosen] = [
    await side.ask('GET', '/v2/bot/richmenu/list'),
    await side.ask('GET', DEFAULT_PATH),
  ];
  if (!isGood(list)) return unreadable('rich menu', faultOf(list));
  // 404: no default.
  if (!isGood(chosen) && chosen.status !== 404) return unreadable('rich menu', faultOf(chosen));
  const menus = Array.isArray(list.body['richmenus']) ? list.body['richmenus'].filter(isRecord) : [];
  const chosenId = textOf(chosen.body['richMenuId']);
  const current = menus.find(({ richMenuId }) => richMenuId === chosenId);
  const from = textOf(current?.['name']) ?? '';
  return {
    name: 'rich menu',
    isSame: from === name,
    from,
    to: name,
    apply: () => makeMenu({ side, data }, { name, image, menus }),
  };
}

const DEFAULT_PATH = '/v2/bot/user/all/richmenu';

/** Nobody sees a menu before it has its picture; our older ones go last. */
async function makeMenu(
  { side, data }: Pick<LineSetup, 'side' | 'data'>,
  wish: {
    readonly name: string;
    readonly image: NonNullable<LineSetup['menuImage']>;
    readonly menus: readonly JsonRecord[];
  },
): Promise<string | undefined> {
  const made = await side.ask('POST', '/v2/bot/richmenu', { ...MENU, name: wish.name });
  const id = textOf(made.body['richMenuId']);
  if (!isGood(made) || id === undefined) return faultOf(made);
  const steps = [
    () => data.upload(`/v2/bot/richmenu/${id}/content`, wish.image),
    () => side.ask('POST', `${DEFAULT_PATH}/${id}`),
  ];
  for (const step of steps) {
    const answer = await step();
    if (isGood(answer)) continue;
    await side.ask('DELETE', `/v2/bot/richmenu/${id}`);
    return faultOf(answer);
  }
  const old = wish.menus.filter(({ name }) => textOf(name)?.startsWith(MENU_PREFIX) === true);
  for (const { richMenuId } of old) await side.ask('DELETE', `/v2/bot/richmenu/${String(richMenuId)}`);
  return undefined;
}
