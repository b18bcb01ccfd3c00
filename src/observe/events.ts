// One function per business event: what happened is said once, to the log and to the metrics together.
// Only ids, counts, codes and durations: no words of a citizen, no platform address, no secret.

import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';

export type HubEvents = ReturnType<typeof createHubEvents>;

export function createHubEvents(logger: Logger, metrics: Metrics) {
  return {
    ...inboundEvents(logger, metrics),
    ...outboxEvents(logger, metrics),
    ...mediaEvents(logger, metrics),
    ...mailEvents(logger, metrics),
    ...operationEvents(logger, metrics),
  };
}

function inboundEvents(logger: Logger, metrics: Metrics) {
  return {
    inboundAccepted(facts: {
      accountId: string;
      stored: number;
      repeated: number;
      durationMs: number;
    }): void {
      metrics.inboundAccepted.inc({ account: facts.accountId, kind: 'new' }, facts.stored);
      metrics.inboundAccepted.inc({ account: facts.accountId, kind: 'repeated' }, facts.repeated);
      metrics.acceptSeconds.observe(facts.durationMs / 1000);
      logger.debug(facts, 'inbound accepted');
    },
    inboundRefused(facts: { channel: string; status: number; reason: string }): void {
      metrics.inboundRefused.inc({ channel: facts.channel, status: String(facts.status) });
      logger.warn(facts, 'inbound refused');
    },
    /** Parts of a webhook that concern an account which is not ours. */
    inboundStrangers(facts: { accountId: string; entries: number }): void {
      metrics.inboundStrangers.inc({ account: facts.accountId }, facts.entries);
      logger.warn(facts, 'inbound for an account that is not ours');
    },
    turnDecided(facts: {
      turnId: string;
      conversationId: string;
      rule: string;
      calls: number;
      waitedMs: number;
    }): void {
      metrics.turns.inc({ rule: facts.rule });
      metrics.turnSeconds.observe(facts.waitedMs / 1000);
      logger.info(facts, 'turn decided');
    },
    turnFailed(facts: { turnId: string; conversationId: string; attempt: number; error: unknown }): void {
      metrics.turnFaults.inc();
      logger.error(facts, 'turn failed');
    },
  };
}

function outboxEvents(logger: Logger, metrics: Metrics) {
  return {
    /** A call to a platform, as platforms ask to be able to trace it: their request id, path, status, time. */
    platformCalled(facts: {
      path: string;
      status?: number;
      requestId?: string;
      ms: number;
      isLate: boolean;
    }): void {
      logger.info(facts, 'platform called');
    },
    outboxSettled(facts: {
      outboxId: string;
      accountId: string;
      state: string;
      via: string;
      attempts: number;
      reason?: string;
    }): void {
      metrics.outboxSettled.inc({ account: facts.accountId, state: facts.state, via: facts.via });
      const isWell = facts.state === 'accepted' || facts.state === 'withdrawn';
      logger[isWell ? 'info' : 'error'](facts, 'outgoing call settled');
    },
    /** One call to a platform and what it answered. */
    sendEnded(facts: { accountId: string; via: string; outcome: string }): void {
      metrics.sendAttempts.inc({ account: facts.accountId, via: facts.via, outcome: facts.outcome });
    },
    /** How long the oldest of each queue has waited; 0: nothing waits. */
    backlogSeen(facts: { inboxAgeMs: number; outboxAgeMs: number; deskAgeMs: number }): void {
      metrics.oldestSeconds.set({ queue: 'inbox' }, facts.inboxAgeMs / 1000);
      metrics.oldestSeconds.set({ queue: 'outbox' }, facts.outboxAgeMs / 1000);
      metrics.oldestSeconds.set({ queue: 'desk' }, facts.deskAgeMs / 1000);
    },
    /** The month's paid sends are used up, or there are some again. */
    replyOnlyTurned(facts: { accountId: string; isReplyOnly: boolean }): void {
      metrics.replyOnly.set({ account: facts.accountId }, facts.isReplyOnly ? 1 : 0);
      logger[facts.isReplyOnly ? 'error' : 'info'](facts, 'paid sends turned');
    },
    /** The account's breaker: open, no sends; probing, one of them goes ahead. */
    breakerTurned(facts: { accountId: string; state: string }): void {
      metrics.breakerOpen.set({ account: facts.accountId }, facts.state === 'closed' ? 0 : 1);
      logger[facts.state === 'open' ? 'error' : 'info'](facts, 'breaker turned');
    },
    /** What the platform says of the account's paid sends in this month. */
    quotaRead(facts: { accountId: string; limit?: number; used: number }): void {
      metrics.quotaUsed.set({ account: facts.accountId }, facts.used);
      if (facts.limit !== undefined) metrics.quotaLimit.set({ account: facts.accountId }, facts.limit);
      logger.debug(facts, 'quota read');
    },
    /** A share of 0.8, 0.95 or all of it is used: said once each. */
    quotaLow(facts: { accountId: string; limit?: number; used: number; share: number }): void {
      logger[facts.share >= 1 ? 'error' : 'warn'](facts, 'quota of paid sends runs low');
    },
    outboxPostponed(facts: {
      outboxId: string;
      accountId: string;
      attempts: number;
      waitMs: number;
      reason: string;
    }): void {
      metrics.outboxPostponed.inc({ account: facts.accountId });
      logger.warn(facts, 'outgoing call postponed');
    },
  };
}

