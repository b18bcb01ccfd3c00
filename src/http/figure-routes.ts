// /api/v1/figures: what happened on which day and channel, the list behind each number, the whole as a file. For supervisors.

import { writeTable } from '../content/sheets/write-table.js';
import type { Figures } from '../reports/figures.js';
import { figuresTable } from '../reports/figures-table.js';
import {
  figureList,
  figureRequests,
  figuresView,
  type FigureList,
  type FiguresView,
} from '../wire/figures-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { giveFile } from './give-file.js';
import { Refusal } from './refusals.js';

export interface FigureRouteParts {
  readonly figures: Figures;
}

const READERS = ['supervisor', 'admin'] as const;

export function createFigureRoutes({ figures }: FigureRouteParts): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/api/v1/figures',
      access: READERS,
      summary:
        'Counts of talks, first answers, closed matters and satisfaction, by day or month and channel. At most 400 days.',
      query: figureRequests.read,
      answer: figuresView,
      handle: async ({ query }): Promise<FiguresView> => known(await figures.read(query)),
    }),
    apiRoute({
      method: 'get',
      path: '/api/v1/figures/list',
      access: READERS,
      summary: 'What a number counts, the latest first; comments with personal data covered.',
      query: figureRequests.list,
      answer: figureList,
      handle: async ({ query: { figure, limit, before, ...asked } }): Promise<FigureList> =>
        known(
          await figures.list(asked, {
            figure,
            limit,
            ...(before === undefined ? {} : { before: toPlace(before) }),
          }),
        ),
    }),
    apiRoute({
      method: 'get',
      path: '/api/v1/figures/file',
      access: READERS,
      summary: 'The figures of GET /api/v1/figures as a file: ODS, CSV or XLSX.',
      query: figureRequests.file,
      handle: async ({ query: { format, language, ...asked }, response }) => {
        const view = known(await figures.read(asked));
        const name = `yima-${view.from}_${view.to}`;
        const content = await writeTable(figuresTable(view, language), { format, name });
        giveFile(response, { content, format, name });
      },
    }),
  ];
}

function known<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined)
    throw new Refusal('BAD_REQUEST', {
      details: { fields: ['from', 'to'] },
      more: { zh: '請檢查起訖日期，最多 400 天。', en: 'Check both days; at most 400 of them.' },
    });
  return answer;
}

/** As `next` wrote it; the schema has seen that it looks like that. */
function toPlace(text: string): { atMs: number; id: string } {
  const at = text.indexOf('_');
  return { atMs: Number(text.slice(0, at)), id: text.slice(at + 1) };
}
