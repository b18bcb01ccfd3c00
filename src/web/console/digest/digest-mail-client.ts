// Who gets the weekly digest by mail, over HTTP.

import type { DigestMailsView } from '../../../wire/digest-mail-api.js';
import { call } from '../session/staff-client.js';

export const readDigestMail = (department: string): Promise<DigestMailsView> =>
  call('GET', `/digests/mail?${new URLSearchParams({ department }).toString()}`);

export const keepRecipients = (
  body: { readonly department: string; readonly addresses: readonly string[]; readonly revision: number },
  csrfToken: string,
): Promise<DigestMailsView> => call('PUT', '/digests/recipients', { body, csrfToken });

export const sendMailAgain = (mailId: string, csrfToken: string): Promise<DigestMailsView> =>
  call('POST', `/digests/mails/${encodeURIComponent(mailId)}/again`, { csrfToken });
