// Who did what to what: written before the answer goes out, never changed, never deleted by the product.
// Every room that shows or changes something of others records it here; `storage/audit-store.ts` keeps it.

import { randomBytes } from 'node:crypto';

import type { StaffId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';

export const AUDIT_ACTIONS = [
  'signed-in',
  'sign-in-failed',
  'sign-in-locked',
  'signed-out',
  'first-admin-made',
  'staff-added',
  'staff-changed',
  'password-reset',
  'staff-deactivated',
  'staff-reactivated',
  'audit-read',
  'conversation-read',
  'message-resent',
  'personal-data-shown',
  'variant-approved',
  'variant-rejected',
  'variant-retired',
  'model-refit',
  'model-withdrawn',
  'test-sent',
  'articles-imported',
  'import-undone',
  'calendar-changed',
  'tag-kept',
  'canned-kept',
  'team-kept',
  'team-joined',
  'talk-tagged',
  'talk-untagged',
  'case-noted',
  'case-taken-off',
  'place-noted',
  'place-forgotten',
  'question-dismissed',
  'question-restored',
  'banner-drafted',
  'banner-published',
  'banner-ended',
  'article-published',
  'articles-published',
  'articles-unpublished',
  'article-scheduled',
  'article-rolled-back',
  'articles-archived',
  'articles-restored',
  'articles-reviewed',
  'faq-requested',
  'faq-answered',
  'faq-refused',
  'faq-reopened',
  'digest-recipients-kept',
  'digest-sent-again',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_TARGET_KINDS = [
  'staff',
  'conversation',
  'audit',
  'variant',
  'model',
  'calendar',
  'import',
  'question',
  'banner',
  'tag',
  'team',
  'canned',
  'article',
  'publishing',
  'faq-request',
  'digest',
] as const;
export type AuditTargetKind = (typeof AUDIT_TARGET_KINDS)[number];

/** A fact to record. Names and ids, never words of a citizen, passwords or tokens. */
export interface AuditFact {
  readonly action: AuditAction;
  /** Absent: nobody signed in, or the hub itself. */
  readonly actor?: { readonly id: StaffId; readonly name: string };
  /** What it was done to: a person's or conversation's id. */
  readonly target?: { readonly kind: AuditTargetKind; readonly id: string };
  /** The network address that the request came from. */
  readonly address?: string;
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface AuditEntry extends AuditFact {
  /** Sorts by time: fixed-width milliseconds, then chance. */
  readonly id: string;
  readonly atMs: number;
}

export interface AuditQuery {
  /** Older than this entry. */
  readonly beforeId?: string;
  readonly limit: number;
  readonly actorId?: string;
  readonly targetId?: string;
  readonly action?: AuditAction;
}

export interface AuditStore {
  readonly append: (entry: AuditEntry) => Promise<void>;
  /** Newest first. */
  readonly list: (query: AuditQuery) => Promise<readonly AuditEntry[]>;
}

export interface AuditLog {
  /** Durable when it resolves. Throws StoreUnavailableError: what cannot be recorded is not done. */
  readonly record: (fact: AuditFact) => Promise<void>;
  readonly list: AuditStore['list'];
}

export function createAuditLog({ store, clock }: { store: AuditStore; clock: Clock }): AuditLog {
  return {
    record: ({ actor, ...fact }) => {
      const atMs = clock();
      const who = actor === undefined ? {} : { actor: { id: actor.id, name: actor.name } };
      return store.append({ ...fact, ...who, atMs, id: entryId(atMs) });
    },
    list: store.list,
  };
}

/** Twelve hexadecimal digits hold any time that a Date can. */
function entryId(atMs: number): string {
  return `${atMs.toString(16).padStart(12, '0')}-${randomBytes(6).toString('hex')}`;
}
