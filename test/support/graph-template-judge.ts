// What the Send API takes of templates: button and generic. Used by graph-judge.
// Source: Meta, Messenger Platform, "Button template", "Generic template", "Buttons", checked 2026-11-21.

import { recordOf, textOf, type JsonRecord } from '../../src/lib/json-reading.js';

const TEXT_UNITS = 640;
const ELEMENTS = 10;
const ELEMENT_UNITS = 80;
const BUTTONS = 3;
const TITLE_UNITS = 20;
const PAYLOAD_UNITS = 1000;

/** What is wrong with `message.attachment`, by its field. */
export function judgeTemplate(attachment: unknown): string | undefined {
  const { type, payload: given } = recordOf(attachment);
  if (type !== 'template') return 'message.attachment.type';
  const payload = recordOf(given);
  switch (payload['template_type']) {
    case 'button':
      if (!fits(payload['text'], TEXT_UNITS)) return 'message.attachment.payload.text';
      return judgeButtons(payload['buttons'], 'payload.buttons');
    case 'generic':
      return judgeElements(payload['elements']);
    default:
      return 'message.attachment.payload.template_type';
  }
}

function judgeElements(elements: unknown): string | undefined {
  if (!Array.isArray(elements) || elements.length < 1 || elements.length > ELEMENTS)
    return 'payload.elements';
  return elements
    .map((element: unknown, at) => judgeElement(recordOf(element), `elements[${at}]`))
    .find((found) => found !== undefined);
}

function judgeElement(element: JsonRecord, at: string): string | undefined {
  if (!fits(element['title'], ELEMENT_UNITS)) return `${at}.title`;
  if ('subtitle' in element && !fits(element['subtitle'], ELEMENT_UNITS)) return `${at}.subtitle`;
  if ('image_url' in element && !isHttps(element['image_url'])) return `${at}.image_url`;
  const { type, url } = recordOf(element['default_action']);
  if ('default_action' in element && (type !== 'web_url' || !isHttps(url))) return `${at}.default_action`;
  // A title alone is refused.
  if (!['subtitle', 'image_url', 'buttons'].some((name) => name in element)) return at;
  return 'buttons' in element ? judgeButtons(element['buttons'], `${at}.buttons`) : undefined;
}

function judgeButtons(buttons: unknown, at: string): string | undefined {
  if (!Array.isArray(buttons) || buttons.length < 1 || buttons.length > BUTTONS) return at;
  const bad = buttons.findIndex((button: unknown) => !isGoodButton(recordOf(button)));
  return bad === -1 ? undefined : `${at}[${bad}]`;
}

function isGoodButton({ type, title, url, payload }: JsonRecord): boolean {
  if (!fits(title, TITLE_UNITS)) return false;
  switch (type) {
    case 'web_url':
      return isHttps(url);
    case 'postback':
      return fits(payload, PAYLOAD_UNITS);
    case 'phone_number':
      return /^\+\d{6,15}$/.test(textOf(payload) ?? '');
    default:
      return false;
  }
}

const isHttps = (value: unknown): boolean =>
  typeof value === 'string' && /^https:\/\/[\x21-\x7e]+$/.test(value);

const fits = (text: unknown, maxUnits: number): boolean =>
  typeof text === 'string' && text.trim() !== '' && text.length <= maxUnits;
