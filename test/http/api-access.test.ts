// Every route of the hub against every kind of caller: no cell is empty, and a route without a row fails. Who signs a webhook
// is another question: `test/http/strangers.test.ts`.

import http from 'node:http';

import {
  aReply,
  aTeam,
  type Caller,
  CALLERS,
  changedBy,
  everybody,
  fromOwnOrigin,
  hasRouter,
  noSuchFor,
  readBy,
  routesOf,
  type Row,
  strangers,
} from '../support/access-rows.js';
import { ADMIN, ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';

const staff: Caller[] = ['agent', 'editor', 'supervisor', 'admin'];
/** Of the knowledge base. */
const keepers: Caller[] = ['editor', 'supervisor', 'admin'];
const password = 'seven tall lanterns';
/** An article that nobody has written yet. */
const DRAFT_CONTENT = { title: '', variants: [], answer: '', keywords: [], risk: 'general' };

/** In this order: signing out comes last. */
const ROWS: Readonly<Record<string, Row>> = {
  'GET /api/v1/openapi.json': { expected: everybody(200) },
  'POST /api/v1/session': {
    body: (caller) => ({ email: `${caller}@nowhere.tw`, password: 'wrong' }),
    expected: fromOwnOrigin(401),
  },
  'POST /api/v1/setup': {
    body: (caller) => ({ token: 'x'.repeat(43), email: `${caller}@nowhere.tw`, name: 'x', password }),
    expected: fromOwnOrigin(401),
  },
  'GET /api/v1/session': { expected: readBy(...staff) },
  'GET /api/v1/staff': { expected: readBy('admin') },
  'POST /api/v1/find': { body: () => ({ query: '戶政' }), expected: changedBy(200, ...staff) },
  'GET /api/v1/dead-letters': { expected: readBy('supervisor', 'admin') },
  'GET /api/v1/deliveries/:id': { expected: { ...readBy('supervisor', 'admin'), ...noSuchFor('supervisor', 'admin', 'wrongToken', 'foreignOrigin') } }, // prettier-ignore
  'POST /api/v1/deliveries/:id/resend': { expected: changedBy(404, 'supervisor', 'admin') },
  'POST /api/v1/articles/:id/wordings': { expected: changedBy(404, 'editor', 'admin') },
  'GET /api/v1/learning/variants': { expected: readBy(...keepers) },
  'GET /api/v1/learning/variants/:id': { expected: { ...readBy(), ...noSuchFor(...keepers, 'wrongToken', 'foreignOrigin') } }, // prettier-ignore
  'POST /api/v1/learning/variants/:id/approve': { body: () => ({}), expected: changedBy(404, ...keepers) },
  'POST /api/v1/learning/variants/:id/reject': { body: () => ({}), expected: changedBy(404, ...keepers) },
  'POST /api/v1/learning/variants/:id/retire': { body: () => ({}), expected: changedBy(404, ...keepers) },
  'GET /api/v1/learning/popularity': { expected: readBy(...keepers) },
  'GET /api/v1/learning/models': { expected: readBy(...keepers) },
  'POST /api/v1/learning/models': { expected: changedBy(200, 'admin') },
  'POST /api/v1/learning/models/:id/withdraw': { expected: changedBy(404, 'admin') },
  'GET /api/v1/knowledge/unanswered': { expected: readBy(...keepers) },
  'GET /api/v1/knowledge/unanswered/file': { expected: readBy(...keepers) },
  'POST /api/v1/knowledge/unanswered/dismiss': { body: () => ({ questions: [{ key: 'k'.repeat(22), text: 'x' }] }), expected: changedBy(204, ...keepers) }, // prettier-ignore
  'POST /api/v1/knowledge/unanswered/restore': { body: () => ({ keys: ['k'.repeat(22)] }), expected: changedBy(204, ...keepers) }, // prettier-ignore
  'POST /api/v1/knowledge/unanswered/wordings': { body: () => ({ articleId: 'none', wording: '有沒有' }), expected: changedBy(404, ...keepers) }, // prettier-ignore
  'GET /api/v1/digests': { expected: readBy(...keepers) },
  'GET /api/v1/digests/file': { path: '/api/v1/digests/file?department=', expected: readBy(...keepers) },
  'GET /api/v1/digests/mail': { path: '/api/v1/digests/mail?department=', expected: readBy(...keepers) },
  'PUT /api/v1/digests/recipients': { body: () => ({ department: '', addresses: [], revision: 99 }), expected: changedBy(409, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/digests/mails/:id/again': { expected: changedBy(409, 'editor', 'admin') },
  'GET /api/v1/faq-requests': { expected: readBy(...staff) },
  'GET /api/v1/faq-requests/counts': { expected: readBy(...keepers) },
  'POST /api/v1/faq-requests': { body: () => ({ question: '有沒有' }), expected: changedBy(201, ...staff) },
  'POST /api/v1/faq-requests/:id/answer': { body: () => ({ articleId: 'none' }), expected: changedBy(409, ...keepers) }, // prettier-ignore
  'POST /api/v1/faq-requests/:id/refuse': { body: () => ({ reason: 'x' }), expected: changedBy(409, ...keepers) }, // prettier-ignore
  'POST /api/v1/faq-requests/:id/reopen': { expected: changedBy(409, ...keepers) },
  'GET /api/v1/channels': { expected: readBy('supervisor', 'admin') },
  'POST /api/v1/channels/:id/check': { expected: changedBy(404, 'supervisor', 'admin') },
  'POST /api/v1/channels/:id/test-message': {
    body: () => ({ to: 'nobody' }),
    expected: changedBy(404, 'supervisor', 'admin'),
  },
  'GET /api/v1/teams': { expected: readBy('supervisor', 'admin') },
  'POST /api/v1/teams': { body: (caller) => aTeam(caller), expected: changedBy(201, 'supervisor', 'admin') },
  'PUT /api/v1/teams/:id': { body: (caller) => ({ ...aTeam(caller), revision: 1 }), expected: changedBy(404, 'supervisor', 'admin') }, // prettier-ignore
  'PUT /api/v1/staff/:id/teams': { body: () => ({ teamIds: [] }), expected: changedBy(204, 'supervisor', 'admin') }, // prettier-ignore
  'GET /api/v1/canned-replies': { expected: readBy('supervisor', 'admin') },
  'POST /api/v1/canned-replies': {
    body: (caller) => aReply(caller),
    expected: changedBy(201, 'supervisor', 'admin'),
  },
  'PUT /api/v1/canned-replies/:id': { body: (caller) => ({ ...aReply(caller), revision: 1 }), expected: changedBy(404, 'supervisor', 'admin') }, // prettier-ignore
  'GET /api/v1/alarms': { expected: readBy(...staff) },
  'POST /api/v1/answer-previews': {
    body: () => ({ answer: '先打 1999。' }),
    expected: changedBy(200, 'editor', 'supervisor', 'admin'),
  },
  'GET /api/v1/media/:id': { expected: { ...everybody(403), ...noSuchFor('agent', 'supervisor'), ...strangers } }, // prettier-ignore
  'GET /api/v1/media/:id/content': {
    path: '/api/v1/media/:id/content?until=1&signature=x',
    expected: { ...everybody(403), ...noSuchFor('agent', 'supervisor'), ...strangers },
  },
  'POST /api/v1/conversations/:id/files': {
    body: () => ({}),
    expected: changedBy(404, 'agent', 'supervisor'),
  },
  'PUT /api/v1/files/:id/preview': { body: () => ({}), expected: changedBy(404, 'agent', 'supervisor') },
  'DELETE /api/v1/files/:id': { expected: changedBy(404, 'agent', 'supervisor') },
  'GET /api/v1/calendar': { expected: readBy('agent', 'supervisor', 'admin') },
  'PUT /api/v1/calendar/years/:year': { path: '/api/v1/calendar/years/2026', body: () => ({ revision: 99, days: [] }), expected: changedBy(409, 'supervisor', 'admin') }, // prettier-ignore
  'POST /api/v1/calendar/years/:year/confirm': { path: '/api/v1/calendar/years/2026/confirm', body: () => ({ revision: 99 }), expected: changedBy(409, 'supervisor', 'admin') }, // prettier-ignore
  'POST /api/v1/calendar/years/:year/forget': { path: '/api/v1/calendar/years/2026/forget', body: () => ({ revision: 99 }), expected: changedBy(409, 'supervisor', 'admin') }, // prettier-ignore
  'POST /api/v1/calendar/closures': {
    body: () => ({
      revision: 99,
      day: '2031-01-01',
      part: 'whole',
      reason: { zh: '颱風', en: 'typhoon' },
    }),
    expected: changedBy(409, 'supervisor', 'admin'),
  },
  'POST /api/v1/calendar/closures/:id/end': { body: () => ({ revision: 99 }), expected: changedBy(409, 'supervisor', 'admin') }, // prettier-ignore
  'POST /api/v1/calendar/import': { body: () => ({ revision: 99, file: '', isDryRun: true }), expected: changedBy(200, 'supervisor', 'admin') }, // prettier-ignore
  'POST /api/v1/imports/preview': { path: '/api/v1/imports/preview?fileName=a.jsonl', body: () => ({}), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'GET /api/v1/articles/progress': { path: '/api/v1/articles/progress?job=4d1c7e0a-6f0b-4f0e-9a57-0d3f3c1c9b11', expected: readBy('editor', 'admin') }, // prettier-ignore
  'GET /api/v1/knowledge/try/progress': { path: '/api/v1/knowledge/try/progress?job=4d1c7e0a-6f0b-4f0e-9a57-0d3f3c1c9b11', expected: readBy('editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/drafts/publish': { body: () => ({ drafts: [{ id: 'none', rev: 1 }] }), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'GET /api/v1/articles/publishings': { expected: readBy('editor', 'admin') },
  'POST /api/v1/articles/publishings/:run/undo': { path: '/api/v1/articles/publishings/none/undo', expected: changedBy(404, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/imports': {
    path: '/api/v1/imports?fileName=a.jsonl',
    body: () => ({}),
    expected: changedBy(422, 'editor', 'admin'),
  },
  'POST /api/v1/imports/bad-rows': { path: '/api/v1/imports/bad-rows?fileName=a.jsonl', body: () => ({}), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'GET /api/v1/imports/progress': {
    path: '/api/v1/imports/progress?job=4d1c7e0a-6f0b-4f0e-9a57-0d3f3c1c9b11',
    expected: readBy('editor', 'admin'),
  },
  'GET /api/v1/articles': { expected: readBy('editor', 'admin') },
  'GET /api/v1/articles/:id/misses': { expected: readBy('editor', 'admin') },
  'POST /api/v1/article-files': { body: () => ({}), expected: changedBy(422, 'editor', 'admin') },
  'GET /api/v1/article-files/:id': { expected: { ...readBy(), ...noSuchFor(...staff, 'wrongToken', 'foreignOrigin') } }, // prettier-ignore
  'GET /api/v1/articles/:id/editing': { expected: { ...readBy(), ...noSuchFor('editor', 'admin', 'wrongToken', 'foreignOrigin') } }, // prettier-ignore
  'GET /api/v1/articles/:id/versions/:version': { expected: { ...readBy(), ...noSuchFor('editor', 'admin', 'wrongToken', 'foreignOrigin') } }, // prettier-ignore
  'POST /api/v1/articles/drafts': {
    body: () => ({ content: DRAFT_CONTENT }),
    expected: changedBy(201, 'editor', 'admin'),
  },
  'PUT /api/v1/articles/:id/draft': {
    body: () => ({ rev: 0, baseVersion: 0, content: DRAFT_CONTENT }),
    expected: changedBy(404, 'editor', 'admin'),
  },
  'POST /api/v1/articles/:id/draft/ask': { body: () => ({ rev: 1 }), expected: changedBy(409, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/:id/draft/take-back': { body: () => ({ rev: 1 }), expected: changedBy(409, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/:id/draft/discard': { body: () => ({ rev: 1 }), expected: changedBy(409, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/:id/draft/publish': { body: () => ({ rev: 1 }), expected: changedBy(409, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/:id/draft/schedule': { body: () => ({ rev: 1, publishAtMs: 1 }), expected: changedBy(409, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/knowledge/try': { body: () => ({ question: '路燈壞了' }), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/knowledge/try/tests': { body: () => ({ content: DRAFT_CONTENT }), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/knowledge/hints': { body: () => ({ content: DRAFT_CONTENT }), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/:id/check': { body: () => ({ content: DRAFT_CONTENT }), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/compare': { body: () => ({ before: DRAFT_CONTENT, after: DRAFT_CONTENT }), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/:id/roll-back': { body: () => ({ version: 1, baseVersion: 0 }), expected: changedBy(404, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/archive': { body: () => ({ ids: ['nothing'] }), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/restore': { body: () => ({ articles: [{ id: 'nothing', version: 1 }] }), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/reviewed': { body: () => ({ ids: ['nothing'] }), expected: changedBy(200, 'editor', 'admin') }, // prettier-ignore
  'POST /api/v1/articles/reviewed/undo': { body: () => ({ ids: ['nothing'] }), expected: changedBy(204, 'editor', 'admin') }, // prettier-ignore
  'GET /api/v1/imports': { expected: readBy('editor', 'admin') },
  'POST /api/v1/imports/:id/undo': { expected: changedBy(404, 'editor', 'admin') },
  'GET /api/v1/imports/template': { expected: readBy('editor', 'admin') },
  'GET /api/v1/articles/export': { expected: readBy('editor', 'admin') },
  'GET /api/v1/figures': {
    path: '/api/v1/figures?from=2026-11-01&to=2026-11-02',
    expected: readBy('supervisor', 'admin'),
  },
  'GET /api/v1/figures/list': {
    path: '/api/v1/figures/list?from=2026-11-01&to=2026-11-02&figure=talks',
    expected: readBy('supervisor', 'admin'),
  },
  'GET /api/v1/figures/file': {
    path: '/api/v1/figures/file?from=2026-11-01&to=2026-11-02&format=csv',
    expected: readBy('supervisor', 'admin'),
  },
  'GET /api/v1/audit': { expected: readBy('supervisor', 'admin') },
  'POST /api/v1/staff': {
    body: (caller) => ({ email: `new.${caller}@city.gov.tw`, name: '新', roles: ['agent'], password }),
    expected: changedBy(201, 'admin'),
  },
  'PATCH /api/v1/staff/:id': { body: () => ({ name: '安達' }), expected: changedBy(200, 'admin') },
  'DELETE /api/v1/session': { expected: changedBy(204, ...staff) },
};

/** Open to everybody, whoever they are: a sign-in changes nothing here. */
const OPEN_ROWS: Readonly<Record<string, Row>> = {
  'GET /livez': { expected: everybody(200) },
  'GET /readyz': { expected: everybody(200) },
  'GET /metrics': { expected: everybody(200) },
  // Nobody's session signs a webhook.
  'POST /webhooks/:channel': { path: '/webhooks/line', expected: everybody(401) },
  'POST /webhooks/:channel/:account': { path: '/webhooks/line/line', expected: everybody(401) },
  'GET /webhooks/:channel': { path: '/webhooks/messenger', expected: everybody(403) },
  'GET /webhooks/:channel/:account': { path: '/webhooks/messenger/messenger', expected: everybody(403) },
  'GET /': { expected: everybody(200) },
  'GET /widget.js': { expected: everybody(200) },
  'GET /widget/*file': { path: '/widget/not-there.js', expected: everybody(404) },
  'GET /assets/*file': { path: '/assets/not-there.css', expected: everybody(404) },
  // The page finds its screen by the address, so that an asset that is not there is told by its folder alone.
  'GET /console/assets/*file': { path: '/console/assets/', expected: everybody(200) },
  'GET /images/:file': { path: '/images/not-there.png', expected: everybody(404) },
  'GET /attachments/:file': { path: '/attachments/not-there', expected: everybody(404) },
  'GET /files/:id': { path: '/files/not-there', expected: everybody(404) },
  'GET /banner.json': { expected: everybody(200) },
  'GET /en': { expected: everybody(200) },
  'GET /faq': { expected: everybody(200) },
  'GET /faq/:id': { path: '/faq/about-1999', expected: everybody(200) },
  'GET /faq/*rest': { path: '/faq/not/there', expected: everybody(404) },
  'GET /console': { expected: everybody(200) },
  'GET /console/*path': { path: '/console/staff', expected: everybody(200) },
};
const ALL_ROWS = { ...OPEN_ROWS, ...ROWS };

describe('the routes', () => {
  let hub: TestHub;
  const createServer = jest.spyOn(http, 'createServer');
  const clients = new Map<Caller, StaffClient>();

  beforeAll(async () => {
    hub = await TestHub.start({ isBare: true, env: ADMIN_ENV });
    for (const caller of CALLERS) clients.set(caller, await clientFor(caller));
    await revoke();
  }, 120_000);
  afterAll(async () => {
    createServer.mockRestore();
    await hub.stop();
  });

  const newClient = (): StaffClient => new StaffClient(() => hub.url);
  const clientFor = async (caller: Caller): Promise<StaffClient> => {
    const client = newClient();
    if (caller === 'nobody') return client;
    if (['admin', 'wrongToken', 'foreignOrigin'].includes(caller)) {
      await client.signIn(ADMIN);
    } else {
      const roles = caller === 'deactivated' || caller === 'expired' ? ['admin'] : [caller];
      const email = `${caller}@city.gov.tw`;
      const admin = newClient();
      await admin.signIn();
      await admin.send('POST', '/api/v1/staff', { body: { email, name: caller, roles, password } });
      await client.signIn({ email, password });
    }
    if (caller === 'wrongToken') client.csrfToken = 'A'.repeat(43);
    return client;
  };
  /** After the sign-ins: one person is deactivated by hand, so that their session's row stays; one session runs out. */
  const revoke = async (): Promise<void> => {
    const { connection } = hub.database;
    const people = connection.collection<{ _id: string; email: string }>('staff');
    const expired = await people.findOne({ email: 'expired@city.gov.tw' });
    await people.updateOne({ email: 'deactivated@city.gov.tw' }, { $set: { isActive: false } });
    await connection
      .collection('staff_sessions')
      .updateMany({ staffId: expired?._id }, { $set: { idleEndsAt: new Date(0) } });
  };
  const call = async (caller: Caller, route: string, row: Row): Promise<number> => {
    const [method = '', path = ''] = route.split(' ');
    const client = clients.get(caller) ?? newClient();
    const headers = caller === 'foreignOrigin' ? { origin: 'https://evil.example' } : {};
    const body = row.body === undefined ? {} : { body: row.body(caller) };
    const answer = await client.send(method, (row.path ?? path).replace(':id', 'first-administrator'), {
      headers,
      ...body,
    });
    return answer.status;
  };

  it('has a row here for each of its routes, and no row without a route', () => {
    const apps = createServer.mock.calls.map(([app]) => app as unknown).filter(hasRouter);

    const routes = apps.flatMap(({ router }) => routesOf(router));

    expect(new Set(routes)).toEqual(new Set(Object.keys(ALL_ROWS)));
  });

  it('describes each route of the API', async () => {
    const { body } = await newClient().send('GET', '/api/v1/openapi.json');
    const { paths } = body as { paths: Record<string, Record<string, unknown>> };

    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );

    expect(new Set(described)).toEqual(new Set(Object.keys(ROWS)));
  });

  it.each(Object.entries(ALL_ROWS))('answers each caller of %s as its role allows', async (route, row) => {
    const seen: Partial<Record<Caller, number>> = {};
    for (const caller of CALLERS) seen[caller] = await call(caller, route, row);

    expect(seen).toEqual(row.expected);
  });
});
