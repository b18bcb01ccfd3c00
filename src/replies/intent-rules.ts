// What each kind of intent does to the talk. Yes, no, "again" and "never mind" mean something only after the bot's last
// words; without any they are small talk.

import type { Intent, IntentKind } from '../domain/article.js';
import { handoff, intentOf, resultOf, sayIntent } from './intent-words.js';
import { titled } from './follow-up-rules.js';
import type { Language, ReplyDecision, ReplyRule, Situation } from './reply-decision.js';

type Decide = (situation: Situation, intent: Intent, language: Language) => ReplyDecision;

/** Undefined where the rule is not for this kind of intent. */
function ruleFor(name: string, kind: IntentKind, decide: Decide): ReplyRule {
  return {
    name,
    decide: (situation) => {
      const intent = intentOf(situation);
      const language = resultOf(situation)?.language ?? 'zh';
      return intent?.kind === kind ? decide(situation, intent, language) : undefined;
    },
  };
}

export const intentRules: readonly ReplyRule[] = [
  ruleFor('yes', 'yes', decideYes),
  ruleFor('no', 'no', decideNo),
  ruleFor('unhelpful', 'unhelpful', (situation, _, language) => decideNotHelped(situation, language)),
  ruleFor('repeat', 'repeat', decideRepeat),
  // The words drop what was offered: whatever is said without choices does.
  ruleFor('cancel', 'cancel', (situation, intent) => sayIntent(situation, intent)),
  ruleFor('language', 'speak-english', (situation, intent) => sayIntent(situation, intent, 'en')),
  ruleFor('language', 'speak-chinese', (situation, intent) => sayIntent(situation, intent, 'zh')),
  ruleFor('abusive', 'abuse', (_, __, language) => handoff('abusive', language)),
  { name: 'small-talk', decide: decideSmallTalk },
];

/** A second question in a row without an answer goes to a person. */
export function decideNotHelped({ conversation }: Situation, language: Language): ReplyDecision {
  return conversation.missesInRow > 0
    ? handoff('unanswered-twice', language)
    : { kind: 'rephrase', language, isMiss: true };
}

function decideYes(situation: Situation, intent: Intent, language: Language): ReplyDecision {
  const { isPersonOffered, offered = [] } = situation.conversation;
  if (isPersonOffered === true) return handoff('asked', language);
  const [only] = offered;
  const picked = offered.length === 1 && only !== undefined ? situation.article(only.articleId) : undefined;
  if (picked !== undefined) return { kind: 'answer', article: picked, language };
  // Yes to several choices says none of them.
  return offered.length > 0 ? { kind: 'clarify', offers: offered, language } : sayIntent(situation, intent);
}

function decideNo(situation: Situation, intent: Intent, language: Language): ReplyDecision {
  const { isPersonOffered, offered = [] } = situation.conversation;
  if (offered.length > 0) return decideNotHelped(situation, language);
  return isPersonOffered === true
    ? { kind: 'rephrase', language, isMiss: false }
    : sayIntent(situation, intent);
}

function decideRepeat(situation: Situation, intent: Intent, language: Language): ReplyDecision {
  const { offered = [], topics = [] } = situation.conversation;
  if (offered.length > 0) return { kind: 'clarify', offers: offered, language };
  const said = topics.filter(({ isOffer }) => isOffer !== true);
  const answers = said
    .filter(({ atMs }) => atMs === said[0]?.atMs)
    .map(({ articleId }) => situation.article(articleId))
    .filter((article) => article !== undefined)
    .map((article) => ({ kind: 'answer' as const, article, language }));
  const [only, ...others] = answers;
  if (only === undefined) return sayIntent(situation, intent);
  return others.length === 0 ? only : { kind: 'several', answers: titled(answers), isMore: false, language };
}

/** Whoever was asked whether they want a person, and says such a thing again, does. */
function decideSmallTalk(situation: Situation): ReplyDecision | undefined {
  const intent = intentOf(situation);
  if (intent === undefined) return undefined;
  const said = sayIntent(situation, intent);
  const isAskedAgain = said.offersPerson === true && situation.conversation.isPersonOffered === true;
  return isAskedAgain ? handoff('asked', said.language) : said;
}
