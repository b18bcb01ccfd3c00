// What an administrator does with accounts: add, rename, give roles, deactivate, reset a password. Never the last
// administrator. Each change is on record before it is made.

import { randomUUID } from 'node:crypto';

import { staffId, type StaffId } from '../domain/ids.js';
import { weaknessOf } from '../domain/password-rules.js';
import type { Role } from '../domain/roles.js';
import type { Clock } from '../lib/clock.js';
import type { AuditAction, AuditFact, AuditLog } from './audit-log.js';
import type { PasswordHasher } from './password-thread.js';
import type { Sessions } from './sessions.js';
import { newAccount, normalEmail, type StaffAccount } from './staff-account.js';
import type { StaffChange, StaffStore } from './staff-store.js';

/** The current password and two before it make three. Source: 資通系統防護基準, 身分驗證管理. */
const FORMER_PASSWORDS = 2;

export interface StaffListParts {
  readonly store: StaffStore;
  readonly hasher: PasswordHasher;
  readonly sessions: Pick<Sessions, 'endAllOf'>;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

export interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
}

export interface WantedChange {
  readonly name?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly isActive?: boolean | undefined;
  readonly password?: string | undefined;
}

/** Who asks, for the record. */
export interface ChangedBy {
  readonly actor: { readonly id: StaffId; readonly name: string };
  readonly address: string;
}

export type StaffOutcome =
  | { readonly kind: 'done'; readonly account: StaffAccount }
  | { readonly kind: 'taken' | 'weak-password' | 'reused-password' | 'last-admin' | 'unknown' | 'stale' };

export interface StaffList {
  readonly list: StaffStore['list'];
  readonly add: (person: NewStaff, by: ChangedBy) => Promise<StaffOutcome>;
  readonly change: (id: StaffId, wanted: WantedChange, by: ChangedBy) => Promise<StaffOutcome>;
}

export function createStaffList(parts: StaffListParts): StaffList {
  return {
    list: parts.store.list,
    add: (person, by) => addStaff(parts, person, by),
    change: (id, wanted, by) => changeStaff(parts, { id, wanted, by }),
  };
}

async function addStaff(parts: StaffListParts, person: NewStaff, by: ChangedBy): Promise<StaffOutcome> {
  const { store, hasher, audit, clock } = parts;
  const email = normalEmail(person.email);
  if (weaknessOf(person.password, [email, person.name]) !== undefined) return { kind: 'weak-password' };
  if ((await store.findByEmail(email)) !== undefined) return { kind: 'taken' };
  const account = newAccount({
    id: staffId(randomUUID()),
    email,
    name: person.name,
    roles: rolesOf(person.roles),
    passwordHash: await hasher.hash(person.password),
    createdAtMs: clock(),
  });
  await audit.record(factOf('staff-added', account.id, { by, details: { roles: account.roles } }));
  if ((await store.insert(account)) === 'taken') return { kind: 'taken' };
  if (account.roles.includes('admin')) await store.joinAdmins(account.id);
  return { kind: 'done', account };
}

async function changeStaff(
  parts: StaffListParts,
  { id, wanted, by }: { id: StaffId; wanted: WantedChange; by: ChangedBy },
): Promise<StaffOutcome> {
  const account = await parts.store.findById(id);
  if (account === undefined) return { kind: 'unknown' };
  const password = await passwordChange(parts, account, wanted);
  if (password !== undefined && 'kind' in password) return password;
  return applyChange(parts, account, { change: toChange(account, wanted, password), by });
}

/** The refusal, or the hashes to write; undefined where no new password is wanted. */
async function passwordChange(
  { hasher }: StaffListParts,
  account: StaffAccount,
  { password, name }: WantedChange,
): Promise<NonNullable<StaffChange['password']> | Extract<StaffOutcome, { kind: string }> | undefined> {
  if (password === undefined) return undefined;
  if (weaknessOf(password, [account.email, name ?? account.name]) !== undefined)
    return { kind: 'weak-password' };
  const last = [account.passwordHash, ...account.formerHashes];
  for (const hash of last) if (await hasher.verify(password, hash)) return { kind: 'reused-password' };
  return { hash: await hasher.hash(password), formerHashes: last.slice(0, FORMER_PASSWORDS) };
}

