// /api/v1/learning: what the hub has learned and from whom, an editor's word on it, and the trainings. Rules are in `knowledge/`.

import type { Decision, DecideVariant, DecisionOutcome } from '../knowledge/decide-variant.js';
import { countVotes } from '../knowledge/judge-variant.js';
import type { Evidence, LearningStore, Variant, VariantQuery } from '../knowledge/learning-store.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { ModelRun } from '../knowledge/model-store.js';
import type { Popularity } from '../knowledge/popularity.js';
import {
  learningRequests,
  modelsView,
  popularityView,
  refitView,
  variantsView,
  variantView,
  type ModelsView,
  type PopularityView,
  type RefitView,
  type VariantsView,
  type VariantView,
} from '../wire/learning-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { idOf, KEEPERS } from './article-door.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

/** Somebody signed in. */
interface Actor {
  readonly id: string;
  readonly name: string;
}

export interface LearningRouteParts {
  readonly variants: Pick<LearningStore, 'list' | 'readVariant' | 'readEvidence'>;
  readonly decide: DecideVariant;
  readonly popularity: Pick<Popularity, 'shares'>;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly training: {
    readonly list: (limit: number) => Promise<readonly ModelRun[]>;
    readonly inUse: () => string | undefined;
    /** On record. Undefined while another training runs. */
    readonly refit: (by: Actor) => Promise<string | undefined>;
    /** On record. False where there is no such model in use or kept. */
    readonly withdraw: (id: string, by: Actor) => Promise<boolean>;
  };
}

export function createLearningRoutes(parts: LearningRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    ...readingRoutes(parts),
    decisionRoute(parts, gate, 'approve'),
    decisionRoute(parts, gate, 'reject'),
    decisionRoute(parts, gate, 'retire'),
    popularityRoute(parts),
    ...modelRoutes(parts, gate),
  ];
}

function readingRoutes(parts: LearningRouteParts): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/api/v1/learning/variants',
      access: KEEPERS,
      summary: 'Ways of asking that were learned, or wait to be, with their votes; the latest change first.',
      query: learningRequests.listVariants,
      answer: variantsView,
      handle: async ({ query }): Promise<VariantsView> => {
        const found = await parts.variants.list(toQuery(query));
        const page = found.slice(0, query.limit);
        const last = found.length > query.limit ? page.at(-1) : undefined;
        const variants = await Promise.all(
          page.map(async (variant) =>
            toRow(parts, variant, await parts.variants.readEvidence(variant.wordingKey)),
          ),
        );
        return { variants, ...(last === undefined ? {} : { next: `${last.changedAtMs}_${last.id}` }) };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/api/v1/learning/variants/:id',
      access: KEEPERS,
      summary: 'One of them with all the evidence and every change of its standing.',
      answer: variantView,
      refusals: ['NOT_FOUND'],
      handle: async ({ params }): Promise<VariantView> => {
        const variant = await parts.variants.readVariant(idOf(params));
        if (variant === undefined) throw new Refusal('NOT_FOUND');
        return toView(parts, variant);
      },
    }),
  ];
}

function popularityRoute({ popularity, knowledge }: LearningRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/learning/popularity',
    access: KEEPERS,
    summary: 'Live articles by how often citizens and agents have lately confirmed them.',
    answer: popularityView,
    handle: (): Promise<PopularityView> => {
      const live = knowledge.current().published;
      const articles = [...popularity.shares()]
        .flatMap(([articleId, share]) => {
          const title = live.get(articleId)?.title;
          return title === undefined ? [] : [{ articleId, title, share }];
        })
        .sort((left, right) => right.share - left.share);
      return Promise.resolve({ articles });
    },
  });
}

const SUMMARIES: Readonly<Record<Decision, string>> = {
  approve: 'Let it count from the next question on. On record.',
  reject: 'Never let it count. On record; approving undoes it.',
  retire: 'Stop it counting at once. On record; approving undoes it.',
};

function decisionRoute(parts: LearningRouteParts, gate: StaffGate, decision: Decision): ApiRoute {
  return apiRoute({
    method: 'post',
    path: `/api/v1/learning/variants/:id/${decision}`,
    access: KEEPERS,
    summary: SUMMARIES[decision],
    body: learningRequests.decideVariant,
    answer: variantView,
    refusals: ['NOT_FOUND', 'NO_SUCH_STEP', 'TAKES_FROM_OTHERS', 'CHANGED_MEANWHILE'],
    handle: async ({ params, body, request }): Promise<VariantView> => {
      const by = gate.actorOf(request);
      const outcome = await parts.decide(idOf(params), decision, by, body.remark);
      return toView(parts, decided(outcome));
    },
  });
}

