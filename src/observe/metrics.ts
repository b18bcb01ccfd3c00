// Counters and histograms for Prometheus, all in one place so that a name is written once.

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'yima_' });
  const makers = createMakers(registry);
  return { registry, ...roadMetrics(makers), ...operationMetrics(makers) };
}

type Makers = ReturnType<typeof createMakers>;

function createMakers(registry: Registry) {
  const registers = [registry];
  return {
    counter: <Label extends string = never>(
      name: string,
      help: string,
      labelNames: Label[] = [],
    ): Counter<Label> => new Counter({ name, help, labelNames, registers }),
    gauge: <Label extends string = never>(
      name: string,
      help: string,
      labelNames: Label[] = [],
    ): Gauge<Label> => new Gauge({ name, help, labelNames, registers }),
    seconds: (name: string, help: string): Histogram =>
      new Histogram({ name, help, buckets: SECONDS, registers }),
  };
}

function roadMetrics({ counter, gauge, seconds }: Makers) {
  return {
    inboundAccepted: counter('yima_inbound_events_total', 'Platform events stored, new or repeated.', [
      'account',
      'kind',
    ]),
    inboundRefused: counter('yima_inbound_refused_total', 'Webhooks refused, by HTTP status.', [
      'channel',
      'status',
    ]),
    inboundStrangers: counter(
      'yima_inbound_strangers_total',
      'Parts of webhooks left out: they concern an account that is not ours.',
      ['account'],
    ),
    acceptSeconds: seconds('yima_accept_seconds', 'From a webhook read to its durable write.'),
    turns: counter('yima_turns_total', 'Turns decided, by the reply rule that fired.', ['rule']),
    turnFaults: counter('yima_turn_faults_total', 'Turns that failed and were tried again.'),
    turnSeconds: seconds('yima_turn_seconds', 'From a message stored to its answer in the outbox.'),
    outboxSettled: counter('yima_outbox_settled_total', 'Outgoing calls that reached their end.', [
      'account',
      'state',
      'via',
    ]),
    outboxPostponed: counter('yima_outbox_postponed_total', 'Outgoing calls to be tried again.', ['account']),
    sendAttempts: counter(
      'yima_send_attempts_total',
      'Calls to a platform, by what it answered: accepted, repeated, unclear, failed, refused, token-invalid, quota.',
      ['account', 'via', 'outcome'],
    ),
    oldestSeconds: gauge(
      'yima_oldest_waiting_seconds',
      'Age of the oldest: event not worked off (inbox), call not at its end (outbox), citizen without an agent (desk).',
      ['queue'],
    ),
  };
}

function operationMetrics({ counter, gauge }: Makers) {
  return {
    breakerOpen: gauge(
      'yima_outbox_breaker_open',
      '1 while an account is taken for dead; one send at a time tries.',
      ['account'],
    ),
    quotaLimit: gauge('yima_push_quota_limit', "The month's paid sends, where there is a limit.", [
      'account',
    ]),
    quotaUsed: gauge('yima_push_quota_used', "The month's paid sends used up, as the platform counts.", [
      'account',
    ]),
    mailsSettled: counter(
      'yima_mails_settled_total',
      'Letters of the weekly digest that reached their end.',
      ['state'],
    ),
    articlesDue: counter('yima_scheduled_articles_total', 'Scheduled drafts whose time has come.', [
      'outcome',
    ]),
    variantChanges: counter('yima_learned_variants_total', 'Changes of learned ways of asking.', [
      'to',
      'reason',
    ]),
    modelRuns: counter('yima_model_runs_total', 'Trainings that ended, by why and with what.', [
      'reason',
      'verdict',
    ]),
    replyOnly: gauge(
      'yima_push_reply_only',
      "1 while the month's paid sends are used up and only replies go.",
      ['account'],
    ),
    mediaSettled: counter('yima_media_settled_total', 'Files: stored, or why not.', ['account', 'outcome']),
    mediaBytes: gauge('yima_media_bytes', 'What stored files take, of messages and of articles.', ['of']),
    knowledgeRevision: gauge('yima_knowledge_revision', 'The revision of the live knowledge.'),
    knowledgeArticles: gauge('yima_knowledge_articles', 'Published articles in the live index.'),
    assistCalls: counter('yima_assist_calls_total', 'Calls of optional helpers.', ['helper', 'end']),
    storeUp: gauge('yima_store_up', '1 while the database can store.'),
  };
}
