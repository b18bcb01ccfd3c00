// The log: JSON lines on standard output, without personal data or secrets.

import pino from 'pino';

export type Logger = pino.Logger;

/**
 * Fields that never reach a line, wherever they stand. Business events pass ids and counts only (events.ts); this is the
 * second lock, for facts that ride along in errors: words of a citizen, addresses of a platform, credentials, signatures.
 */
const HIDDEN_FIELDS: readonly string[] = [
  'text', 'body', 'raw', 'rawBody', 'channelData', 'activity', 'messages', 'answer', 'utterance', 'value',
  'userId', 'conversationKey', 'to', 'from', 'displayName', 'email', 'phone',
  'replyToken', 'token', 'channelAccessToken', 'channelSecret', 'authorization', 'signature', 'password', 'cookie', 'uri',
]; // prettier-ignore

/** `silent` logs nothing (tests). Errors are logged by code, message, stack and their details. */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redactPaths(HIDDEN_FIELDS), censor: '[hidden]' },
    serializers: { error: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** pino wants each depth spelled out: a line's own fields, an error's details, and one below. */
function redactPaths(fields: readonly string[]): string[] {
  return fields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `*.*.*.${field}`]);
}

/**
 * An error as facts. A driver's or client's error may carry whole documents or requests in its own fields, and quotes the
 * document of a refused write in its message: only name, code, stack places and our own `details` are kept of those.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'not an Error' };
  const { code, details } = error as Error & { code?: unknown; details?: unknown };
  const isOurs = details !== undefined;
  return {
    name: error.name,
    code,
    ...(isOurs
      ? { message: error.message, details }
      : { message: error.message.slice(0, 80).replace(/[{"'“].*$/su, '…') }),
    places: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
