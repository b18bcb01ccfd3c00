// POST /visitor/files: a citizen's file on web chat, the body being the file. The token of the talk is the right to it; the answer
// comes after the message is stored, and the same `clientId` again is the same message. Without the setting there is no such address.

import { Router } from 'express';

import { WEB_ACCOUNT, WEB_CHANNEL } from '../channels/web/web-adapter.js';
import { parseFile } from '../channels/web/web-parse.js';
import type { VisitorTokens } from '../channels/web/web-signature.js';
import { isAllowedOrigin, type OriginRules } from '../config/allowed-origins.js';
import { conversationIdOf } from '../conversations/conversation-address.js';
import type { UploadRefusal } from '../desk/uploads.js';
import type { VisitorUploads } from '../desk/visitor-uploads.js';
import { inboxId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import { createLimit } from '../lib/limit.js';
import type { AcceptInbound } from '../turns/accept-inbound.js';
import { visitorFileQuery } from '../wire/file-api.js';
import type { HttpHandler, HttpRequest, HttpResponse } from './exchange.js';
import { comingIn } from './upload-routes.js';

/** Files of one visitor, and of one address, which a school or an office shares. Ours. */
const FILES_A_VISITOR = { points: 20, seconds: 600 };
const FILES_AN_ADDRESS = { points: 100, seconds: 600 };

export interface VisitorFileParts {
  /** Undefined until the door of web chat is open. */
  readonly tokens: () => Pick<VisitorTokens, 'verify'> | undefined;
  readonly uploads: VisitorUploads;
  readonly acceptInbound: AcceptInbound;
  readonly origins: OriginRules;
  readonly clock: Clock;
}

export function createVisitorFileRoute(parts: VisitorFileParts): Router {
  const router = Router();
  const ofVisitor = createLimit(FILES_A_VISITOR);
  const ofAddress = createLimit(FILES_AN_ADDRESS);
  const path = '/visitor/files';
  router.use(path, letIn(parts.origins));
  router.post(path, async (request: HttpRequest, response: HttpResponse) => {
    const refuse = createRefuse(request, response);
    const key = await readKey(parts, request);
    if (key === undefined) {
      refuse('TOKEN_INVALID');
      return;
    }
    const query = visitorFileQuery.safeParse(request.query);
    if (!query.success) {
      refuse('MESSAGE_INVALID');
      return;
    }
    const waitMs = (await ofVisitor(key)) ?? (await ofAddress(request.ip ?? ''));
    if (waitMs !== undefined) {
      refuse('RATE_LIMITED', { retryAfterMs: waitMs });
      return;
    }
    const { name, ...said } = query.data;
    const visitor = { key, language: said.language };
    const conversationId = conversationIdOf(WEB_ACCOUNT, key);
    const sourceKey = inboxId(WEB_ACCOUNT, `${key}:${said.clientId}`);
    const taken = await parts.uploads.take({ conversationId, sourceKey, name, file: comingIn(request) });
    if ('refusal' in taken) {
      refuse(codeOf(taken.refusal));
      return;
    }
    const receivedAtMs = parts.clock();
    const event = parseFile({ ...said, file: taken }, visitor, receivedAtMs);
    const delivery = { accountId: WEB_ACCOUNT, channelId: WEB_CHANNEL, receivedAtMs };
    await parts.acceptInbound({ ...delivery, events: [event] });
    await parts.uploads.settle(sourceKey);
    response.status(201).json({ ok: true });
  });
  return router;
}

/** The widget stands on other sites; only those that carry it by the operator's word may send. */
function letIn(origins: OriginRules): HttpHandler {
  return (request, response, next) => {
    const { origin, host } = request.headers;
    if (!isAllowedOrigin(origins, { origin, host })) {
      createRefuse(request, response)('FOREIGN_ORIGIN');
      return;
    }
    if (origin !== undefined) response.set({ 'Access-Control-Allow-Origin': origin, Vary: 'Origin' });
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    const allowed = { 'Access-Control-Allow-Methods': 'POST', 'Access-Control-Max-Age': '600' };
    response.set({ ...allowed, 'Access-Control-Allow-Headers': 'authorization, content-type' });
    response.status(204).end();
  };
}

async function readKey({ tokens }: VisitorFileParts, request: HttpRequest): Promise<string | undefined> {
  const [, token] = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '') ?? [];
  const verdict = token === undefined ? undefined : await tokens()?.verify(token);
  return verdict?.kind === 'visitor' ? verdict.key : undefined;
}

interface Told {
  readonly status: number;
  readonly message: { readonly zh: string; readonly en: string };
}

/** What a citizen reads; the names of codes are those of `refusals.ts` and of the socket. */
const TOLD = {
  TOKEN_INVALID: {
    status: 401,
    message: {
      zh: '這個對話已經過期，請重新整理網頁。',
      en: 'This conversation has expired; reload the page.',
    },
  },
  FOREIGN_ORIGIN: {
    status: 403,
    message: { zh: '這個網頁不能傳檔案。', en: 'This page may not send files.' },
  },
  MESSAGE_INVALID: {
    status: 400,
    message: { zh: '這個檔案的資料不對，請重新選擇。', en: 'Please choose the file again.' },
  },
  RATE_LIMITED: {
    status: 429,
    message: { zh: '檔案傳得太多了，請過幾分鐘再傳。', en: 'Too many files; please wait a few minutes.' },
  },
  FILE_TOO_LARGE: { status: 413, message: { zh: '檔案太大。', en: 'The file is too large.' } },
  FILE_TYPE_REFUSED: {
    status: 422,
    message: {
      zh: '這種檔案不能傳。可以傳照片、PDF、Office 文件、純文字、影片與錄音。',
      en: 'This kind of file cannot be sent. Photos, PDF, office documents, plain text, film and sound can.',
    },
  },
  PICTURE_TOO_LARGE: {
    status: 422,
    message: {
      zh: '照片的長寬太大，或無法讀出尺寸，請縮小後再傳。',
      en: 'The picture has too many pixels, or its size cannot be read; please make it smaller.',
    },
  },
  FILE_BROKEN_OFF: {
    status: 400,
    message: {
      zh: '檔案沒有傳完，請再試一次。',
      en: 'The file did not come through whole; please try again.',
    },
  },
  DISK_FULL: {
    status: 503,
    message: {
      zh: '目前無法接收檔案，請用文字說明，或撥打 1999。',
      en: 'No file can be taken now; please describe it in words, or call 1999.',
    },
  },
} as const satisfies Readonly<Record<string, Told>>;

/** None of the others comes of a citizen's file: it goes beside no reply, and names no other file. */
const codeOf = ({ code }: UploadRefusal): keyof typeof TOLD => {
  switch (code) {
    case 'too-large':
      return 'FILE_TOO_LARGE';
    case 'picture-too-large':
      return 'PICTURE_TOO_LARGE';
    case 'broken-off':
      return 'FILE_BROKEN_OFF';
    case 'disk-full':
      return 'DISK_FULL';
    default:
      return 'FILE_TYPE_REFUSED';
  }
};

/** In the shape that the socket answers in, so that the window shows both alike. */
function createRefuse(request: HttpRequest, response: HttpResponse) {
  return (code: keyof typeof TOLD, details?: Readonly<Record<string, number>>): void => {
    const { status, message } = TOLD[code];
    // What is still coming of it is read and forgotten, so that the browser hears the answer.
    request.resume();
    const error = { code, message, ...(details === undefined ? {} : { details }) };
    response.status(status).json({ ok: false, error });
  };
}
