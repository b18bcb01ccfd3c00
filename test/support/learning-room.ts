// The learning loop on the real store with a knowledge base of its own: choices go in, the next question shows what they did.

import type { Article } from '../../src/domain/article.js';
import type { QuestionTest } from '../../src/knowledge/check-questions.js';
import { createDecideVariant, type DecideVariant } from '../../src/knowledge/decide-variant.js';
import {
  createVariantLearning,
  type Choice,
  type LearningParts,
  type VariantLearning,
} from '../../src/knowledge/learn-variants.js';
import type { LearningStore, Variant } from '../../src/knowledge/learning-store.js';
import { createLiveKnowledge, type LiveKnowledge } from '../../src/knowledge/live-knowledge.js';
import type { VariantFacts } from '../../src/knowledge/settle-variant.js';
import { match } from '../../src/matching/matcher.js';
import { createLearningStore } from '../../src/storage/learning-store.js';
import type { Database } from '../../src/storage/connect.js';
import { OUR_ARTICLES, OUR_INTENTS } from '../quality/our-articles.js';
import { aChoice, DAY_MS, FIRST_DAY_MS } from './evidence.js';

export interface LearningRoomOptions {
  /** Questions that must find their article. */
  readonly tests?: readonly QuestionTest[];
  readonly areStanding?: LearningParts['areStanding'];
}

/** One instance of the hub, as far as learning goes. */
export class LearningRoom {
  readonly store: LearningStore;
  readonly live: LiveKnowledge;
  readonly learning: VariantLearning;
  readonly decide: DecideVariant;
  readonly changes: VariantFacts[] = [];
  readonly errors: unknown[] = [];
  /** By the room's clock. */
  day = 0;
  #knowledge: { readonly revision: number; readonly articles: readonly Article[] } = {
    revision: 1,
    articles: OUR_ARTICLES,
  };

  private constructor(database: Database, { tests = [], areStanding }: LearningRoomOptions) {
    this.store = createLearningStore(database.connection);
    this.live = createLiveKnowledge({
      store: {
        readRevision: () => Promise.resolve(this.#knowledge.revision),
        readArticles: () => Promise.resolve(this.#knowledge.articles),
      },
      intents: OUR_INTENTS,
      clock: () => FIRST_DAY_MS + this.day * DAY_MS,
      variants: this.store,
      every: () => () => undefined,
      onError: (error) => this.errors.push(error),
    });
    const settling = {
      ...{ store: this.store, live: this.live, tests: () => tests },
      clock: () => FIRST_DAY_MS + this.day * DAY_MS,
      onChanged: (change: VariantFacts) => this.changes.push(change),
    };
    this.learning = createVariantLearning({
      ...settling,
      areStanding: areStanding ?? (() => Promise.resolve(true)),
      onError: (error) => this.errors.push(error),
    });
    this.decide = createDecideVariant(settling, () => Promise.resolve());
  }

  static async open(database: Database, options: LearningRoomOptions = {}): Promise<LearningRoom> {
    const room = new LearningRoom(database, options);
    await room.live.start();
    return room;
  }

  /** Publishes these articles as the next revision; the room has taken it up when this resolves. */
  async publish(articles: readonly Article[]): Promise<void> {
    this.#knowledge = { revision: this.#knowledge.revision + 1, articles };
    await this.live.refresh();
    await this.learning.reconcile();
  }

  /** Notes choices and waits until they are worked off. */
  async learns(...choices: readonly Choice[]): Promise<void> {
    for (const choice of choices) this.learning.note(choice);
    await this.idle();
  }

  /** Two contacts on two days and a member of staff. */
  async earns(
    text: string,
    articleId: string,
    { staff = 'mei', names = ['ann', 'ben'] } = {},
  ): Promise<void> {
    const [one = 'ann', other = 'ben'] = names;
    await this.learns(
      aChoice('citizen-pick', one, { text, articleId, day: 0 }),
      aChoice('citizen-pick', other, { text, articleId, day: 1 }),
      aChoice('agent-sent-suggestion', staff, { text, articleId, day: 1 }),
    );
  }

  async idle(): Promise<void> {
    // Worked off one after the other: what is asked for last ends last.
    await this.learning.settleHeld();
  }

  /** The article that the next question is answered with, if any. */
  answers(text: string): string | undefined {
    const { band, matches } = match(text, this.live.current().index);
    return band === 'answer' ? matches[0]?.articleId : undefined;
  }

  async onlyVariant(): Promise<Variant> {
    const [variant, ...more] = await this.store.list({ limit: 10 });
    if (variant === undefined || more.length > 0) throw new Error(`${more.length} more variants than one`);
    return variant;
  }
}
