// The staff's HTTP on the accounts of the channels: how each is doing, checking one, a test message, what everybody has to know.

import { z } from 'zod';

export const channelRequests = {
  /** POST /api/v1/channels/:id/test-message. `to`: the id of a talk with one person, or the platform's own id of a person. */
  sendTest: z.strictObject({ to: z.string().trim().min(1).max(200) }),
} as const;

const trouble = z.object({
  atMs: z.number(),
  /** `token`, `rate`, `restricted`, `quota`, `unreachable`, `platform`, `refused`: what is to be done differs by it. */
  cause: z.string(),
  reason: z.string(),
  /** HTTP status of the platform's answer. */
  status: z.number().exactOptional(),
  /** The platform's own id of the request, for its support. */
  requestId: z.string().exactOptional(),
});

const account = z.object({
  accountId: z.string(),
  channelId: z.string(),
  /** What goes into the platform's console, behind the hub's public address. Absent where the channel takes none. */
  webhookPath: z.string().exactOptional(),
  /** The same with the public address. Absent where PUBLIC_URL is no https address. */
  webhookUrl: z.string().exactOptional(),
  /** Since this start of the hub. */
  lastWebhookAtMs: z.number().exactOptional(),
  lastRefusal: z.object({ atMs: z.number(), status: z.number(), reason: z.string() }).exactOptional(),
  /** The month's paid sends, where the platform counts them. */
  quota: z
    .object({
      limit: z.number().exactOptional(),
      used: z.number().exactOptional(),
      readAtMs: z.number().exactOptional(),
      /** Paid sends are used up: only answers that cost nothing go. */
      isReplyOnly: z.boolean(),
      nextProbeAtMs: z.number().exactOptional(),
    })
    .exactOptional(),
  /** `open`: the account is taken for dead and waits; `probing`: one send tries. */
  breaker: z.enum(['closed', 'open', 'probing']),
  /** The hub's own limit; absent: none. */
  mostSendsPerSecond: z.number().exactOptional(),
  /** Both since this start of the hub. */
  lastAcceptedAtMs: z.number().exactOptional(),
  lastTrouble: trouble.exactOptional(),
  /** May be asked about by POST …/check. */
  canCheck: z.boolean(),
  /** Takes POST …/test-message. */
  canSendTest: z.boolean(),
});
export type AccountStatus = z.infer<typeof account>;

/** Answer of GET /api/v1/channels. No credentials, no part of any. */
export const channelsView = z
  .object({
    accounts: z.array(account).readonly(),
    /** `https`: platforms can reach the hub and fetch its pictures. */
    publicUrl: z.enum(['https', 'http', 'missing']),
  })
  .readonly();
export type ChannelsView = z.infer<typeof channelsView>;

/** Answer of POST /api/v1/channels/:id/check. */
export const accountCheckView = z
  .object({
    /** As the platform shows the account to citizens. */
    name: z.string().exactOptional(),
    findings: z
      .array(
        z.object({
          what: z.enum(['token', 'webhook-address', 'webhook-test', 'subscription']),
          verdict: z.enum(['good', 'bad', 'unknown']),
          /** The platform's own words. */
          detail: z.string().exactOptional(),
        }),
      )
      .readonly(),
  })
  .readonly();
export type AccountCheckView = z.infer<typeof accountCheckView>;

/** Answer of POST /api/v1/channels/:id/test-message: its journal tells what became of it. */
export const testSentView = z.object({ deliveryId: z.string() }).readonly();
export type TestSentView = z.infer<typeof testSentView>;

/** What everybody on the staff has to know. The desk's socket tells it too, as `alarms`. */
export const alarmsView = z
  .object({
    alarms: z
      .array(
        z.object({
          accountId: z.string(),
          channelId: z.string(),
          kind: z.enum(['reply-only', 'quota-low', 'token', 'restricted', 'unreachable']),
          /** Of `quota-low`: paid sends left of the month's. */
          left: z.number().exactOptional(),
          limit: z.number().exactOptional(),
        }),
      )
      .readonly(),
  })
  .readonly();
export type AlarmsView = z.infer<typeof alarmsView>;
