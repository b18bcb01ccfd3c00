// Sends one letter from a process of its own, as a hub with these settings would: whom Node trusts is settled when a process starts.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import type { LetterOutcome } from '../../src/mail/letter.js';

const built = (file: string): string => pathToFileURL(path.resolve('dist', file)).href;

const SCRIPT = `
const { loadConfig } = await import(${JSON.stringify(built('config/config.js'))});
const { createSmtpClient } = await import(${JSON.stringify(built('mail/smtp-client.js'))});
const { SMTP_URL, MAIL_FROM } = process.env;
const { mail } = loadConfig({ SMTP_URL, MAIL_FROM }, '/yima');
const send = createSmtpClient(mail, { clock: Date.now });
const letter = { id: 'x', to: 'ann@city.example', subject: '週報', text: '好', html: '<p>好</p>' };
const watch = { ending: new AbortController().signal, mayBegin: () => Promise.resolve(true) };
console.log(JSON.stringify(await send(letter, watch)));
`;

/** @param trusts the certificates that the office trusts beside the world's, as PEM */
export async function sendLetter(smtpUrl: string, trusts?: string): Promise<LetterOutcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yima-letter-'));
  const bundle = path.join(folder, 'own-ca.pem');
  writeFileSync(bundle, trusts ?? '');
  try {
    const args = ['--input-type=module', '--eval', SCRIPT];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: {
        ...process.env,
        ...{ SMTP_URL: smtpUrl, MAIL_FROM: 'hub@city.example' },
        NODE_EXTRA_CA_CERTS: trusts === undefined ? '' : bundle,
      },
    });
    return JSON.parse(stdout) as LetterOutcome;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
