// A card → messages of the Send API: picture and place as elements of a generic template, the rest as text with up to three
// buttons under it. Called by messenger-render; pure.

import {
  CARD_HEADINGS,
  mapUrlOf,
  wordsOfCard,
  type CardButton,
  type CardImage,
  type CardPlace,
  type ShownCard,
} from '../../domain/card.js';
import { cutText, firstGraphemes } from '../../lib/text-cutting.js';
import { withFileAddresses } from '../file-address.js';
import { imageAddress, type ImageOptions } from '../image-address.js';

/** Source of all: Meta, Messenger Platform, "Button template", "Generic template" and "Buttons", checked 2026-11-21. Meta does not
 *  say what it counts: UTF-16 code units. */
const TEMPLATE_TEXT_UNITS = 640;
const ELEMENT_UNITS = 80;
const TEXT_UNITS = 2_000;

/** Begins the payload of a button that speaks for the citizen; `messenger-parse` reads it. */
export const SPOKEN_PREFIX = 'say:';

type Button =
  | { readonly type: 'web_url'; readonly title: string; readonly url: string }
  | { readonly type: 'phone_number'; readonly title: string; readonly payload: string }
  | { readonly type: 'postback'; readonly title: string; readonly payload: string };

interface Element {
  readonly title: string;
  readonly subtitle?: string;
  readonly image_url?: string;
  readonly default_action?: { readonly type: 'web_url'; readonly url: string };
  readonly buttons?: readonly Button[];
}

export interface MessengerTemplate {
  readonly type: 'template';
  readonly payload:
    | { readonly template_type: 'generic'; readonly elements: readonly Element[] }
    | { readonly template_type: 'button'; readonly text: string; readonly buttons: readonly Button[] };
}

export interface CardMessage {
  readonly message: { readonly text: string } | { readonly attachment: MessengerTemplate };
  /** The same in plain words. */
  readonly words: string;
}

/** What to look at first, then what to read and to press: buttons stand at the end of the talk. */
export function renderCard(card: ShownCard, options: ImageOptions): readonly CardMessage[] {
  return [...pictured(card, options), ...written(withFileAddresses(card, options), options)];
}

function pictured(card: ShownCard, options: ImageOptions): CardMessage[] {
  const { image, place, language } = card;
  const imageUrl = image === undefined ? undefined : imageAddress(image, options);
  const elements = [
    ...(image === undefined || imageUrl === undefined ? [] : [toImageElement(image, imageUrl)]),
    ...(place === undefined ? [] : [toPlaceElement(place, language)]),
  ];
  if (elements.length === 0) return [];
  const words = wordsOfCard(card, imageUrl === undefined ? ['place'] : ['image', 'place']);
  const attachment: MessengerTemplate = { type: 'template', payload: { template_type: 'generic', elements } };
  return [{ message: { attachment }, words }];
}

function toImageElement({ alt }: CardImage, url: string): Element {
  return {
    title: firstGraphemes(alt, ELEMENT_UNITS),
    image_url: url,
    default_action: { type: 'web_url', url },
  };
}

function toPlaceElement(place: CardPlace, language: ShownCard['language']): Element {
  const url = mapUrlOf(place);
  return {
    title: firstGraphemes(place.name, ELEMENT_UNITS),
    subtitle: firstGraphemes(place.address, ELEMENT_UNITS),
    default_action: { type: 'web_url', url },
    buttons: [{ type: 'web_url', title: CARD_HEADINGS[language].map, url }],
  };
}

/** Steps, links, a picture that nobody could fetch, numbers that no button may hold. The buttons hang under the last piece. */
function written(card: ShownCard, options: ImageOptions): CardMessage[] {
  const { image, language } = card;
  const isImageUnseen = image !== undefined && imageAddress(image, options) === undefined;
  const buttons = (card.buttons ?? []).flatMap((button) => toButton(button) ?? []);
  const said = (card.buttons ?? []).filter((button) => toButton(button) === undefined);
  const text = [
    wordsOfCard(card, [...(isImageUnseen ? (['image'] as const) : []), 'steps', 'links', 'files']),
    wordsOfCard({ language, buttons: said }),
  ]
    .filter((words) => words !== '')
    .join('\n');
  if (buttons.length === 0) return cutText(text, TEXT_UNITS).map(toText);
  const pieces = cutText(text === '' ? CARD_HEADINGS[language].buttons : text, TEMPLATE_TEXT_UNITS);
  const last = pieces.at(-1) ?? '';
  const payload = { template_type: 'button' as const, text: last, buttons };
  const pressed = (card.buttons ?? []).filter((button) => !said.includes(button));
  const words = [last, wordsOfCard({ language, buttons: pressed })].join('\n');
  return [
    ...pieces.slice(0, -1).map(toText),
    { message: { attachment: { type: 'template', payload } }, words },
  ];
}

const toText = (text: string): CardMessage => ({ message: { text }, words: text });

/** Undefined where Messenger has no such button. */
function toButton(button: CardButton): Button | undefined {
  const title = button.label;
  switch (button.kind) {
    case 'say':
      return { type: 'postback', title, payload: SPOKEN_PREFIX + button.text };
    case 'link':
      return { type: 'web_url', title, url: button.url };
    case 'call': {
      const payload = toInternational(button.phone);
      return payload === undefined ? undefined : { type: 'phone_number', title, payload };
    }
  }
}

/** Meta takes a number only with `+` and its country ("Buttons: call button", checked 2026-11-21); 1999 and 119 have none. */
function toInternational(phone: string): string | undefined {
  const digits = phone.replaceAll(/[^\d+]/g, '');
  if (digits.startsWith('+')) return digits;
  return /^0[2-9]\d{6,9}$/.test(digits) ? `+886${digits.slice(1)}` : undefined;
}
