// What a member of staff may be. A person may have several roles; none contains another (least privilege).

/**
 * `agent` answers citizens · `editor` keeps the knowledge base · `supervisor` watches the floor and reads the audit log ·
 * `admin` keeps accounts and reads the audit log, but reads no conversation without a second role.
 */
export const ROLES = ['agent', 'editor', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];
/** Those who answer citizens, and those who watch them do it. */
export const DESK_ROLES = ['agent', 'supervisor'] as const satisfies readonly Role[];

/** Is one of the wanted roles among theirs? Asked for none, any role will do. */
export function hasRole(theirs: readonly Role[], wanted: readonly Role[]): boolean {
  return wanted.length === 0 || wanted.some((role) => theirs.includes(role));
}
