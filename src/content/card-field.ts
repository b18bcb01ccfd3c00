// The card of an article as an editor writes it, in a file or in a sheet: every part checked, every fault named by its field.
// `knowledge-base/README.md` explains the format.

import { z } from 'zod';

import {
  BUTTON_LABEL_CHARS,
  CARD_URL_CHARS,
  CARD_WORDS_CHARS,
  IMAGE_ALT_CHARS,
  LINK_TITLE_CHARS,
  MOST_CARD_BUTTONS,
  MOST_CARD_LINKS,
  MOST_CARD_STEPS,
  PHONE_CHARS,
  PLACE_CHARS,
  SAID_CHARS,
  STEP_CHARS,
  longestWordsOfCard,
  type Card,
  type CardButton,
} from '../domain/card.js';
import { articleFileName, isCardPicture, MOST_CARD_FILES } from '../domain/card-file.js';
import { lineField } from './text-fields.js';

/** A file that the hub serves itself, of `knowledge-base/images`. */
export const IMAGE_PATH = /^\/images\/[a-z0-9][a-z0-9-]*\.(?:png|jpg)$/;

const https = () =>
  lineField(CARD_URL_CHARS).refine(isHttps, {
    error:
      '要是完整的 https 網址，裡面不能有空白、帳號或中文 / must be a whole https address without blanks, user or Chinese',
  });

const coordinate = (most: number) =>
  z
    .union([z.number(), z.string()], { error: '要是數字 / must be a number' })
    .transform((value) => (typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)))
    .refine((value) => Math.abs(value) <= most, {
      error: `要是 -${most} 到 ${most} 的數字 / must be a number from -${most} to ${most}`,
    })
    // Where equator or prime meridian run nobody has an office: it is what an empty cell or form holds.
    .refine((value) => value !== 0, {
      error: '還沒有座標，請在地圖上的地點按右鍵複製 / is not filled in; copy it from a map',
    });

const BUTTON_KINDS = ['say', 'link', 'call'] as const;

const button = z
  .strictObject(
    {
      label: lineField(BUTTON_LABEL_CHARS),
      say: lineField(SAID_CHARS).optional(),
      link: https().optional(),
      call: lineField(PHONE_CHARS)
        .refine((phone) => /^\+?\d[\d -]{1,18}\d$|^\d{3,4}$/.test(phone), {
          error: '要是電話號碼，例如 1999 或 02-1234-5678 / must be a telephone number',
        })
        .optional(),
    },
    {
      error:
        '一個按鈕要有 label，還有 say、link、call 其中一個 / a button is a label and one of say, link, call',
    },
  )
  .refine((value) => BUTTON_KINDS.filter((kind) => value[kind] !== undefined).length === 1, {
    error: 'say、link、call 要剛好寫一個 / exactly one of say, link, call is needed',
  })
  .transform(({ label, say, link, call }): CardButton => {
    if (say !== undefined) return { kind: 'say', label, text: say };
    return link === undefined
      ? { kind: 'call', label, phone: call ?? '' }
      : { kind: 'link', label, url: link };
  });

const listOf = <Entry extends z.ZodType>(entry: Entry, most: number) =>
  z
    .array(entry, { error: '要是清單 / must be a list' })
    .min(1, { error: '清單不能是空的，不用就整段刪掉 / the list is empty; leave it out' })
    .max(most, { error: `最多 ${most} 個 / at most ${most}` });

const parts = z.strictObject(
  {
    image: z
      .strictObject({
        url: lineField(CARD_URL_CHARS).refine((url) => isHttps(url) || isOwnPicture(url), {
          error:
            '要是完整的 https 網址、上傳的圖片，或 /images/檔名.png（檔案放在 knowledge-base/images） / must be an https address, an uploaded picture or /images/NAME.png',
        }),
        alt: lineField(IMAGE_ALT_CHARS),
      })
      .optional(),
    steps: listOf(lineField(STEP_CHARS), MOST_CARD_STEPS).optional(),
    place: z
      .strictObject({
        name: lineField(PLACE_CHARS),
        address: lineField(PLACE_CHARS),
        latitude: coordinate(90),
        longitude: coordinate(180),
      })
      .optional(),
    links: listOf(
      z.strictObject({ title: lineField(LINK_TITLE_CHARS), url: https() }),
      MOST_CARD_LINKS,
    ).optional(),
    files: listOf(
      z
        .strictObject({
          title: lineField(LINK_TITLE_CHARS),
          url: lineField(CARD_URL_CHARS).refine((url) => articleFileName(url) !== undefined, {
            error: '要是上傳的檔案 / must be an uploaded file',
          }),
          bytes: z.int().positive().optional(),
        })
        .transform(({ bytes, ...file }) => (bytes === undefined ? file : { ...file, bytes })),
      MOST_CARD_FILES,
    ).optional(),
    buttons: listOf(button, MOST_CARD_BUTTONS).optional(),
  },
  {
    error:
      'card 底下要是 image、steps、place、links、files、buttons / card holds image, steps, place, links, files, buttons',
  },
);

/** All parts optional, but for one. */
export const cardField = () =>
  parts
    .transform(withoutAbsent)
    .refine((card) => Object.keys(card).length > 0, {
      error: '裡面是空的，不用就整段刪掉 / it is empty; leave it out',
    })
    .refine(
      (card) => new Set((card.buttons ?? []).map(({ label }) => label)).size === (card.buttons?.length ?? 0),
      {
        path: ['buttons'],
        error: '兩個按鈕的字一樣，民眾分不出來 / two buttons carry the same words',
      },
    )
    .refine((card) => longestWordsOfCard(card) <= CARD_WORDS_CHARS, {
      error: ({ input }) =>
        `卡片全部的字加網址最多 ${CARD_WORDS_CHARS}，現在有 ${longestWordsOfCard(input as Card)}；請縮短步驟或網址 / all words and addresses of the card together: at most ${CARD_WORDS_CHARS}`,
    });

/** A card as an editor writes it: what `cardField` reads again without loss. */
export function toWrittenCard({ buttons, ...parts }: Card): object {
  return buttons === undefined ? parts : { ...parts, buttons: buttons.map(toWrittenButton) };
}

function toWrittenButton(button: CardButton): object {
  const { label } = button;
  switch (button.kind) {
    case 'say':
      return { label, say: button.text };
    case 'link':
      return { label, link: button.url };
    case 'call':
      return { label, call: button.phone };
  }
}

function withoutAbsent({ image, steps, place, links, files, buttons }: z.infer<typeof parts>): Card {
  return {
    ...(image === undefined ? {} : { image }),
    ...(steps === undefined ? {} : { steps }),
    ...(place === undefined ? {} : { place }),
    ...(links === undefined ? {} : { links }),
    ...(files === undefined ? {} : { files }),
    ...(buttons === undefined ? {} : { buttons }),
  };
}

const isOwnPicture = (url: string): boolean =>
  IMAGE_PATH.test(url) || isCardPicture(articleFileName(url) ?? '');

/** `new URL` mends much; what it had to mend would arrive differently on some phone. */
function isHttps(text: string): boolean {
  if (!/^https:\/\/[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return username === '' && password === '' && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(hostname);
}
