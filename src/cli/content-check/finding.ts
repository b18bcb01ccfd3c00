// What `content:check` has to say about the content: what must be mended, what an editor should look at, and what is only
// good to know. Sentences are Chinese and English.

import type { ContentFault } from '../../content/yaml-file.js';

/** `fault` fails the check; `warning` and `note` do not. */
export type Level = 'fault' | 'warning' | 'note';

export interface Finding {
  readonly level: Level;
  /** File, line and field; empty for what concerns all of it. */
  readonly place: string;
  readonly reason: string;
  readonly next?: string;
}

export function placed(level: Level, faults: readonly ContentFault[]): Finding[] {
  return faults.map(({ file, line, field, reason, next }) => ({
    level,
    place: `${file}:${line} ${field}`,
    reason,
    next,
  }));
}

const HEADINGS: readonly (readonly [Level, string])[] = [
  ['note', '備註 NOTES'],
  ['warning', '警告 WARNINGS'],
  ['fault', '要修正 TO MEND'],
];

/** One block for each level; what must be mended stands last, next to the verdict. */
export function describeFindings(findings: readonly Finding[]): string[] {
  return HEADINGS.flatMap(([level, heading]) => {
    const found = findings.filter((finding) => finding.level === level);
    return found.length === 0 ? [] : ['', `${heading} (${found.length})`, ...found.map(describe)];
  });
}

function describe({ place, reason, next }: Finding): string {
  const first = place === '' ? reason : `${place}: ${reason}`;
  return next === undefined ? `  ${first}` : `  ${first}\n      → ${next}`;
}
