// The weekly digest by mail: on where a mail server is named.

import { createDigestMail, type DigestMail } from '../knowledge/digest/digest-mail.js';
import type { Digests } from '../knowledge/digest/digest.js';
import { NEVER_REPEATING, createRepeating, type Repeating } from '../lib/repeat.js';
import { createMailOutbox } from '../mail/mail-outbox.js';
import { createSmtpClient } from '../mail/smtp-client.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

/** Whoever presses "send again" looks on. Unit: ms. */
const PAUSE_MS = 10_000;

export function createDigestMailSide(
  { mails, digestRecipients: recipients }: Pick<Stores, 'mails' | 'digestRecipients'>,
  { config, deps: { clock, random }, events }: Parts,
  digests: Digests,
): { readonly digestMail: DigestMail; readonly mailJob: Repeating } {
  const { publicUrl } = config.http.origins;
  const head = { cityName: config.city.name, ...(publicUrl === undefined ? {} : { publicUrl }) };
  const parts = { digests, recipients, mails, head, clock };
  if (config.mail === undefined) return { digestMail: createDigestMail(parts), mailJob: NEVER_REPEATING };
  const send = createSmtpClient(config.mail, { clock });
  const outbox = createMailOutbox({ store: mails, send, clock, random, events });
  const digestMail = createDigestMail({ ...parts, outbox });
  const mailJob = createRepeating(digestMail.run, {
    pauseMs: PAUSE_MS,
    onError: (error) => {
      events.jobFailed('digest mail', error);
    },
  });
  return { digestMail, mailJob };
}
