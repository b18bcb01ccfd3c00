// The staff's HTTP: sign-in, who am I, the staff list. One schema validates, types and describes each request.

import { z } from 'zod';

import { PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS } from '../domain/password-rules.js';
import { ROLES, type Role } from '../domain/roles.js';

export { PASSWORD_MIN_CHARS, ROLES, type Role };

const email = z.email().max(200);
const password = z.string().min(PASSWORD_MIN_CHARS).max(PASSWORD_MAX_CHARS);

export const staffRequests = {
  /** POST /api/v1/session */
  signIn: z.strictObject({ email, password: z.string().min(1).max(200) }),
  /** POST /api/v1/setup: the first administrator, by the one-time link's token. */
  setUp: z.strictObject({
    token: z.string().min(20).max(200),
    email,
    name: z.string().trim().min(1).max(80),
    password,
  }),
  /** POST /api/v1/staff */
  addStaff: z.strictObject({
    email,
    name: z.string().trim().min(1).max(80),
    roles: z.array(z.enum(ROLES)).min(1),
    password,
  }),
  /** PATCH /api/v1/staff/:id */
  changeStaff: z.strictObject({
    name: z.string().trim().min(1).max(80).optional(),
    roles: z.array(z.enum(ROLES)).min(1).optional(),
    isActive: z.boolean().optional(),
    password: password.optional(),
  }),
  /** GET /api/v1/audit: newest first; `before` is the `next` of the page before. */
  readAudit: z.strictObject({
    before: z
      .string()
      .regex(/^[0-9a-f]{12}-[0-9a-f]{12}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    actorId: z.string().min(1).max(100).optional(),
    targetId: z.string().min(1).max(200).optional(),
  }),
} as const;

export type SignInRequest = z.infer<typeof staffRequests.signIn>;
export type SetUpRequest = z.infer<typeof staffRequests.setUp>;
export type AddStaffRequest = z.infer<typeof staffRequests.addStaff>;
export type ChangeStaffRequest = z.infer<typeof staffRequests.changeStaff>;

export const staffView = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)).readonly(),
    isActive: z.boolean(),
    /** In a SessionView: the sign-in before this one. */
    lastSignInAtMs: z.number().exactOptional(),
  })
  .readonly();
export type StaffView = z.infer<typeof staffView>;

/** Answer of GET and POST /api/v1/session and of POST /api/v1/setup. */
export const sessionView = z
  .object({
    staff: staffView,
    /** Goes into the header `x-csrf-token` of every request that changes something. */
    csrfToken: z.string(),
    cityName: z.string(),
    /** Without a request for so long the session ends. */
    idleMs: z.number(),
    /** Then it ends whatever happens; epoch ms. */
    endsAtMs: z.number(),
  })
  .readonly();
export type SessionView = z.infer<typeof sessionView>;

/** Answer of GET /api/v1/staff. */
export const staffListView = z.object({ staff: z.array(staffView).readonly() }).readonly();
export type StaffListView = z.infer<typeof staffListView>;

/** Answer of GET /api/v1/audit. */
export const auditView = z
  .object({
    entries: z
      .array(
        z.object({
          id: z.string(),
          atMs: z.number(),
          /** `signed-in`, `sign-in-failed`, `conversation-read`, …: new ones may come. */
          action: z.string(),
          actor: z.object({ id: z.string(), name: z.string() }).exactOptional(),
          target: z.object({ kind: z.string(), id: z.string() }).exactOptional(),
          address: z.string().exactOptional(),
          details: z.record(z.string(), z.unknown()).exactOptional(),
        }),
      )
      .readonly(),
    /** Absent on the last page. */
    next: z.string().exactOptional(),
  })
  .readonly();
export type AuditView = z.infer<typeof auditView>;
