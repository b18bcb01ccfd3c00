// What LINE refuses of Flex and location messages. Used by line-judge.
// Names: LINE's OpenAPI (FlexBubble, FlexBox, FlexText, FlexButton, FlexImage, LocationMessage). Numbers: Messaging API reference,
// checked 2026-11-21.

import { isRecord, recordOf, textOf, type JsonRecord } from '../../src/lib/json-reading.js';

interface Complaint {
  readonly property: string;
  readonly message: string;
}

const ALT_TEXT = 1500;
const BUBBLE_BYTES = 30_000;
const LABEL = 40;
const ACTION_TEXT = 300;
const URI_CHARS = 1000;
const IMAGE_CHARS = 2000;
const PLACE_CHARS = 100;

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  box: ['type', 'layout', 'contents', 'spacing', 'margin', 'flex', 'backgroundColor', 'paddingAll', 'action'],
  text: [
    'type',
    'text',
    'wrap',
    'size',
    'weight',
    'color',
    'flex',
    'margin',
    'decoration',
    'action',
    'align',
  ],
  button: ['type', 'action', 'style', 'color', 'height', 'flex', 'margin', 'gravity'],
  image: ['type', 'url', 'size', 'aspectRatio', 'aspectMode', 'flex', 'margin', 'action', 'backgroundColor'],
  separator: ['type', 'margin', 'color'],
};
const BUBBLE_FIELDS = ['type', 'direction', 'styles', 'header', 'hero', 'body', 'footer', 'size', 'action'];
const ACTION_FIELDS: Readonly<Record<string, readonly string[]>> = {
  message: ['type', 'label', 'text'],
  uri: ['type', 'label', 'uri'],
  postback: ['type', 'label', 'data', 'displayText'],
};

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const lengthOf = (text: string): number => [...graphemes.segment(text)].length;

export function judgeFlex(message: JsonRecord, at: string): readonly Complaint[] {
  const contents = recordOf(message['contents']);
  return [
    ...judgeText(message['altText'], `${at}.altText`, ALT_TEXT),
    ...(contents['type'] === 'bubble'
      ? judgeBubble(contents, `${at}.contents`)
      : [fault(`${at}.contents`, 'Must be a bubble')]),
  ];
}

export function judgeLocation(message: JsonRecord, at: string): readonly Complaint[] {
  const isNumber = (name: string, most: number): Complaint[] => {
    const value = message[name];
    return typeof value === 'number' && Math.abs(value) <= most
      ? []
      : [fault(`${at}.${name}`, 'Must be a number')];
  };
  return [
    ...judgeText(message['title'], `${at}.title`, PLACE_CHARS),
    ...judgeText(message['address'], `${at}.address`, PLACE_CHARS),
    ...isNumber('latitude', 90),
    ...isNumber('longitude', 180),
  ];
}

function judgeBubble(bubble: JsonRecord, at: string): Complaint[] {
  const bytes = Buffer.byteLength(JSON.stringify(bubble));
  const blocks = ['header', 'body', 'footer'].filter((name) => name in bubble);
  return [
    ...foreignFields(bubble, BUBBLE_FIELDS, at),
    ...(bytes > BUBBLE_BYTES ? [fault(at, `Is ${bytes} bytes`)] : []),
    ...(blocks.length === 0 && !('hero' in bubble)
      ? [fault(at, 'At least one block must be specified')]
      : []),
    ...blocks.flatMap((name) =>
      recordOf(bubble[name])['type'] === 'box'
        ? judgeComponent(bubble[name], `${at}.${name}`)
        : [fault(`${at}.${name}`, 'Must be a box')],
    ),
    ...('hero' in bubble ? judgeComponent(bubble['hero'], `${at}.hero`) : []),
  ];
}

function judgeComponent(component: unknown, at: string): Complaint[] {
  if (!isRecord(component)) return [fault(at, 'Must be an object')];
  const type = textOf(component['type']) ?? '';
  const known = FIELDS[type];
  if (known === undefined) return [fault(`${at}.type`, `Unknown component ${type}`)];
  const action =
    'action' in component ? judgeAction(component['action'], `${at}.action`, type === 'button') : [];
  return [
    ...foreignFields(component, known, at),
    ...colours(component, at),
    ...action,
    ...judgeOwn(type, component, at),
  ];
}

function judgeOwn(type: string, component: JsonRecord, at: string): readonly Complaint[] {
  switch (type) {
    case 'box': {
      const { contents, layout } = component;
      const isLaidOut = ['horizontal', 'vertical', 'baseline'].includes(textOf(layout) ?? '');
      if (!isLaidOut || !Array.isArray(contents) || contents.length === 0)
        return [fault(at, 'Box without layout or contents')];
      return contents.flatMap((child: unknown, n) => judgeComponent(child, `${at}.contents[${n}]`));
    }
    case 'text':
      return judgeText(component['text'], `${at}.text`, 2000);
    case 'button':
      return 'action' in component ? [] : [fault(`${at}.action`, 'must be specified')];
    case 'image':
      return isHttps(component['url'], IMAGE_CHARS) ? [] : [fault(`${at}.url`, 'Must be a valid HTTPS URL')];
    default:
      return [];
  }
}

function judgeAction(value: unknown, at: string, mustHaveLabel: boolean): Complaint[] {
  const action = recordOf(value);
  const type = textOf(action['type']) ?? '';
  const known = ACTION_FIELDS[type];
  if (known === undefined) return [fault(`${at}.type`, 'Unknown action type')];
  const label = mustHaveLabel || 'label' in action ? judgeText(action['label'], `${at}.label`, LABEL) : [];
  const said = type === 'message' ? judgeText(action['text'], `${at}.text`, ACTION_TEXT) : [];
  const uri = type === 'uri' && !isUri(action['uri']) ? [fault(`${at}.uri`, 'Invalid URI scheme')] : [];
  return [...foreignFields(action, known, at), ...label, ...said, ...uri];
}

/** Schemes of the URI action. */
const isUri = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^(?:https?:\/\/|line:\/\/|tel:)[\x21-\x7e]+$/.test(value) &&
  value.length <= URI_CHARS;

const isHttps = (value: unknown, most: number): boolean =>
  typeof value === 'string' && /^https:\/\/[\x21-\x7e]+$/.test(value) && value.length <= most;

const colours = (component: JsonRecord, at: string): Complaint[] =>
  ['color', 'backgroundColor']
    .filter(
      (name) => name in component && !/^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(textOf(component[name]) ?? ''),
    )
    .map((name) => fault(`${at}.${name}`, 'Invalid color'));

const foreignFields = (value: JsonRecord, known: readonly string[], at: string): Complaint[] =>
  Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => fault(`${at}.${name}`, 'Unknown field'));

function judgeText(text: unknown, at: string, most: number): Complaint[] {
  if (typeof text !== 'string' || text.trim() === '') return [fault(at, 'May not be empty')];
  return lengthOf(text) > most ? [fault(at, `Length must be between 0 and ${most}`)] : [];
}

const fault = (property: string, message: string): Complaint => ({ property, message });