function toChange(
  account: StaffAccount,
  wanted: WantedChange,
  password: NonNullable<StaffChange['password']> | undefined,
): StaffChange {
  const roles = wanted.roles === undefined ? account.roles : rolesOf(wanted.roles);
  const hasNewRoles = roles.join() !== rolesOf(account.roles).join();
  const isActive = wanted.isActive ?? account.isActive;
  return {
    endsSessions: hasNewRoles || isActive !== account.isActive || password !== undefined,
    ...(wanted.name === undefined || wanted.name === account.name ? {} : { name: wanted.name }),
    ...(hasNewRoles ? { roles } : {}),
    ...(isActive === account.isActive ? {} : { isActive }),
    ...(password === undefined ? {} : { password }),
  };
}

/** Whoever stops being an administrator leaves their list first; what goes wrong after that puts them back on it. */
async function applyChange(
  parts: StaffListParts,
  account: StaffAccount,
  step: { change: StaffChange; by: ChangedBy },
): Promise<StaffOutcome> {
  const wasAdmin = isActiveAdmin(account);
  const isAdmin = isActiveAdmin({ ...account, ...step.change });
  const leaves = wasAdmin && !isAdmin;
  if (leaves && !(await parts.store.leaveAdmins(account.id))) return { kind: 'last-admin' };
  let isDone = false;
  try {
    const outcome = await writeChange(parts, account, step);
    isDone = outcome.kind === 'done';
    if (isDone && isAdmin && !wasAdmin) await parts.store.joinAdmins(account.id);
    return outcome;
  } finally {
    if (leaves && !isDone) await parts.store.joinAdmins(account.id);
  }
}

async function writeChange(
  { store, sessions, audit }: StaffListParts,
  account: StaffAccount,
  { change, by }: { change: StaffChange; by: ChangedBy },
): Promise<StaffOutcome> {
  for (const fact of factsOf(account, change, by)) await audit.record(fact);
  const changed = await store.change(account, change);
  if (changed === 'stale') return { kind: 'stale' };
  if (change.endsSessions) await sessions.endAllOf(account.id);
  return { kind: 'done', account: changed };
}

const isActiveAdmin = ({ roles, isActive }: Pick<StaffAccount, 'roles' | 'isActive'>): boolean =>
  isActive && roles.includes('admin');

/** Each once, in one order. */
const rolesOf = (roles: readonly Role[]): readonly Role[] => [...new Set(roles)].sort();

/** One entry for each thing that changes. */
function factsOf(account: StaffAccount, change: StaffChange, by: ChangedBy): readonly AuditFact[] {
  const { name, roles, isActive, password } = change;
  const details = {
    ...(name === undefined ? {} : { isRenamed: true }),
    ...(roles === undefined ? {} : { rolesBefore: account.roles, roles }),
  };
  return [
    ...(Object.keys(details).length === 0 ? [] : [factOf('staff-changed', account.id, { by, details })]),
    ...(password === undefined ? [] : [factOf('password-reset', account.id, { by })]),
    ...(isActive === undefined
      ? []
      : [factOf(isActive ? 'staff-reactivated' : 'staff-deactivated', account.id, { by })]),
  ];
}

function factOf(
  action: AuditAction,
  id: StaffId,
  { by, details }: { by: ChangedBy; details?: NonNullable<AuditFact['details']> },
): AuditFact {
  const { actor, address } = by;
  const base = { action, actor, address, target: { kind: 'staff', id } } as const;
  return details === undefined ? base : { ...base, details };
}
