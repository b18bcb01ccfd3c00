import { staffId } from '../../src/domain/ids.js';
import { actsOf, listPublishings, publishedFact, unpublishedFact } from '../../src/http/past-publishings.js';
import { createAuditLog } from '../../src/staff/audit-log.js';
import { createAuditStore } from '../../src/storage/audit-store.js';
import { testDatabase } from '../support/engine.js';

const database = testDatabase();
const WANG = { id: staffId('wang'), name: '王雅婷' };
const CHEN = { id: staffId('chen'), name: '陳怡君' };

describe('past publishings', () => {
  it('are told of the audit: hundreds of one name are one, the latest first, with who took it back', async () => {
    let nowMs = 1_000;
    const audit = createAuditLog({
      store: createAuditStore(database().connection),
      clock: () => (nowMs += 1),
    });
    await audit.record({ action: 'articles-published', actor: WANG, details: { ids: ['old'] } });
    const first = { before: 1, after: 2, ids: ['a', 'b'] };
    const second = { before: 2, after: 3, ids: ['c'] };
    await audit.record({ ...publishedFact('many', first), actor: WANG });
    await audit.record({ ...publishedFact('many', second), actor: WANG });
    await audit.record({ ...publishedFact('later', { before: 3, after: 4, ids: ['d'] }), actor: CHEN });
    await audit.record({ ...unpublishedFact('many', ['a', 'c']), actor: CHEN });

    const told = await listPublishings(audit);
    const acts = await actsOf(audit, 'many');

    expect(told).toEqual([
      { run: 'later', by: CHEN, atMs: 1_004, count: 1 },
      { run: 'many', by: WANG, atMs: 1_003, count: 3, undone: { by: CHEN, atMs: 1_005, count: 2 } },
    ]);
    expect(acts).toEqual([second, first]);
    expect(await actsOf(audit, 'unknown')).toEqual([]);
  });
});
