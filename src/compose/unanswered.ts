// What the city does not know yet, on the record of the talks and the learning loop.

import { staffId } from '../domain/ids.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import { createUnanswered, type Unanswered } from '../knowledge/unanswered/unanswered.js';
import type { LearningRouteParts } from '../http/learning-routes.js';
import type { AuditLog } from '../staff/audit-log.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

export function createUnansweredSide(
  { unanswered: store, learning: variants }: Pick<Stores, 'unanswered' | 'learning'>,
  { deps }: Parts,
  known: {
    readonly live: Pick<LiveKnowledge, 'current'>;
    readonly decide: LearningRouteParts['decide'];
    readonly audit: AuditLog;
  },
): Unanswered {
  const { live, decide, audit } = known;
  return createUnanswered({
    ...{ store, variants, live, decide, clock: deps.clock },
    record: async ({ kind, key: id, by }) => {
      const action = kind === 'dismissed' ? 'question-dismissed' : 'question-restored';
      const actor = { id: staffId(by.id), name: by.name };
      await audit.record({ action, actor, target: { kind: 'question', id } });
    },
  });
}
