import { HubError, StoreUnavailableError } from '../../src/domain/errors.js';
import { createLogger } from '../../src/observe/logger.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('debug', { write: (line: string) => lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it.each([
    'text',
    'replyToken',
    'channelAccessToken',
    'signature',
    'conversationKey',
    'userId',
    'channelData',
  ])('hides %s at any depth', (field) => {
    const line = logged((logger) => {
      logger.info({ [field]: 'A123456789', a: { [field]: 'A123456789', b: { [field]: 'A123456789' } } });
    });

    expect(line).not.toContain('A123456789');
    expect(line).toContain('[hidden]');
  });

  it('keeps code, message and details of our own errors', () => {
    const line = logged((logger) => {
      logger.error({ error: new HubError('LINE_X', 'LINE: look here', { details: { accountId: 'line' } }) });
    });

    expect(JSON.parse(line)).toMatchObject({
      error: { code: 'LINE_X', message: 'LINE: look here', details: { accountId: 'line' } },
    });
  });

  it('drops what a foreign error quotes: the refused document in its message, the request in its fields', () => {
    const driver = Object.assign(new Error('E11000 duplicate key: { text: "我的身分證 A123456789" }'), {
      code: 11_000,
      document: { text: 'A123456789' },
    });

    const line = logged((logger) => {
      logger.error({ error: new StoreUnavailableError(driver) });
    });

    expect(line).toContain('11000');
    expect(line).not.toContain('A123456789');
  });
});
