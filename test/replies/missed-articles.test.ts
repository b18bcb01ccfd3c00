import type { Conversation } from '../../src/domain/conversation.js';
import { PERSON_WITHIN_MS } from '../../src/domain/article-miss.js';
import { missedArticles } from '../../src/replies/missed-articles.js';
import type { RuledDecision } from '../../src/replies/reply-decision.js';

const NOW_MS = 1_800_000_000_000;
const saidMs = NOW_MS - 60_000;
const offer = (articleId: string) => ({ articleId, title: articleId });
const REPHRASE = { kind: 'rephrase', language: 'zh', isMiss: true } as const;
const PERSON = { kind: 'handoff', reason: 'asked', language: 'zh' } as const;
const TWICE = { kind: 'handoff', reason: 'unanswered-twice', language: 'zh' } as const;
const answered = { topics: [{ articleId: 'a', atMs: saidMs }, { articleId: 'old', atMs: saidMs - 1 }] }; // prettier-ignore
const offering = {
  offered: [offer('b'), offer('c')],
  topics: ['b', 'c'].map((articleId) => ({ articleId, atMs: saidMs, isOffer: true as const })),
};
const both = { ...offering, topics: [{ articleId: 'a', atMs: saidMs }, ...offering.topics] };

type Row = readonly [
  string,
  RuledDecision['rule'],
  RuledDecision['decision'],
  Pick<Conversation, 'offered' | 'topics'>,
  ReturnType<typeof missedArticles>,
];

it.each<Row>([
  ['an answer that did not help', 'unhelpful', REPHRASE, answered, { how: 'unhelpful', articleIds: ['a'] }],
  ['… the second in a row', 'unhelpful', TWICE, answered, { how: 'unhelpful', articleIds: ['a'] }],
  ['none of these', 'none-of-these', REPHRASE, offering, { how: 'passed-by', articleIds: ['b', 'c'] }],
  ['none of these, beside an answer', 'none-of-these', REPHRASE, both, { how: 'passed-by', articleIds: ['b', 'c'] }],
  ['a no to choices', 'no', REPHRASE, offering, { how: 'passed-by', articleIds: ['b', 'c'] }],
  ['a person after an answer', 'person', PERSON, answered, { how: 'person', articleIds: ['a'] }],
  ['a person after an answer with choices', 'person', PERSON, both, { how: 'person', articleIds: ['a', 'b', 'c'] }],
  ['a yes to a person', 'yes', PERSON, answered, { how: 'person', articleIds: ['a'] }],
  ['nothing was said before', 'unhelpful', REPHRASE, {}, undefined],
  ['a person before anything was said', 'person', PERSON, { topics: [], offered: [] }, undefined],
  ['a no to something else', 'no', { kind: 'chat', text: '好', language: 'zh' }, answered, undefined],
  ['another question without an answer', 'unanswered-twice', TWICE, answered, undefined],
  ['another question', 'fallback', { kind: 'fallback', language: 'zh' }, offering, undefined],
])('%s', (...[, rule, decision, conversation, missed]) => {
  expect(missedArticles({ rule, decision }, conversation, NOW_MS)).toEqual(missed);
}); // prettier-ignore

it('takes a person who is asked for much later to be about something else', () => {
  const later = saidMs + PERSON_WITHIN_MS;

  expect(missedArticles({ rule: 'person', decision: PERSON }, answered, later)).toBeUndefined();
  expect(missedArticles({ rule: 'person', decision: PERSON }, answered, later - 1)).toBeDefined();
});
