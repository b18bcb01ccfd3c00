// The figures over HTTP: the whole, the list behind a number, the address of the file.

import type { Figure, FigureList, FiguresView } from '../../../wire/figures-api.js';
import { call } from '../session/staff-client.js';
import type { Language } from '../words/say.js';
import { searchOf, without, type FiguresAsk } from './figures-ask.js';

export const FORMATS = ['ods', 'csv', 'xlsx'] as const;

export const readFigures = (ask: FiguresAsk): Promise<FiguresView> =>
  call('GET', `/figures${searchOf(scopeOf(ask))}`);

export function listFigure(
  ask: FiguresAsk & { readonly figure: Figure },
  before: string | undefined,
): Promise<FigureList> {
  const query = new URLSearchParams({ ...ask, ...(before === undefined ? {} : { before }) });
  return call('GET', `/figures/list?${query.toString()}`);
}

export function fileAddress(ask: FiguresAsk, format: (typeof FORMATS)[number], language: Language): string {
  return `/api/v1/figures/file${searchOf(scopeOf(ask))}&format=${format}&language=${language}`;
}

/** The figures do not know of lists. */
const scopeOf = (ask: FiguresAsk): FiguresAsk => without(ask, 'figure', 'agentId', 'category');
