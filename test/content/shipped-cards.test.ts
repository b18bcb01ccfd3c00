// The cards of the repository's own articles: what their buttons ask finds an answer, where they lead is a national portal that we
// know, and what their steps and buttons say stands in the answer's own words.

import path from 'node:path';

import { readArticles } from '../../src/content/read-articles.js';
import { readIntents } from '../../src/content/read-intents.js';
import { buildMatchIndex } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import type { Card } from '../../src/domain/card.js';

/** Sites of the central government that are there for certain. A new one is looked at by a person first. */
const KNOWN_SITES = [
  'www.gov.tw',
  'www.ris.gov.tw',
  'www.nhi.gov.tw',
  'www.etax.nat.gov.tw',
  'www.bli.gov.tw',
  'www.mvdis.gov.tw',
  'www.cdc.gov.tw',
  'www.cwa.gov.tw',
  'www.boca.gov.tw',
];

const read = () => readArticles(path.resolve('knowledge-base'));
const cardsOf = async (): Promise<
  readonly { readonly id: string; readonly card: Card; readonly answer: string }[]
> =>
  (await read()).articles.flatMap(({ content: { id, answer, card, english } }) => [
    ...(card === undefined ? [] : [{ id, card, answer }]),
    ...(english?.card === undefined
      ? []
      : [{ id: `${id} (English)`, card: english.card, answer: `${english.answer}${answer}` }]),
  ]);

describe('the shipped cards', () => {
  it('are there', async () => {
    expect((await cardsOf()).length).toBeGreaterThanOrEqual(40);
  });

  it('lead to sites that we know', async () => {
    const hosts = (await cardsOf()).flatMap(({ card: { links = [], buttons = [] } }) => [
      ...links.map(({ url }) => new URL(url).host),
      ...buttons.flatMap((button) => (button.kind === 'link' ? [new URL(button.url).host] : [])),
    ]);

    expect(hosts.filter((host) => !KNOWN_SITES.includes(host))).toEqual([]);
  });

  it('dial numbers that the answer names itself', async () => {
    const strange = (await cardsOf()).flatMap(({ id, card, answer }) =>
      (card.buttons ?? []).flatMap((button) =>
        button.kind === 'call' && !['1999', '119'].includes(button.phone) && !answer.includes(button.phone)
          ? [`${id}: ${button.phone}`]
          : [],
      ),
    );

    expect(strange).toEqual([]);
  });

  it('ask what has an answer', async () => {
    const { articles } = await read();
    const { intents } = await readIntents(path.resolve('intents'));
    const index = buildMatchIndex({
      articles: articles.map(({ content }) => ({ ...content, version: 1 })),
      intents,
      revision: 1,
    });
    const asked = (await cardsOf()).flatMap(({ card }) =>
      (card.buttons ?? []).flatMap((button) => (button.kind === 'say' ? [button.text] : [])),
    );

    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((text) => match(text, index).band !== 'answer')).toEqual([]);
  });
});
