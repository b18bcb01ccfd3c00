// What a browser sends → events in the hub's words. Called by the visitor's door after the token; nothing here throws.

import { z } from 'zod';

import type { InboundActivity } from '../../domain/activity.js';
import { TALK_TO_PERSON, type InboundEvent } from '../../domain/inbound-event.js';
import { MOST_TEXT_CHARS, type WireError } from '../../wire/shared.js';
import { SAY_PREFIX } from './web-render.js';

/** Longest payload and spoken words of a button. Ours: twice what LINE takes. Unit: UTF-16 code units. */
const MOST_CHOICE_CHARS = 600;

/** No colon: it parts the visitor's key from it. A UUID fits. */
const clientId = z.string().regex(/^[\w-]{8,64}$/);
const text = z.string().refine((value) => value.trim() !== '');
/** Of the privacy notice above the words; a client that tells none, or anything else, has shown none that we know of. */
const notice = z
  .string()
  .regex(/^[\w.-]{1,20}$/)
  .optional()
  .catch(undefined);
const say = z.object({ clientId, notice, text: text.max(MOST_TEXT_CHARS) });
const press = z.object({
  clientId,
  notice,
  payload: z.string().min(1).max(MOST_CHOICE_CHARS),
  spoken: text.max(MOST_CHOICE_CHARS),
});
const person = z.object({ clientId, notice });

export interface Visitor {
  /** The talk's address; named by the token. */
  readonly key: string;
  /** Of the window, where the citizen chose it; absent, they are answered in what they write in. */
  readonly language: 'zh' | 'en' | undefined;
}

export type VisitorVerdict =
  | { readonly kind: 'event'; readonly event: InboundEvent }
  | { readonly kind: 'refused'; readonly error: WireError };

const LOCALES = { zh: 'zh-TW', en: 'en' } as const;

type Particulars = Pick<InboundActivity, 'type' | 'text' | 'name' | 'value' | 'attachments'>;

/** Words that the citizen typed. `occurredAtMs` is the hub's clock: a browser's may be years off. */
export function parseSay(raw: unknown, visitor: Visitor, occurredAtMs: number): VisitorVerdict {
  const said = say.safeParse(raw);
  if (!said.success) return refuse(raw);
  return accept(said.data, { type: 'message', text: said.data.text }, { visitor, occurredAtMs, raw });
}

export function parsePress(raw: unknown, visitor: Visitor, occurredAtMs: number): VisitorVerdict {
  const pressed = press.safeParse(raw);
  if (!pressed.success) return refuse(raw);
  const { payload, spoken } = pressed.data;
  const particulars: Particulars = payload.startsWith(SAY_PREFIX)
    ? { type: 'message', text: payload.slice(SAY_PREFIX.length) }
    : { type: 'event', name: 'postback', value: payload, text: spoken };
  return accept(pressed.data, particulars, { visitor, occurredAtMs, raw });
}

export function parsePerson(raw: unknown, visitor: Visitor, occurredAtMs: number): VisitorVerdict {
  const asked = person.safeParse(raw);
  if (!asked.success) return refuse(raw);
  const spoken = visitor.language === 'en' ? 'Talk to a person' : '轉真人';
  const particulars: Particulars = { type: 'event', name: 'postback', value: TALK_TO_PERSON, text: spoken };
  return accept(asked.data, particulars, { visitor, occurredAtMs, raw });
}

/** A file that is on disk already, without a word beside it. */
export function parseFile(
  said: {
    readonly clientId: string;
    readonly notice?: string | undefined;
    readonly file: { readonly name: string; readonly kind: string; readonly type: string };
  },
  visitor: Visitor,
  occurredAtMs: number,
): InboundEvent {
  const { kind, name, type: contentType } = said.file;
  const particulars: Particulars = {
    ...{ type: 'message', text: '' },
    attachments: [{ contentType, name, content: { kind } }],
  };
  return toEvent(said, particulars, { visitor, occurredAtMs, raw: { clientId: said.clientId } });
}

function accept(
  said: Parameters<typeof toEvent>[0],
  particulars: Particulars,
  from: Parameters<typeof toEvent>[2],
): VisitorVerdict {
  return { kind: 'event', event: toEvent(said, particulars, from) };
}

function toEvent(
  { clientId: id, notice: shown }: { readonly clientId: string; readonly notice?: string | undefined },
  particulars: Particulars,
  { visitor, occurredAtMs, raw }: { visitor: Visitor; occurredAtMs: number; raw: unknown },
): InboundEvent {
  const { key, language } = visitor;
  const eventId = `${key}:${id}`;
  const activity: InboundActivity = {
    ...particulars,
    id: eventId,
    channelId: 'webchat',
    from: { id: key, name: '', role: 'user' },
    recipient: { id: 'webchat', name: '', role: 'bot' },
    conversation: { id: key, isGroup: false, conversationType: 'personal', name: '' },
    timestamp: new Date(occurredAtMs),
    ...(language === undefined ? {} : { locale: LOCALES[language] }),
    channelData: { language, sent: raw },
  };
  const under = shown === undefined ? {} : { notice: shown };
  return { eventId, conversationKey: key, occurredAtMs, activity, ...under };
}

/** The client's own id of a message, read back from the key under which it was stored. */
export function clientIdOf(sourceKey: string): string {
  return sourceKey.slice(sourceKey.lastIndexOf(':') + 1);
}

function refuse(raw: unknown): VisitorVerdict {
  const isTooLong = [say, press].some((schema) => {
    const issues = schema.safeParse(raw).error?.issues ?? [];
    return issues.length > 0 && issues.every(({ code }) => code === 'too_big');
  });
  return { kind: 'refused', error: isTooLong ? TOO_LONG : UNREADABLE };
}

const TOO_LONG: WireError = {
  code: 'TEXT_TOO_LONG',
  message: {
    zh: `訊息太長了，最多 ${MOST_TEXT_CHARS} 個字。請分成幾則傳送。`,
    en: `The message is too long: ${MOST_TEXT_CHARS} characters at most. Please send it in parts.`,
  },
  details: { mostChars: MOST_TEXT_CHARS },
};

const UNREADABLE: WireError = {
  code: 'MESSAGE_INVALID',
  message: {
    zh: '這則訊息的格式不對或沒有內容，請重新輸入。',
    en: 'This message is empty or not in the right form. Please write it again.',
  },
};
