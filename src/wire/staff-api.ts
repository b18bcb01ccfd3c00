// The staff's HTTP: sign-in, who am I, the staff list. One schema validates, types and describes each request.

import { z } from 'zod';

export const ROLES = ['agent', 'editor', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const PASSWORD_MIN_CHARS = 12;
const email = z.email().max(200);
const password = z.string().min(PASSWORD_MIN_CHARS).max(200);

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
} as const;

export type SignInRequest = z.infer<typeof staffRequests.signIn>;
export type SetUpRequest = z.infer<typeof staffRequests.setUp>;
export type AddStaffRequest = z.infer<typeof staffRequests.addStaff>;
export type ChangeStaffRequest = z.infer<typeof staffRequests.changeStaff>;

/** Answer of GET and POST /api/v1/session. */
export interface SessionView {
  readonly staff: StaffView;
  /** Goes into the header `x-csrf-token` of every request that changes something. */
  readonly csrfToken: string;
  readonly cityName: string;
}

export interface StaffView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
  readonly lastSignInAtMs?: number;
}
