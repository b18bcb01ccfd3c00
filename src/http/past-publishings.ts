// What the audit says of publishings of many drafts: each hundred is a row with its publishing as the target, and so is the taking back.
// Nothing else keeps them, so that what is offered to be taken back is what is on record.

import type { LiveAct } from '../knowledge/take-back.js';
import type { AuditEntry, AuditFact, AuditLog } from '../staff/audit-log.js';
import type { PublishingView } from '../wire/publish-many-api.js';

/** Rows looked through, of each kind: ten publishings of two thousand. */
const MOST_ROWS = 200;
/** Hundreds of one publishing: ten thousand articles. */
const MOST_ACTS = 200;
const MOST_PUBLISHINGS = 10;

export const publishedFact = (run: string, { before, after, ids }: LiveAct) =>
  ({
    action: 'articles-published',
    target: { kind: 'publishing', id: run },
    details: { ids: [...ids], before, after },
  }) satisfies AuditFact;

export const unpublishedFact = (run: string, ids: readonly string[]) =>
  ({
    action: 'articles-unpublished',
    target: { kind: 'publishing', id: run },
    details: { ids: [...ids] },
  }) satisfies AuditFact;

/** What one publishing put live, hundred by hundred; empty: there is none of this name. */
export async function actsOf(audit: Pick<AuditLog, 'list'>, run: string): Promise<readonly LiveAct[]> {
  const rows = await audit.list({ targetId: run, action: 'articles-published', limit: MOST_ACTS });
  return rows.flatMap((row): readonly LiveAct[] => {
    const { before, after } = row.details ?? {};
    return typeof before === 'number' && typeof after === 'number'
      ? [{ before, after, ids: idsIn(row) }]
      : [];
  });
}

/** The latest first. */
export async function listPublishings(audit: Pick<AuditLog, 'list'>): Promise<readonly PublishingView[]> {
  const [published, unpublished] = await Promise.all([
    audit.list({ action: 'articles-published', limit: MOST_ROWS }),
    audit.list({ action: 'articles-unpublished', limit: MOST_ROWS }),
  ]);
  const undone = byRun(unpublished);
  return [...byRun(published)].slice(0, MOST_PUBLISHINGS).map(([run, rows]) => {
    const back = undone.get(run);
    return { run, ...told(rows), ...(back === undefined ? {} : { undone: told(back) }) };
  });
}

/** Rows from before publishings had names have none. */
function byRun(rows: readonly AuditEntry[]): ReadonlyMap<string, readonly AuditEntry[]> {
  const runs = new Map<string, AuditEntry[]>();
  for (const row of rows) {
    if (row.target?.kind !== 'publishing') continue;
    const { id } = row.target;
    runs.set(id, [...(runs.get(id) ?? []), row]);
  }
  return runs;
}

/** Of rows of one publishing, the latest first. */
function told(rows: readonly AuditEntry[]) {
  const { actor, atMs = 0 } = rows[0] ?? {};
  return {
    atMs,
    count: rows.reduce((sum, row) => sum + idsIn(row).length, 0),
    ...(actor === undefined ? {} : { by: { id: actor.id, name: actor.name } }),
  };
}

function idsIn({ details }: AuditEntry): readonly string[] {
  const ids = details?.['ids'];
  return typeof ids === 'object' ? ids : [];
}
