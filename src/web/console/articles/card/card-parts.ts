// The parts of a card while it is being written: how each begins, and what is wrong with it. Pure.

import type { ArticleContentView } from '../../../../wire/article-content.js';
import type { AnswerPreviewsView } from '../../../../wire/preview-api.js';
import type { LateWordKey } from '../../words/late-zh.js';
import type { Say } from '../../words/say.js';

export type Card = NonNullable<ArticleContentView['card']>;
export type CardPart = keyof Card;
export type CardButton = NonNullable<Card['buttons']>[number];
export type CardFault = AnswerPreviewsView['faults'][number];

/** What the fields of each part are given. */
export interface PartProps {
  readonly card: Card;
  readonly lang: 'en' | undefined;
  readonly lacksPublicUrl: boolean;
  readonly set: <Part extends CardPart>(part: Part, value: Card[Part]) => void;
}

/** In the order in which citizens see them. */
export const CARD_PARTS = [
  'image',
  'steps',
  'place',
  'links',
  'files',
  'buttons',
] as const satisfies readonly CardPart[];

/** A part as it stands when somebody has just put it there. Coordinates of 0 are none: the hub's check says so. */
export const FRESH: Required<Card> = {
  image: { url: '', alt: '' },
  steps: [''],
  place: { name: '', address: '', latitude: 0, longitude: 0 },
  links: [{ title: '', url: '' }],
  files: [],
  buttons: [{ kind: 'link', label: '', url: '' }],
};

export type ButtonKind = CardButton['kind'];
export const BUTTON_KINDS = ['link', 'say', 'call'] as const satisfies readonly ButtonKind[];

/** What a button leads to. */
export function targetOf(button: CardButton): string {
  switch (button.kind) {
    case 'say':
      return button.text;
    case 'link':
      return button.url;
    case 'call':
      return button.phone;
  }
}

export function buttonOf(kind: ButtonKind, label: string, target: string): CardButton {
  switch (kind) {
    case 'say':
      return { kind, label, text: target };
    case 'link':
      return { kind, label, url: target };
    case 'call':
      return { kind, label, phone: target };
  }
}

/** Faults under one name: `faultsUnder(faults, 'buttons[0].link')`, without the card's own name in front. */
export const faultsUnder = (faults: readonly CardFault[], field: string): readonly CardFault[] =>
  faults.filter(({ field: at }) => {
    const inCard = at.slice(at.indexOf('.') + 1);
    return inCard === field || inCard.startsWith(`${field}.`) || inCard.startsWith(`${field}[`);
  });

/** Of the card as a whole. */
export const faultsOfWhole = (faults: readonly CardFault[]): readonly CardFault[] =>
  faults.filter(({ field }) => !field.includes('.'));

const PART_WORD = {
  image: 'card.part.image',
  steps: 'card.part.steps',
  place: 'card.part.place',
  links: 'card.part.links',
  files: 'card.part.files',
  buttons: 'card.part.buttons',
} as const satisfies Record<CardPart, LateWordKey>;
export const partName = (say: Say, part: CardPart): string => say(PART_WORD[part]);

const FIELD_WORD: Readonly<Record<string, LateWordKey>> = {
  'image.url': 'card.image.url',
  'image.alt': 'card.image.alt',
  'place.name': 'card.place.name',
  'place.address': 'card.place.address',
  'place.latitude': 'card.place.latitude',
  'place.longitude': 'card.place.longitude',
  'links.title': 'card.link.title',
  'links.url': 'card.link.url',
  'files.title': 'card.file.title',
  'files.url': 'card.part.files',
  'buttons.label': 'card.button.label',
  'buttons.link': 'card.button.link',
  'buttons.say': 'card.button.say',
  'buttons.call': 'card.button.call',
};

/**
 * A field of a card as people name it.
 *
 * @example fieldWords(say, 'card.buttons[0].link') // '按鈕 1：網址'
 */
export function fieldWords(say: Say, field: string): string {
  const [, part = '', at, leaf] = /^(?:english_)?card\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?$/u.exec(field) ?? [];
  const known = CARD_PARTS.find((each) => each === part);
  if (known === undefined) return say(field.startsWith('english') ? 'field.english_card' : 'field.card');
  const word = leaf === undefined ? undefined : FIELD_WORD[`${part}.${leaf}`];
  const numbered = at === undefined ? partName(say, known) : `${partName(say, known)} ${Number(at) + 1}`;
  return word === undefined ? numbered : say('card.field', { part: numbered, field: say(word) });
}
