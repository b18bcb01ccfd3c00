// A talk as a line of the queue, and the people in it by the names that their platform tells.

import type { ContactStore } from '../conversations/contact-store.js';
import { contactIdOf } from '../conversations/conversation-address.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptEntry } from '../conversations/transcript-store.js';
import type { ContactProfile } from '../domain/contact.js';
import type { Conversation } from '../domain/conversation.js';
import { coverName } from '../domain/cover-name.js';
import { standingPause } from '../domain/pause.js';
import { queueTimeOf } from '../domain/handoff.js';
import type { ConversationRow } from '../wire/talk-rows.js';

export interface RowParts {
  readonly contacts: Pick<ContactStore, 'find'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
}

/** Names of those who speak in a group, by the platform's user id; of other talks none. */
export type NameSpeakers = (entries: readonly TranscriptEntry[]) => Promise<ReadonlyMap<string, string>>;

export interface Rows {
  readonly of: (conversation: Conversation) => Promise<ConversationRow>;
  readonly ofAll: (talks: readonly Conversation[]) => Promise<readonly ConversationRow[]>;
  readonly nameSpeakers: NameSpeakers;
}

export function createRows({ contacts, conversations }: RowParts): Rows {
  const ofAll: Rows['ofAll'] = async (talks) => {
    const people = talks.filter(({ isGroup }) => !isGroup);
    const found = await contacts.find(people.map(({ accountId, key }) => contactIdOf(accountId, key)));
    const profiles = new Map(found.map(({ id, profile }) => [id, profile]));
    return talks.map((talk) =>
      toRow(talk, talk.isGroup ? undefined : profiles.get(contactIdOf(talk.accountId, talk.key))),
    );
  };
  return {
    ofAll,
    of: async (conversation) => (await ofAll([conversation]))[0] ?? toRow(conversation, undefined),
    async nameSpeakers(entries) {
      const inGroup = entries.filter(({ activity }) => activity?.conversation.isGroup === true);
      const [first] = inGroup;
      const talk = first === undefined ? undefined : await conversations.find(first.conversationId);
      if (talk === undefined) return new Map();
      const keys = [...new Set(inGroup.map(({ activity }) => activity?.from.id ?? ''))];
      const found = await contacts.find(keys.map((key) => contactIdOf(talk.accountId, key)));
      const names = new Map(found.map(({ id, profile }) => [id, profile?.name]));
      return new Map(
        keys.flatMap((key) => {
          const name = names.get(contactIdOf(talk.accountId, key));
          return name === undefined ? [] : [[key, name] as const];
        }),
      );
    },
  };
}

function toRow(conversation: Conversation, profile: ContactProfile | undefined): ConversationRow {
  const { id, channelId, status, epoch, assignee, handoffReason, queue } = conversation;
  return {
    conversationId: id,
    channelId,
    status,
    epoch,
    ...coveredOf(conversation, profile),
    ...lastOf(conversation),
    ...waitingOf(conversation),
    ...pauseOf(conversation),
    ...(handoffReason === undefined ? {} : { reason: handoffReason }),
    ...(assignee === undefined ? {} : { assignee: { id: assignee.id, name: assignee.name } }),
    ...notedOf(conversation),
    ...(queue === undefined ? {} : { queue }),
  };
}

/** What colleagues have put on it. */
function notedOf({
  tags,
  cases,
  place,
}: Conversation): Pick<ConversationRow, 'tags' | 'cases' | 'placedAtMs'> {
  return {
    ...(tags === undefined ? {} : { tags }),
    ...(cases === undefined ? {} : { cases }),
    ...(place === undefined ? {} : { placedAtMs: place.atMs }),
  };
}

/** A name in full is shown in one place alone, on record: `contact-facts.ts`. */
function coveredOf(
  conversation: Conversation,
  profile: ContactProfile | undefined,
): Pick<ConversationRow, 'name' | 'language'> {
  if (profile === undefined) return { name: madeUpName(conversation) };
  const { name, language } = profile;
  return { name: coverName(name), ...(language === undefined ? {} : { language }) };
}

/** Where the platform tells no name, it begins so. */
export const MADE_UP = { person: '民眾', group: '群組' } as const;

/** Where the platform tells no name: one that stays the same and tells talks apart. */
function madeUpName({ id, isGroup }: Conversation): string {
  return `${isGroup ? MADE_UP.group : MADE_UP.person} ${sayable(id)}`;
}

/** Four letters and digits that an agent can say to a colleague. */
const sayable = (id: string): string =>
  id
    .replace(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase();

function lastOf({ last, createdAtMs }: Conversation): Pick<ConversationRow, 'lastText' | 'lastAtMs'> {
  return last === undefined
    ? { lastText: '', lastAtMs: createdAtMs }
    : { lastText: last.text, lastAtMs: last.atMs };
}

function pauseOf(conversation: Conversation): Pick<ConversationRow, 'pause'> {
  const pause = standingPause(conversation);
  if (pause === undefined) return {};
  return { pause: pause.untilMs === undefined ? {} : { untilMs: pause.untilMs } };
}

/** In the queue since they were put there; with a person since their first words that have no answer. */
function waitingOf(conversation: Conversation): Pick<ConversationRow, 'waitingSinceMs' | 'queueTimeMs'> {
  const { status, last, queuedAtMs } = conversation;
  const waitingSinceMs = status === 'assigned' ? last?.unansweredSinceMs : queuedAtMs;
  return {
    ...(waitingSinceMs === undefined ? {} : { waitingSinceMs }),
    ...(status === 'queued' ? { queueTimeMs: queueTimeOf(conversation) } : {}),
  };
}
