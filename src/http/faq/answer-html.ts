// An article's answer and its card as HTML: the same words as on every channel, as headings, lists and links.

import { IMAGE_PATH } from '../../content/card-field.js';
import { answerIn, cardIn, type Article } from '../../domain/article.js';
import { articleFileName, fileWords } from '../../domain/card-file.js';
import { CARD_HEADINGS, mapUrlOf, telUrlOf, type CardButton, type ShownCard } from '../../domain/card.js';
import { html, linkOf, type Html } from './html.js';

type Language = 'zh' | 'en';

/** `level`: of the headings inside. */
export function answerHtml(article: Article, language: Language, level: 2 | 3): Html {
  const card = cardIn(article, language);
  return html`<div class="answer">
    ${paragraphs(answerIn(article, language))}${card === undefined ? undefined : cardHtml(card, level)}
  </div>`;
}

/** Blank lines part paragraphs, line ends stay. */
function paragraphs(text: string): readonly Html[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => html`<p>${part.split('\n').map((line, at) => html`${at === 0 ? undefined : BREAK}${withLinks(line)}`)}</p>`); // prettier-ignore
}

const BREAK = html`<br />`;

/** Ends before Chinese punctuation, and before a full stop or bracket that belongs to the sentence. */
const ADDRESS =
  /https?:\/\/[^\s<>"'，。、；：！？（）「」『』]*[^\s<>"'，。、；：！？（）「」『』.,;:!?)\]]/g;

function withLinks(line: string): readonly Html[] {
  const parts: Html[] = [];
  let from = 0;
  for (const found of line.matchAll(ADDRESS)) {
    const [address] = found;
    parts.push(html`${line.slice(from, found.index)}${linkHtml(address, address)}`);
    from = found.index + address.length;
  }
  return [...parts, html`${line.slice(from)}`];
}

/** Words alone where the address may not be followed. */
function linkHtml(title: string, address: string): Html {
  const href = linkOf(address);
  return href === undefined ? html`${title}` : html`<a href="${href}" rel="noopener">${title}</a>`;
}

function cardHtml(card: ShownCard, level: 2 | 3): readonly Html[] {
  return [imageHtml(card), stepsHtml(card, level), placeHtml(card, level), linksHtml(card, level), filesHtml(card, level), buttonsHtml(card)].filter((part) => part !== undefined); // prettier-ignore
}

const headed = (level: 2 | 3, heading: string, body: Html): Html =>
  html`<div class="part">
    ${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`} ${body}
  </div>`;

/** Our own files, and https pictures that the article names. */
function imageHtml({ image }: ShownCard): Html | undefined {
  if (image === undefined || !isShown(image.url)) return undefined;
  return html`<img src="${image.url}" alt="${image.alt}" />`;
}

const isShown = (url: string): boolean =>
  IMAGE_PATH.test(url) || articleFileName(url) !== undefined || url.startsWith('https://');

function stepsHtml({ steps = [], language }: ShownCard, level: 2 | 3): Html | undefined {
  if (steps.length === 0) return undefined;
  const items = steps.map((step) => html`<li>${withLinks(step)}</li>`);
  return headed(level, CARD_HEADINGS[language].steps, html`<ol>${items}</ol>`); // prettier-ignore
}

function placeHtml({ place, language }: ShownCard, level: 2 | 3): Html | undefined {
  if (place === undefined) return undefined;
  const { place: heading, map } = CARD_HEADINGS[language];
  const body = html`<p>${place.name}<br />${place.address}<br />${linkHtml(map, mapUrlOf(place))}</p>`;
  return headed(level, heading, body);
}

function linksHtml({ links = [], language }: ShownCard, level: 2 | 3): Html | undefined {
  if (links.length === 0) return undefined;
  const items = links.map(({ title, url }) => html`<li>${linkHtml(title, url)}</li>`);
  return headed(level, CARD_HEADINGS[language].links, html`<ul>${items}</ul>`); // prettier-ignore
}

/** What it is and how large stands beside each, before anybody loads it. */
function filesHtml({ files = [], language }: ShownCard, level: 2 | 3): Html | undefined {
  const items = files
    .filter(({ url }) => articleFileName(url) !== undefined)
    .map((file) => html`<li><a href="${file.url}" rel="noopener">${fileWords(file, language)}</a></li>`);
  if (items.length === 0) return undefined;
  return headed(level, CARD_HEADINGS[language].files, html`<ul>${items}</ul>`); // prettier-ignore
}

function buttonsHtml({ buttons = [], language }: ShownCard): Html | undefined {
  if (buttons.length === 0) return undefined;
  return html`<ul class="doings">
    ${buttons.map((button) => html`<li>${buttonHtml(button, language)}</li>`)}
  </ul>`;
}

function buttonHtml(button: CardButton, language: Language): Html {
  const href = addressOf(button, language);
  return href === undefined ? html`${button.label}` : html`<a class="button quiet" href="${href}" rel="noopener">${button.label}</a>`; // prettier-ignore
}

/** What a button would say in the chat is searched for here. */
function addressOf(button: CardButton, language: Language): string | undefined {
  switch (button.kind) {
    case 'say':
      return `/faq?${new URLSearchParams({ q: button.text, ...(language === 'en' ? { lang: 'en' } : {}) }).toString()}`;
    case 'link':
      return linkOf(button.url);
    case 'call':
      return linkOf(telUrlOf(button.phone));
  }
}
