// A card → LINE's own shapes: a Flex bubble for steps, links, picture and buttons, a location message for the place. Called by
// line-render; pure. The limits are held by `content/card-field.ts` already, but for a card of an older hub: cut here again.

import type { messagingApi } from '@line/bot-sdk';

import {
  CARD_HEADINGS,
  telUrlOf,
  wordsOfCard,
  type CardButton,
  type CardLink,
  type CardPlace,
  type ShownCard,
} from '../../domain/card.js';
import { fileWords, type CardFile } from '../../domain/card-file.js';
import { firstGraphemes } from '../../lib/text-cutting.js';
import { withFileAddresses } from '../file-address.js';
import { imageAddress, type ImageOptions } from '../image-address.js';

/** Shown in notifications and where Flex cannot be. Source: LINE Messaging API reference, "Flex message", `altText`, checked
 *  2026-11-21. LINE does not say what it counts: grapheme clusters are never more than its other units. */
const ALT_TEXT_CHARS = 1_500;

/** Source: same, "Location message", `title` and `address`. */
const PLACE_CHARS = 100;

/** Ours: on a bubble's white ground they stand out by 16:1, 7:1 and 7:1. */
const INK = '#14211F';
const SOFT = '#4B5A57';
const ACCENT = '#0F5C5E';

export interface CardMessage {
  readonly message: messagingApi.Message;
  /** The same in plain words. */
  readonly words: string;
}

/** One or two messages; none for a card without anything. */
export function renderCard(written: ShownCard, options: ImageOptions): readonly CardMessage[] {
  const card = withFileAddresses(written, options);
  const bubble = toBubble(card, options);
  const location = toLocation(card.place);
  const words = wordsOfCard(card, ['image', 'steps', 'links', 'files', 'buttons']);
  const altText = firstGraphemes(words, ALT_TEXT_CHARS);
  return [
    ...(bubble === undefined
      ? []
      : [{ message: { type: 'flex' as const, altText, contents: bubble }, words }]),
    ...(location === undefined ? [] : [{ message: location, words: wordsOfCard(card, ['place']) }]),
  ];
}

function toLocation(place: CardPlace | undefined): messagingApi.LocationMessage | undefined {
  if (place === undefined) return undefined;
  const { name, address, latitude, longitude } = place;
  return {
    type: 'location',
    title: firstGraphemes(name, PLACE_CHARS),
    address: firstGraphemes(address, PLACE_CHARS),
    latitude,
    longitude,
  };
}

function toBubble(card: ShownCard, options: ImageOptions): messagingApi.FlexBubble | undefined {
  const { image, buttons = [], language } = card;
  const body = toBody(card);
  if (body.length + buttons.length === 0) return undefined;
  const url = image === undefined ? undefined : imageAddress(image, options);
  const contents = body.length === 0 ? [heading(CARD_HEADINGS[language].buttons)] : body;
  return {
    type: 'bubble',
    ...(url === undefined ? {} : { hero: toHero(url) }),
    body: { type: 'box', layout: 'vertical', spacing: 'md', contents },
    ...(buttons.length === 0
      ? {}
      : { footer: { type: 'box', layout: 'vertical', spacing: 'sm', contents: buttons.map(toButton) } }),
  };
}

function toBody({
  image,
  steps = [],
  links = [],
  files = [],
  language,
}: ShownCard): messagingApi.FlexComponent[] {
  const words = CARD_HEADINGS[language];
  return [
    // Seen or not, a picture says what it shows: LINE has no alternative text for it.
    ...(image === undefined ? [] : [text(image.alt, { color: SOFT, size: 'sm' })]),
    ...(steps.length === 0 ? [] : [heading(words.steps), ...steps.map(toStep)]),
    ...(links.length === 0 ? [] : [heading(words.links), ...links.map(toLink)]),
    ...(files.length === 0
      ? []
      : [heading(words.files), ...files.map((file) => toFile(file, fileWords(file, language)))]),
  ];
}

function toHero(url: string): messagingApi.FlexImage {
  return {
    type: 'image',
    url,
    size: 'full',
    aspectRatio: '20:13',
    aspectMode: 'fit',
    action: { type: 'uri', uri: url } satisfies messagingApi.URIAction,
  };
}

function toStep(step: string, at: number): messagingApi.FlexBox {
  return {
    type: 'box',
    layout: 'horizontal',
    spacing: 'md',
    contents: [
      { ...text(`${at + 1}.`, { color: ACCENT, weight: 'bold' }), flex: 0 },
      { ...text(step, { color: INK }), flex: 1 },
    ],
  };
}

function toLink({ title, url }: CardLink): messagingApi.FlexText {
  const action: messagingApi.URIAction = { type: 'uri', label: firstGraphemes(title, 20), uri: url };
  return { ...text(title, { color: ACCENT }), decoration: 'underline', action };
}

/** Named alone where nobody outside could fetch it. */
const toFile = ({ url }: CardFile, title: string): messagingApi.FlexText =>
  url.startsWith('/') ? text(title, { color: INK }) : toLink({ title, url });

function toButton(button: CardButton, at: number): messagingApi.FlexButton {
  const style = at === 0 ? { style: 'primary' as const, color: ACCENT } : { style: 'secondary' as const };
  return { type: 'button', ...style, height: 'sm', action: toAction(button) };
}

function toAction(button: CardButton): messagingApi.Action {
  const { label } = button;
  switch (button.kind) {
    case 'say':
      return { type: 'message', label, text: button.text };
    case 'link':
      return { type: 'uri', label, uri: button.url };
    case 'call':
      return { type: 'uri', label, uri: telUrlOf(button.phone) };
  }
}

const heading = (words: string): messagingApi.FlexText =>
  text(words, { color: ACCENT, weight: 'bold', size: 'sm' });

function text(
  words: string,
  look: Pick<messagingApi.FlexText, 'color' | 'weight' | 'size'>,
): messagingApi.FlexText {
  return { type: 'text', text: words, wrap: true, ...look };
}
