// /api/v1/find: one question, everything that goes by that name. Nobody hears of what they could not see in a list.

import type { Desk } from '../desk/desk.js';
import type { Agent } from '../domain/handoff.js';
import { DESK_ROLES, hasRole } from '../domain/roles.js';
import type { FoundView } from '../wire/find-api.js';
import { findRequests, foundView } from '../wire/find-api.js';
import type { ConversationRow } from '../wire/talk-rows.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import type { StaffGate } from './staff-gate.js';

/** Of each kind: as many as are read at one look. */
const MOST_OF_A_KIND = 8;

export interface FindRouteParts {
  readonly finder: Pick<Desk, 'findTalks' | 'search'> & { readonly floor: Pick<Desk['floor'], 'list'> };
}

export function createFindRoute({ finder }: FindRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/find',
    access: [],
    summary:
      'Talks by what lists show of them, live articles, canned replies and colleagues, as far as the roles reach: talks, replies and colleagues for the desk.',
    body: findRequests.find,
    answer: foundView,
    handle: async ({ body: { query }, request }): Promise<FoundView> => {
      const { staff } = gate.signedInOf(request);
      const isAtDesk = hasRole(staff.roles, DESK_ROLES);
      const [talks, people] = isAtDesk
        ? await Promise.all([finder.findTalks(query), peopleLike(finder, query)])
        : [[], []];
      const { articles, replies } = textsLike(finder, query, staff);
      return { talks: talks.map(toTalk), articles, replies: isAtDesk ? replies : [], people };
    },
  });
}

async function peopleLike({ floor }: FindRouteParts['finder'], query: string): Promise<FoundView['people']> {
  const asked = query.toLowerCase();
  const known = await floor.list();
  return known
    .filter(({ name }) => name.toLowerCase().includes(asked))
    .slice(0, MOST_OF_A_KIND)
    .map(({ id, name }) => ({ id, name }));
}

function textsLike(
  { search }: Pick<Desk, 'search'>,
  query: string,
  { id, name }: Agent,
): Pick<FoundView, 'articles' | 'replies'> {
  const found = search(query, { id, name });
  const of = (source: 'article' | 'canned'): FoundView['articles'] =>
    found
      .filter((each) => each.source === source)
      .slice(0, MOST_OF_A_KIND)
      .map((each) => ({ id: each.id, title: each.title, text: each.text }));
  return { articles: of('article'), replies: of('canned') };
}

const toTalk = ({
  conversationId,
  channelId,
  status,
  name,
  lastText,
  lastAtMs,
  assignee,
}: ConversationRow): FoundView['talks'][number] => ({
  ...{ conversationId, channelId, status, name, lastText, lastAtMs },
  ...(assignee === undefined ? {} : { assignee }),
});
