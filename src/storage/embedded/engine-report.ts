// The one line that an engine child writes on file descriptor 3: it serves, or why it does not.
// Shared by both sides of the pipe, so that neither invents a word.

/** The file descriptor of the report; 1 and 2 belong to the engine's own words. */
export const REPORT_FD = 3;

/** Why the engine did not open: the folder is held, the package is not installed here, or anything else. */
const FAILURES = ['locked', 'missing', 'failed'] as const;

export type EngineReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly why: (typeof FAILURES)[number]; readonly message: string };

export function writeReport(report: EngineReport): string {
  return `${JSON.stringify(report)}\n`;
}

/** Reads one line; anything that is not a report counts as a failure that says so. */
export function readReport(line: string): EngineReport {
  const [kind, why, message] = fieldsOf(line);
  if (kind === 'ready') return { kind };
  const known = FAILURES.find((failure) => failure === why);
  if (kind === 'refused' && known !== undefined) return { kind, why: known, message: message ?? '' };
  return { kind: 'refused', why: 'failed', message: `unreadable report: ${line}` };
}

function fieldsOf(line: string): (string | undefined)[] {
  try {
    const fields = new Map<string, unknown>(Object.entries(JSON.parse(line) as object));
    return ['kind', 'why', 'message'].map((name) => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : undefined;
    });
  } catch {
    // Half a line from a child that died while writing: the caller reports it as unreadable.
    return [];
  }
}
