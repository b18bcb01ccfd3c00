// The editors' try-out: a question asked of the bot as it is and as it would be with a text that is being written. Called over HTTP;
// nothing is stored, nothing is sent, and citizens are answered meanwhile.

import type { Article, ArticleContent } from '../../domain/article.js';
import { taipeiDay } from '../../domain/taipei-time.js';
import { validityAt } from '../../domain/validity.js';
import type { Clock } from '../../lib/clock.js';
import { match } from '../../matching/matcher.js';
import { withArticle, withoutLearned } from '../../matching/match-index.js';
import { readTokens } from '../../matching/read-tokens.js';
import type { QuestionTest } from '../check-questions.js';
import { findHints, type Hint } from '../hints/find-hints.js';
import type { LinkWatch } from '../links/link-watch.js';
import type { KnowledgeSnapshot, LiveKnowledge } from '../live-knowledge.js';
import { testsOf, type ShippedTests } from '../question-tests.js';
import { answerAsBot, type TriedAnswer, type TriedBot } from './answer-as-bot.js';
import { rehearseDraft, type DraftRehearsal, type RehearsalWatch } from './rehearse-draft.js';

export interface TrialParts {
  readonly live: Pick<LiveKnowledge, 'current'>;
  readonly tests: () => readonly QuestionTest[];
  readonly shippedTests: ShippedTests;
  readonly bot: TriedBot;
  readonly links: Pick<LinkWatch, 'deadAmong'>;
  readonly clock: Clock;
}

export interface Tried {
  /** The words that were read. */
  readonly tokens: readonly string[];
  readonly published: TriedAnswer;
  /** Absent: there is no text to compare with. */
  readonly draft?: TriedAnswer;
  /** The text is not for today: shown as on a day of its own. */
  readonly draftIs?: 'early' | 'over';
  /**
   * What citizens are told now, where what the bot has learned makes that another article or another band than `published`, which
   * goes by the articles alone as soon as it is compared.
   */
  readonly learned?: { readonly band: string; readonly firstId?: string };
  /** As the sides know them. */
  readonly titleOf: (articleId: string) => string;
}

export function createTrial(parts: TrialParts) {
  return {
    /** @param draft may be unfinished; its id is that of the live article which it would replace, or a new one */
    ask: (question: string, draft?: ArticleContent): Tried => ask(parts, question, draft),
    rehearse: (draft: ArticleContent, watch: RehearsalWatch = {}): Promise<DraftRehearsal> =>
      rehearseDraft(parts.live.current().index, draft, {
        ...watch,
        tests: parts.tests(),
        own: testsOf(draft, parts.shippedTests),
      }),
    hints: (draft: ArticleContent): Promise<readonly Hint[]> => {
      const { index, published } = parts.live.current();
      const { deadAmong } = parts.links;
      return findHints(draft, { index, published, today: taipeiDay(parts.clock()), deadAmong });
    },
    titleOf: (articleId: string): string => titleIn(parts.live.current(), articleId),
  };
}
export type Trial = ReturnType<typeof createTrial>;

function ask({ live, bot, clock }: TrialParts, question: string, draft: ArticleContent | undefined): Tried {
  const snapshot = live.current();
  const nowMs = clock();
  const popularity = snapshot.popularity?.();
  const answer = (index: KnowledgeSnapshot['index'], put?: Article): TriedAnswer =>
    answerAsBot(
      question,
      {
        ...{ index, popularity, intents: snapshot.intents },
        article: (id) => (id === put?.id ? put : snapshot.articles.get(id)),
      },
      { ...bot, nowMs },
    );
  const tokens = readTokens(question);
  const titleOf = (id: string): string => (id === draft?.id ? draft.title : titleIn(snapshot, id));
  if (draft === undefined) return { tokens, published: answer(snapshot.index), titleOf };
  // What was learned from the live articles would not fit the changed ones: the two shall differ in the text alone.
  const built = withoutLearned(snapshot.index);
  const put = { ...withTaught(draft, snapshot), version: 0 };
  const published = answer(built);
  const holds = validityAt(put, nowMs);
  return {
    ...{ tokens, published, draft: answer(withArticle(built, put), put), titleOf },
    ...(holds === 'valid' ? {} : { draftIs: holds }),
    ...learnedOf(question, snapshot, published),
  };
}

/** Citizens' wordings that the live article has learned stay its own: they would be there after publishing too. */
function withTaught(draft: ArticleContent, { index, articles }: KnowledgeSnapshot): ArticleContent {
  const grown = index.articles.find(({ id }) => id === draft.id);
  const written = new Set(articles.get(draft.id)?.variants);
  const taught = grown?.variants.filter((variant) => !written.has(variant)) ?? [];
  return { ...draft, variants: [...draft.variants, ...taught] };
}

function learnedOf(
  question: string,
  { index, popularity }: KnowledgeSnapshot,
  { whole }: TriedAnswer,
): Pick<Tried, 'learned'> {
  if (index.learned === undefined) return {};
  const now = match(question, index, popularity === undefined ? {} : { popularity: popularity() });
  const firstId = now.matches[0]?.articleId;
  const isSame = now.band === whole.result.band && firstId === whole.result.matches[0]?.articleId;
  return isSame ? {} : { learned: { band: now.band, ...(firstId === undefined ? {} : { firstId }) } };
}

const titleIn = ({ published }: KnowledgeSnapshot, id: string): string => published.get(id)?.title ?? id;