/** The variant as it stands after an editor's word, or why the word changes nothing. */
export function decided(outcome: DecisionOutcome): Variant {
  switch (outcome.kind) {
    case 'done':
      return outcome.variant;
    case 'unknown':
      throw new Refusal('NOT_FOUND');
    case 'no-such-step':
      throw new Refusal('NO_SUCH_STEP');
    case 'refused':
      throw new Refusal('TAKES_FROM_OTHERS', { details: { ...outcome.hold } });
    case 'stale':
      throw new Refusal('CHANGED_MEANWHILE');
  }
}

function modelRoutes({ training }: LearningRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/api/v1/learning/models',
      access: KEEPERS,
      summary: 'Every training: what it was learned from, what the frozen questions said, what became of it.',
      query: learningRequests.listModels,
      answer: modelsView,
      handle: async ({ query }): Promise<ModelsView> => {
        const inUse = training.inUse();
        const runs = (await training.list(query.limit)).map(toRunView);
        return { ...(inUse === undefined ? {} : { inUse }), runs };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/learning/models',
      access: ['admin'],
      summary:
        'Learn anew from what is live now. Used only if the frozen questions are answered no worse. On record.',
      answer: refitView,
      handle: async ({ request }): Promise<RefitView> => {
        const by = gate.actorOf(request);
        const runId = await training.refit(by);
        return runId === undefined ? { isBegun: false } : { isBegun: true, runId };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/learning/models/:id/withdraw',
      access: ['admin'],
      summary: 'Take a model back: the one before it is used, or the index as it was built. On record.',
      status: 204,
      refusals: ['NOT_FOUND'],
      handle: async ({ params, request }) => {
        const by = gate.actorOf(request);
        if (!(await training.withdraw(idOf(params), by))) throw new Refusal('NOT_FOUND');
      },
    }),
  ];
}

/** One more than asked for tells whether there is a next page. */
function toQuery({
  state,
  hold,
  articleId,
  before,
  limit,
}: ReturnType<typeof learningRequests.listVariants.parse>): VariantQuery {
  return {
    ...(state === undefined ? {} : { state }),
    ...(hold === undefined ? {} : { hold }),
    ...(articleId === undefined ? {} : { articleId }),
    ...(before === undefined ? {} : { before: toCursor(before) }),
    limit: limit + 1,
  };
}

/** As `next` wrote it; the schema has seen that it looks like that. */
function toCursor(text: string): NonNullable<VariantQuery['before']> {
  const at = text.indexOf('_');
  return { changedAtMs: Number(text.slice(0, at)), id: text.slice(at + 1) };
}

function toRow(
  { knowledge }: LearningRouteParts,
  variant: Variant,
  evidence: readonly Evidence[],
): VariantsView['variants'][number] {
  const { id, articleId, wording, state, hold, createdAtMs, changedAtMs } = variant;
  const title = knowledge.current().published.get(articleId)?.title;
  return {
    ...{ id, articleId, wording, state, createdAtMs, changedAtMs },
    ...(title === undefined ? {} : { articleTitle: title }),
    ...(hold === undefined ? {} : { hold }),
    votes: countVotes(evidence, articleId),
  };
}

async function toView(parts: LearningRouteParts, variant: Variant): Promise<VariantView> {
  const evidence = await parts.variants.readEvidence(variant.wordingKey);
  return {
    ...toRow(parts, variant, evidence),
    evidence: evidence.filter(({ variantId }) => variantId === variant.id).map(toEvidenceView),
    history: [...variant.history],
  };
}

function toEvidenceView({
  kind,
  atMs,
  day,
  chooser,
  isFresh,
  keptShare,
  withdrawnAtMs,
}: Evidence): VariantView['evidence'][number] {
  return {
    ...{ kind, atMs, day, by: chooser },
    ...(isFresh === undefined ? {} : { isFresh }),
    ...(keptShare === undefined ? {} : { keptShare }),
    ...(withdrawnAtMs === undefined ? {} : { isWithdrawn: true }),
  };
}

function toRunView({ id, beganAtMs, reason, by, ...run }: ModelRun): ModelsView['runs'][number] {
  const { revision, variantIds, verdict, result } = run;
  return {
    ...{ id, beganAtMs, reason, revision, verdict, variantCount: variantIds.length },
    ...(by === undefined ? {} : { by }),
    ...(result === undefined ? {} : { tookMs: result.tookMs }),
    ...(result?.sizeBytes === undefined ? {} : { sizeBytes: result.sizeBytes }),
    ...(result?.replay === undefined ? {} : { before: result.replay.before, after: result.replay.after }),
  };
}
