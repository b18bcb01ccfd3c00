// What the hub found, as something to take: a talk is opened, a text goes into the reply or to its screen, a colleague gets the talk.

import type { FoundTalk, FoundText, FoundView } from '../../../wire/find-api.js';
import type { Role } from '../../../wire/staff-api.js';
import { channelWords } from '../desk/channel-mark.js';
import { go } from '../shell/route.js';
import type { Say } from '../words/say.js';
import type { DeskOffer } from './desk-offer.js';
import type { Entry } from './entries.js';

export interface Finder {
  readonly say: Say;
  readonly roles: readonly Role[];
  readonly desk: DeskOffer | undefined;
}

export type TalkFacts = Pick<FoundTalk, 'conversationId' | 'channelId' | 'name' | 'lastText' | 'assignee'>;

export function talkEntry(talk: TalkFacts, { say, desk }: Pick<Finder, 'say' | 'desk'>, also = ''): Entry {
  const { conversationId, channelId, name, lastText, assignee } = talk;
  return {
    id: `talk:${conversationId}`,
    group: 'talks',
    label: name,
    hint: lastText,
    also: `${also} ${channelWords(channelId, say)} ${assignee?.name ?? ''}`,
    channelId,
    run: () => {
      if (desk === undefined) go({ screen: 'desk', tab: 'all', conversationId });
      else desk.show(conversationId);
    },
  };
}

/** A colleague of the desk: their talks; the open one goes to them, or names them in a note. */
export function personEntries(
  person: { readonly id: string; readonly name: string },
  { say, desk }: Pick<Finder, 'say' | 'desk'>,
): readonly Entry[] {
  const { id, name } = person;
  const entry = (what: string, label: string, run: () => void): Entry => ({
    id: `${what}:${id}`,
    group: 'people',
    label,
    run,
  });
  const talks = entry('person', say('find.person.talks', { name }), () => {
    go({ screen: 'desk', tab: 'all', filter: { agentId: id } });
  });
  if (desk?.mayWrite !== true) return [talks];
  return [
    entry('pass', say('find.person.pass', { name }), () => {
      desk.passTo(id);
    }),
    entry('mention', say('find.person.mention', { name }), () => {
      desk.mention(name);
    }),
    talks,
  ];
}

export function foundEntries(
  { talks, articles, replies, people }: FoundView,
  finder: Finder,
): readonly Entry[] {
  return [
    ...talks.map((talk) => talkEntry(talk, finder)),
    ...people.flatMap((person) => personEntries(person, finder)),
    ...replies.flatMap((reply) => replyEntry(reply, finder)),
    ...articles.map((article) => articleEntry(article, finder)),
  ];
}

function articleEntry(article: FoundText, { desk, roles, say }: Finder): Entry {
  const { id, title, text } = article;
  const facts = { id: `article:${id}`, group: 'articles', label: title, hint: text } as const;
  if (desk?.mayWrite === true)
    return {
      ...facts,
      key: say('find.put'),
      run: () => {
        desk.putIn('article', article);
      },
    };
  if (roles.includes('editor') || roles.includes('admin'))
    return {
      ...facts,
      run: () => {
        go({ screen: 'article', id });
      },
    };
  return {
    ...facts,
    key: say('find.public'),
    run: () => {
      window.open(`/faq/${encodeURIComponent(id)}`, '_blank', 'noopener');
    },
  };
}

/** To write with, or to keep; to whom it is neither, it is nothing. */
function replyEntry(reply: FoundText, { desk, roles, say }: Finder): readonly Entry[] {
  const facts = { id: `reply:${reply.id}`, group: 'replies', label: reply.title, hint: reply.text } as const;
  if (desk?.mayWrite === true)
    return [
      {
        ...facts,
        key: say('find.put'),
        run: () => {
          desk.putIn('canned', reply);
        },
      },
    ];
  if (!roles.includes('supervisor') && !roles.includes('admin')) return [];
  return [
    {
      ...facts,
      run: () => {
        go({ screen: 'canned' });
      },
    },
  ];
}
