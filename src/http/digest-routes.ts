// /api/v1/digests: what a department's editors should know of last week, and of what lies on their desk. Rules are in
// `knowledge/digest/`.

import { writeTable } from '../content/sheets/write-table.js';
import { lastWeekAt, weekOf, type ReportWeek } from '../domain/report-week.js';
import { digestTable } from '../knowledge/digest/digest-table.js';
import type { Digest, Digests } from '../knowledge/digest/digest.js';
import type { Clock } from '../lib/clock.js';
import { digestRequests, digestsView, type DigestsView, type DigestView } from '../wire/digest-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { KEEPERS } from './article-door.js';
import { toRequestView } from './faq-request-routes.js';
import { giveFile } from './give-file.js';

export interface DigestRouteParts {
  readonly digests: Digests;
  readonly clock: Clock;
}

const BASE = '/api/v1/digests';

export function createDigestRoutes(parts: DigestRouteParts): readonly ApiRoute[] {
  const { digests, clock } = parts;
  const weekFor = (day: string | undefined): ReportWeek =>
    day === undefined ? lastWeekAt(clock()) : weekOf(day);
  return [
    apiRoute({
      method: 'get',
      path: BASE,
      access: KEEPERS,
      summary:
        'A department’s week, Monday to Sunday in Taipei: what its articles missed, what was used most; and what is due for review, expiring, in draft or asked for now. Without a department the first one; an empty one is what belongs to none.',
      query: digestRequests.read,
      answer: digestsView,
      handle: async ({ query }): Promise<DigestsView> => {
        const departments = digests.departments();
        const department = query.department ?? departments[0] ?? '';
        const digest = await digests.read(department, weekFor(query.week));
        return { departments: [...departments], digest: toView(digest, clock()) };
      },
    }),
    apiRoute({
      method: 'get',
      path: `${BASE}/file`,
      access: KEEPERS,
      summary: 'The same as a file: ODS, CSV or XLSX.',
      query: digestRequests.file,
      handle: async ({ query: { week, department, format, language }, response }) => {
        const digest = await digests.read(department, weekFor(week));
        const name = `yima-week-${digest.week.monday}`;
        const content = await writeTable(digestTable(digest, language), { format, name });
        giveFile(response, { content, format, name });
      },
    }),
  ];
}

function toView({ week, requests, ...digest }: Digest, nowMs: number): DigestView {
  const { monday, sunday, untilMs } = week;
  return {
    ...digest,
    ...{ monday, sunday, isOver: untilMs <= nowMs },
    requests: requests.map(toRequestView),
  };
}
