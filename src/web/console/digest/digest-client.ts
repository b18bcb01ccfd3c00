// The weekly digest over HTTP.

import type { DigestsView } from '../../../wire/digest-api.js';
import { call } from '../session/staff-client.js';
import type { Language } from '../words/say.js';

export interface DigestAsk {
  /** Any day of the week; absent: the last one that is over. */
  readonly week?: string;
  /** Absent: the first of the list; empty: what belongs to none. */
  readonly department?: string;
}

export function readAsk(search: string): DigestAsk {
  const query = new URLSearchParams(search);
  const [week, department] = [query.get('week'), query.get('department')];
  return {
    ...(week !== null && /^\d{4}-\d{2}-\d{2}$/.test(week) ? { week } : {}),
    ...(department === null ? {} : { department }),
  };
}

export const searchOf = (ask: DigestAsk): string => `?${new URLSearchParams({ ...ask }).toString()}`;

export const readDigest = (ask: DigestAsk): Promise<DigestsView> => call('GET', `/digests${searchOf(ask)}`);

export const fileAddress = (
  week: string,
  department: string,
  { format, language }: { readonly format: 'ods' | 'csv'; readonly language: Language },
): string => `/api/v1/digests/file?${new URLSearchParams({ week, department, format, language }).toString()}`;
