import type { Conversation } from '../../src/domain/conversation.js';
import { MISS_WITHIN_MS } from '../../src/domain/article-miss.js';
import { missedArticles } from '../../src/replies/missed-articles.js';
import type { RuledDecision, Said } from '../../src/replies/reply-decision.js';

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

/** Words that lead to these articles. */
const asking = (...found: readonly (string | { readonly id: string })[]) =>
  ({
    kind: 'words',
    text: '…',
    result: {
      matches: found.flatMap((each) => (typeof each === 'string' ? [{ articleId: each }] : [])),
      intent: found.find((each) => typeof each !== 'string'),
    },
  }) as never as Said;
const act = (more: Partial<Parameters<typeof missedArticles>[2]> = {}) => ({
  ...{ said: asking('x'), receivedAtMs: NOW_MS - 1, nowMs: NOW_MS },
  ...more,
});

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
  expect(missedArticles({ rule, decision }, conversation, act())).toEqual(missed);
}); // prettier-ignore

it('takes a person who is asked for much later to be about something else', () => {
  const later = saidMs + MISS_WITHIN_MS;

  expect(missedArticles({ rule: 'person', decision: PERSON }, answered, act({ nowMs: later }))).toBeUndefined();
  expect(missedArticles({ rule: 'person', decision: PERSON }, answered, act({ nowMs: later - 1 }))).toBeDefined();
}); // prettier-ignore

describe('a question after choices of which none was picked', () => {
  const three = {
    offered: [...offering.offered, offer('d')],
    topics: ['b', 'c', 'd'].map((articleId) => ({ articleId, atMs: saidMs, isOffer: true as const })),
  };
  const clarify = (...ids: readonly string[]) => ({ kind: 'clarify', offers: ids.map(offer), language: 'zh' }) as const;
  const answer = (id: string) => ({ kind: 'answer', article: { id }, language: 'zh' }) as never;
  const FALLBACK = { kind: 'fallback', language: 'zh' } as const;

  it.each<readonly [string, RuledDecision['decision'], Said, readonly string[] | undefined]>([
    ['leads to the same choices', clarify('c', 'b'), asking('c', 'b'), ['b', 'c', 'd']],
    ['leads to most of them', clarify('b', 'x', 'c'), asking('b', 'x', 'c'), ['b', 'c', 'd']],
    ['is answered with something else in front of them', answer('x'), asking('x', 'd', 'b'), ['b', 'c', 'd']],
    ['leads to the same, too unsure to be offered once more', FALLBACK, asking('b', 'c', 'd'), ['b', 'c', 'd']],
    ['is answered with one of them', answer('c'), asking('c', 'b', 'd'), undefined],
    ['leads to one of them by the way', clarify('x', 'b', 'y'), asking('x', 'b', 'y'), undefined],
    ['leads elsewhere', FALLBACK, asking('x', 'y', 'z'), undefined],
    ['leads nowhere', FALLBACK, asking(), undefined],
    ['goes on about them', clarify('b', 'c', 'd'), { ...asking('b', 'c', 'd'), followUp: {} } as never, undefined],
    ['is one of several', clarify('b', 'c', 'd'), { ...asking('b', 'c', 'd'), parts: [] } as never, undefined],
    ['is small talk', clarify('b', 'c', 'd'), asking('b', 'c', 'd', { id: 'thanks' }), undefined],
  ])('counts where it should when it %s', (...[, decision, said, articleIds]) => {
    const missed = missedArticles({ rule: 'any', decision }, three, act({ said }));

    expect(missed).toEqual(articleIds === undefined ? undefined : { how: 'asked-again', articleIds });
  });

  it.each([
    ['before the choices were shown', { receivedAtMs: saidMs }],
    ['much later', { nowMs: saidMs + MISS_WITHIN_MS }],
  ])('says nothing of them %s', (_, when) => {
    const again = { rule: 'offer', decision: clarify('b', 'c', 'd') };

    expect(missedArticles(again, three, act({ said: asking('b', 'c', 'd') }))).toBeDefined();
    expect(missedArticles(again, three, act({ said: asking('b', 'c', 'd'), ...when }))).toBeUndefined();
  });
}); // prettier-ignore
