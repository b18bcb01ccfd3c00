// What an article may show beside its words: steps, a place, links, files, a picture, buttons. One plain shape for every channel; each
// renders the best that its platform can, and `wordsOfCard` says the same in plain text.

import { fileWords, type CardFile } from './card-file.js';

/** The narrowest platform decides: Messenger's button template holds three (Meta, "Button template", checked 2026-11-21). */
export const MOST_CARD_BUTTONS = 3;
/** Words on a button. LINE takes 20 grapheme clusters, Messenger 20 characters. Unit: UTF-16 code units. */
export const BUTTON_LABEL_CHARS = 20;
/** Ours: more belong into an article of their own. */
export const MOST_CARD_STEPS = 8;
export const MOST_CARD_LINKS = 4;
/** Ours: what is read at a glance. Unit of all lengths here: UTF-16 code units. */
export const STEP_CHARS = 160;
export const LINK_TITLE_CHARS = 60;
export const IMAGE_ALT_CHARS = 80;
/** LINE refuses the address of a button beyond it ("URI action", checked 2026-11-21). */
export const CARD_URL_CHARS = 1_000;
/** LINE's location message takes 100 each for name and address (checked 2026-11-21). */
export const PLACE_CHARS = 100;
/** What LINE's message action may say (checked 2026-11-21); a question that long is none. */
export const SAID_CHARS = 100;
/** Ours: the longest number that anybody dials, with its blanks. */
export const PHONE_CHARS = 20;
/** All of a card's words together: what LINE's alternative text holds, so that the text alone always says everything
 *  (LINE Messaging API reference, "Flex message", `altText`, checked 2026-11-21). Unit: UTF-16 code units. */
export const CARD_WORDS_CHARS = 1_500;

export interface CardImage {
  /** `https://…`, `/attachments/NAME` for one that was uploaded, or `/images/NAME` for a file of `knowledge-base/images`. */
  readonly url: string;
  /** What is to be seen, for who cannot see it. */
  readonly alt: string;
}

export interface CardPlace {
  readonly name: string;
  readonly address: string;
  /** WGS 84. Unit: degrees. */
  readonly latitude: number;
  readonly longitude: number;
}

export interface CardLink {
  readonly title: string;
  /** https. */
  readonly url: string;
}

export type CardButton =
  /** Says `text` in the citizen's name, as if typed. */
  | { readonly kind: 'say'; readonly label: string; readonly text: string }
  /** https. */
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  /** A telephone number: digits and hyphens, `+` in front of a country. */
  | { readonly kind: 'call'; readonly label: string; readonly phone: string };

export interface Card {
  readonly image?: CardImage;
  /** In the order in which they are done. */
  readonly steps?: readonly string[];
  readonly place?: CardPlace;
  readonly links?: readonly CardLink[];
  /** To be loaded. */
  readonly files?: readonly CardFile[];
  readonly buttons?: readonly CardButton[];
}

/** A card as it is shown: with the language of the words around it. */
export interface ShownCard extends Card {
  readonly language: 'zh' | 'en';
}

/** The headings that channels put over the parts. */
export const CARD_HEADINGS = {
  zh: {
    steps: '辦理步驟',
    links: '相關網站',
    files: '附件',
    place: '地點',
    buttons: '您可以',
    image: '圖片',
    map: '看地圖',
  },
  en: {
    steps: 'Steps',
    links: 'Websites',
    files: 'Files',
    place: 'Place',
    buttons: 'What you can do',
    image: 'Picture',
    map: 'Open the map',
  },
} as const;

/** A map for everybody's browser. Source: Google, "Maps URLs: search", which needs no key; checked 2026-11-21. */
export function mapUrlOf({ latitude, longitude }: CardPlace): string {
  return `https://www.google.com/maps/search/?api=1&query=${latitude}%2C${longitude}`;
}

/** Spaces are for readers: `02-2720 8889` is dialled without. */
export const telUrlOf = (phone: string): string => `tel:${phone.replaceAll(/[^\d+]/g, '')}`;

export type CardPart = keyof Card;
const ALL_PARTS: readonly CardPart[] = ['image', 'steps', 'place', 'links', 'files', 'buttons'];

/**
 * The card in plain words: everything that it says and leads to.
 *
 * @example wordsOfCard({ language: 'zh', steps: ['打 1999'] }) // '辦理步驟：\n1. 打 1999'
 */
export function wordsOfCard(card: ShownCard, parts: readonly CardPart[] = ALL_PARTS): string {
  return ALL_PARTS.filter((part) => parts.includes(part))
    .map((part) => PART_WORDS[part](card))
    .filter((words) => words !== '')
    .join('\n');
}

/** Room for a file's address on platforms, which is left out here. Unit: UTF-16 code units. */
const FILE_URL_CHARS = 120;

/** How long the card is in plain words, in the longer language: channels fall back to either. Unit: UTF-16 code units. */
export const longestWordsOfCard = (card: Card): number =>
  (card.files?.length ?? 0) * FILE_URL_CHARS +
  Math.max(...(['zh', 'en'] as const).map((language) => wordsOfCard({ ...card, language }).length));

const PART_WORDS: Readonly<Record<CardPart, (card: ShownCard) => string>> = {
  image: ({ image, ...card }) => (image === undefined ? '' : `${heading(card, 'image')}${image.alt}`),
  steps: ({ steps = [], ...card }) =>
    steps.length === 0
      ? ''
      : [heading(card, 'steps').trimEnd(), ...steps.map((step, at) => `${at + 1}. ${step}`)].join('\n'),
  place: ({ place, ...card }) =>
    place === undefined
      ? ''
      : `${heading(card, 'place')}${place.name}${card.language === 'zh' ? '，' : ', '}${place.address}\n${mapUrlOf(place)}`,
  links: ({ links = [] }) => links.map(({ title, url }) => `${title} ${url}`).join('\n'),
  files: ({ files = [], ...card }) =>
    files.length === 0
      ? ''
      : [
          heading(card, 'files').trimEnd(),
          ...files.map((file) =>
            isWhole(file) ? `${fileWords(file, card.language)} ${file.url}` : fileWords(file, card.language),
          ),
        ].join('\n'),
  buttons: ({ buttons = [], language }) =>
    buttons.map((button) => wordsOfButton(button, language)).join('\n'),
};

const isWhole = ({ url }: CardFile): boolean => url.startsWith('https://');

const heading = (
  { language }: Pick<ShownCard, 'language'>,
  part: keyof (typeof CARD_HEADINGS)['zh'],
): string => `${CARD_HEADINGS[language][part]}${language === 'zh' ? '：' : ': '}`;

function wordsOfButton(button: CardButton, language: ShownCard['language']): string {
  switch (button.kind) {
    case 'link':
      return `${button.label} ${button.url}`;
    case 'call':
      return language === 'zh'
        ? `${button.label}（電話 ${button.phone}）`
        : `${button.label} (phone ${button.phone})`;
    case 'say':
      return language === 'zh'
        ? `${button.label}（請回覆「${button.text}」）`
        : `${button.label} (reply "${button.text}")`;
  }
}
