// What the city does not know yet, on the record of the talks and the learning loop; what colleagues ask departments for; and the week of
// each department.

import { staffId } from '../domain/ids.js';
import type { WorkingCalendar } from '../domain/working-calendar.js';
import type { Articles } from '../knowledge/articles/articles.js';
import { createDigests } from '../knowledge/digest/digest.js';
import { createHeadReader } from '../knowledge/head-reader.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import { createFaqRequests } from '../knowledge/requests/faq-requests.js';
import { createUnanswered } from '../knowledge/unanswered/unanswered.js';
import type { LearningRouteParts } from '../http/learning-routes.js';
import type { AuditLog } from '../staff/audit-log.js';
import { createDigestMailSide } from './digest-mail.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

type MailStores = 'knowledge' | 'digests' | 'digestRecipients' | 'mails';

export function createUnansweredSide(
  {
    unanswered: store,
    learning: variants,
    faqRequests,
    ...stores
  }: Pick<Stores, 'unanswered' | 'learning' | 'faqRequests' | MailStores>,
  parts: Parts,
  known: {
    readonly live: Pick<LiveKnowledge, 'current'>;
    readonly decide: LearningRouteParts['decide'];
    readonly audit: AuditLog;
    readonly calendar: () => WorkingCalendar;
    readonly articles: Pick<Articles, 'list'>;
  },
) {
  const { live, decide, audit, calendar, articles } = known;
  const { clock } = parts.deps;
  const unanswered = createUnanswered({
    ...{ store, variants, live, decide, clock },
    readHeads: createHeadReader(stores.knowledge),
    record: async ({ kind, key: id, by }) => {
      const action = kind === 'dismissed' ? 'question-dismissed' : 'question-restored';
      const actor = { id: staffId(by.id), name: by.name };
      await audit.record({ action, actor, target: { kind: 'question', id } });
    },
  });
  const requests = createFaqRequests({ store: faqRequests, live, calendar, clock });
  const told = { unanswered, articles, faqRequests: requests, live, clock };
  const digests = createDigests({ store: stores.digests, ...told });
  const mail = createDigestMailSide(stores, parts, digests);
  return { unanswered, faqRequests: requests, digests, ...mail };
}
