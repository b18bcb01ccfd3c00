// What the hub answers from, and how it learns: live knowledge, variants, models, and what ties them to the talks.

import { setTimeout as wait } from 'node:timers/promises';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TalkWatch } from '../conversations/talk-watch.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import type { Intent } from '../domain/article.js';
import { staffId } from '../domain/ids.js';
import { createDecideVariant, type Decision } from '../knowledge/decide-variant.js';
import { createAreStanding, hearTalks } from '../knowledge/hear-talks.js';
import { createVariantLearning } from '../knowledge/learn-variants.js';
import { learnInThread } from '../knowledge/learn-thread.js';
import { createLiveKnowledge, type LiveKnowledge } from '../knowledge/live-knowledge.js';
import { createModels, type Models } from '../knowledge/models.js';
import type { SettleParts } from '../knowledge/settle-variant.js';
import { createNightly } from '../knowledge/nightly.js';
import { createQuestionTests, type ShippedTests } from '../knowledge/question-tests.js';
import { createPopularity, type Popularity } from '../knowledge/popularity.js';
import { createRepeating } from '../lib/repeat.js';
import type { LearningRouteParts } from '../http/learning-routes.js';
import type { AuditAction, AuditLog } from '../staff/audit-log.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

export interface LearningDeps extends Parts {
  readonly intents: readonly Intent[];
  /** Questions that must find their article, as the files name them. */
  readonly shippedTests: ShippedTests;
  readonly audit: AuditLog;
  readonly watch: TalkWatch;
  readonly transcript: TranscriptStore;
  readonly conversations: ConversationStore;
}

/** How often what was left undone is looked for. Unit: ms. */
const SWEEP_PAUSE_MS = 60_000;

export function createLearning(stores: Stores, deps: LearningDeps) {
  const { events, shippedTests, transcript, conversations, watch } = deps;
  const { clock, random, learnAfterMs: restMs } = deps.deps;
  const { learning: store, models: modelStore } = stores;
  const onError = (error: unknown): void => {
    events.jobFailed('learning', error);
  };
  const tests = createQuestionTests(() => knowledge.current(), shippedTests);
  const models = createModels({
    ...{ store: modelStore, tests, clock, restMs },
    // Holds no process open: what it waits for is worth nothing to a hub that ends.
    wait: (ms, signal) => wait(ms, undefined, { signal, ref: false }),
    learn: learnInThread(deps.config.content.learnWorkerEntry),
    onTrained: (facts) => {
      events.modelTrained(facts);
    },
  });
  const popularity = createPopularity({ store, clock });
  const knowledge = createLiveKnowledge({
    store: stores.knowledge,
    intents: deps.intents,
    clock,
    variants: store,
    popularity: popularity.shares,
    onReload: ({ revision, articles }) => {
      events.knowledgeReloaded({ revision, articles: articles.size });
      void learning.reconcile();
    },
    learn: models.learnFrom,
    onLearned: (facts) => {
      events.knowledgeLearned(facts);
    },
    onError: (error) => {
      events.jobFailed('knowledge reload', error);
    },
  });
  const onChanged: SettleParts['onChanged'] = (change) => {
    events.variantChanged(change);
  };
  const settling = { store, live: knowledge, tests, clock, onChanged };
  const areStanding = createAreStanding(transcript);
  const learning = createVariantLearning({ ...settling, areStanding, onError });
  watch.watch(hearTalks({ transcript, conversations, learning, onError }));
  const night = { store: modelStore, models, live: knowledge, learning, popularity, clock, jitter: random() };
  const nightly = createRepeating(createNightly(night), { pauseMs: SWEEP_PAUSE_MS, onError });
  const routeParts = createRouteParts(modelStore, deps, { settling, popularity, knowledge, models });
  return {
    ...{ knowledge, learning, routeParts, tests, popularity },
    start: nightly.start,
    async stop(): Promise<void> {
      // Before the models: what they give up then is nobody's fault.
      knowledge.stop();
      await models.stop();
      await nightly.stop();
      await learning.stop();
    },
  };
}

/** What the editors' door does, on record. */
function createRouteParts(
  modelStore: Stores['models'],
  { audit }: Pick<LearningDeps, 'audit'>,
  parts: {
    readonly settling: SettleParts;
    readonly models: Models;
    readonly knowledge: LiveKnowledge;
    readonly popularity: Popularity;
  },
): LearningRouteParts {
  const { settling, models, knowledge, popularity } = parts;
  return {
    ...{ variants: settling.store, popularity, knowledge },
    decide: createDecideVariant(settling, ({ decision, variantId: id, by }) =>
      audit.record({ ...factOf(ACTIONS[decision], by), target: { kind: 'variant', id } }),
    ),
    training: {
      list: modelStore.list,
      inUse: models.inUse,
      async refit(by) {
        await audit.record(factOf('model-refit', by));
        return (await models.refit(knowledge, { reason: 'asked', by }))?.runId;
      },
      async withdraw(id, by) {
        await audit.record({ ...factOf('model-withdrawn', by), target: { kind: 'model', id } });
        const isWithdrawn = await modelStore.withdraw(id);
        if (isWithdrawn) await models.follow(knowledge);
        return isWithdrawn;
      },
    },
  };
}

const ACTIONS: Readonly<Record<Decision, AuditAction>> = {
  approve: 'variant-approved',
  reject: 'variant-rejected',
  retire: 'variant-retired',
};

const factOf = (action: AuditAction, { id, name }: { readonly id: string; readonly name: string }) => ({
  action,
  actor: { id: staffId(id), name },
});