function mediaEvents(logger: Logger, metrics: Metrics) {
  return {
    /** A file that came with a message has come to its end: `stored`, or why it is not there. */
    mediaSettled(facts: { mediaId: string; accountId: string; outcome: string; attempts: number }): void {
      metrics.mediaSettled.inc({ account: facts.accountId, outcome: facts.outcome });
      logger[facts.outcome === 'disk-full' ? 'error' : 'info'](facts, 'media settled');
    },
    /** What all files take. Unit: bytes. */
    mediaKept({ messages, articles }: { messages: number; articles: number }): void {
      metrics.mediaBytes.set({ of: 'messages' }, messages);
      metrics.mediaBytes.set({ of: 'articles' }, articles);
    },
  };
}

function mailEvents(logger: Logger, metrics: Metrics) {
  return {
    /** A letter of the weekly digest has reached its end, or is tried again later. Without its address: the page tells it. */
    mailTried(facts: { mailId: string; state: string; attempts: number; fault?: string }): void {
      if (facts.state !== 'waiting') metrics.mailsSettled.inc({ state: facts.state });
      const isWell = facts.state === 'sent' || facts.state === 'waiting';
      logger[isWell ? 'info' : 'error'](facts, 'letter tried');
    },
  };
}

function operationEvents(logger: Logger, metrics: Metrics) {
  return {
    knowledgeReloaded(facts: { revision: number; articles: number }): void {
      metrics.knowledgeRevision.set(facts.revision);
      metrics.knowledgeArticles.set(facts.articles);
      logger.info(facts, 'knowledge reloaded');
    },
    /** The index of this revision answers with learned weights from now. */
    knowledgeLearned(facts: { readonly revision: number }): void {
      logger.info(facts, 'knowledge learned');
    },
    /** A learned way of asking changed its standing. */
    variantChanged(facts: {
      readonly variantId: string;
      readonly articleId: string;
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    }): void {
      metrics.variantChanges.inc({ to: facts.to, reason: facts.reason });
      logger.info(facts, 'learned variant changed');
    },
    /** A scheduled draft's time has come: `done`, or why it did not go live. */
    articleDue(facts: { readonly articleId: string; readonly outcome: string }): void {
      metrics.articlesDue.inc({ outcome: facts.outcome });
      logger.info(facts, 'scheduled article');
    },
    /** A training ended: used, or not and why. */
    modelTrained(facts: {
      readonly runId: string;
      readonly revision: number;
      readonly reason: string;
      readonly verdict: string;
      readonly tookMs: number;
    }): void {
      metrics.modelRuns.inc({ reason: facts.reason, verdict: facts.verdict });
      logger[facts.verdict === 'accepted' ? 'info' : 'warn'](facts, 'model trained');
    },
    /** A file of intents/ or knowledge-base/ cannot be used; the rest is. */
    contentFault(fault: string): void {
      logger.warn({ fault }, 'content fault');
    },
    /** An optional helper gave something, or why it did not. */
    assistEnded(facts: { helper: string; end: string; ms: number }): void {
      metrics.assistCalls.inc({ helper: facts.helper, end: facts.end });
      logger[facts.end === 'refused' ? 'error' : 'debug'](facts, 'helper asked');
    },
    storeChecked(isUp: boolean): void {
      metrics.storeUp.set(isUp ? 1 : 0);
    },
    engineChanged(facts: Readonly<Record<string, unknown>>): void {
      logger.info(facts, 'database engine');
    },
    /** A fault of a background job: it runs again by itself. */
    jobFailed(job: string, error: unknown): void {
      logger.error({ job, error }, 'background job failed');
    },
    /** A screen of the desk asked so fast that no person can have done it. */
    agentCut(facts: { reason: string }): void {
      logger.warn(facts, 'connection of the desk cut');
    },
    requestFailed(facts: { requestId: string; error: unknown }): void {
      logger.error(facts, 'request failed');
    },
  };
}
