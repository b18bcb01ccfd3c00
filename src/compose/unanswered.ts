// What the city does not know yet, on the record of the talks and the learning loop; what colleagues ask departments for; and the week of
// each department.

import { staffId } from '../domain/ids.js';
import type { WorkingCalendar } from '../domain/working-calendar.js';
import type { Articles } from '../knowledge/articles/articles.js';
import { createDigests, type Digests } from '../knowledge/digest/digest.js';
import { createHeadReader } from '../knowledge/head-reader.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import { createFaqRequests, type FaqRequests } from '../knowledge/requests/faq-requests.js';
import { createUnanswered, type Unanswered } from '../knowledge/unanswered/unanswered.js';
import type { LearningRouteParts } from '../http/learning-routes.js';
import type { AuditLog } from '../staff/audit-log.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

export function createUnansweredSide(
  {
    unanswered: store,
    learning: variants,
    faqRequests,
    knowledge,
    digests,
  }: Pick<Stores, 'unanswered' | 'learning' | 'faqRequests' | 'knowledge' | 'digests'>,
  { deps }: Parts,
  known: {
    readonly live: Pick<LiveKnowledge, 'current'>;
    readonly decide: LearningRouteParts['decide'];
    readonly audit: AuditLog;
    readonly calendar: () => WorkingCalendar;
    readonly articles: Pick<Articles, 'list'>;
  },
): { readonly unanswered: Unanswered; readonly faqRequests: FaqRequests; readonly digests: Digests } {
  const { live, decide, audit, calendar, articles } = known;
  const { clock } = deps;
  const unanswered = createUnanswered({
    ...{ store, variants, live, decide, clock },
    readHeads: createHeadReader(knowledge),
    record: async ({ kind, key: id, by }) => {
      const action = kind === 'dismissed' ? 'question-dismissed' : 'question-restored';
      const actor = { id: staffId(by.id), name: by.name };
      await audit.record({ action, actor, target: { kind: 'question', id } });
    },
  });
  const requests = createFaqRequests({ store: faqRequests, live, calendar, clock });
  const told = { unanswered, articles, faqRequests: requests, live, clock };
  return { unanswered, faqRequests: requests, digests: createDigests({ store: digests, ...told }) };
}
