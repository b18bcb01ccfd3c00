// The staff's HTTP on finding things by name: what Ctrl+K asks the hub for.

import { z } from 'zod';

export const findRequests = {
  /** POST /api/v1/find: in a body, so that what people look for stands in no log of addresses. */
  find: z.strictObject({ query: z.string().trim().min(1).max(100) }),
} as const;

/** As every list shows it: the name is covered. */
const talk = z.object({
  conversationId: z.string(),
  channelId: z.string(),
  status: z.enum(['bot', 'queued', 'assigned', 'resolved']),
  name: z.string(),
  lastText: z.string(),
  lastAtMs: z.number(),
  assignee: z.object({ id: z.string(), name: z.string() }).exactOptional(),
});

const text = z.object({
  id: z.string(),
  title: z.string(),
  /** As it would be put into a reply. */
  text: z.string(),
});

/** Each at most eight, the best first. Empty where the person's roles do not reach. */
export const foundView = z.object({
  talks: z.array(talk).readonly(),
  articles: z.array(text).readonly(),
  replies: z.array(text).readonly(),
  /** Colleagues of the desk. */
  people: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
});
export type FoundView = z.infer<typeof foundView>;
export type FoundTalk = z.infer<typeof talk>;
export type FoundText = z.infer<typeof text>;
