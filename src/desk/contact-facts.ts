// Who the citizen is, as far as the platform and they themselves have told: covered on the screen until an agent asks for it,
// which is on record.

import { WEB_CHANNEL } from '../channels/web/web-adapter.js';
import { contactIdOf } from '../conversations/conversation-address.js';
import type { ContactStore } from '../conversations/contact-store.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { ContactProfile } from '../domain/contact.js';
import type { Conversation } from '../domain/conversation.js';
import { coverName } from '../domain/cover-name.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import { findPersonalData } from '../domain/personal-data.js';
import { recordOf } from '../lib/json-reading.js';
import type { ConsentFact, ContactFacts, TalkPlace } from '../wire/workplace-events.js';
import { placeOf } from './attachments.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';

/** How far back the citizen's words are looked through. Unit: transcript entries. */
const LOOK_BACK = 200;
const MOST_WRITTEN = 12;
const MOST_SENT_PLACES = 3;

/** The record of who had personal facts shown, kept before they are shown. Throws StoreUnavailableError. */
export interface RevealLog {
  readonly record: (reveal: {
    readonly agent: Agent;
    readonly conversationId: ConversationId;
  }) => Promise<void>;
}

export interface ContactFactsParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly contacts: Pick<ContactStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'tail'>;
  readonly reveals: RevealLog;
}

export interface ContactReader {
  readonly covered: (conversation: Conversation) => Promise<ContactFacts>;
  readonly reveal: (
    id: ConversationId,
    agent: Agent,
  ) => Promise<DeskOutcome<{ readonly contact: ContactFacts }>>;
}

export function createContactReader(parts: ContactFactsParts): ContactReader {
  return {
    covered: async (conversation) => cover(await read(parts, conversation)),
    async reveal(id, agent) {
      const conversation = await parts.conversations.find(id);
      if (conversation === undefined) return refuse({ code: 'unknown-talk' });
      await parts.reveals.record({ agent, conversationId: id });
      return done({ contact: await read(parts, conversation) });
    },
  };
}

async function read(
  { contacts, transcript }: ContactFactsParts,
  conversation: Conversation,
): Promise<ContactFacts> {
  const { id, accountId, key, isGroup } = conversation;
  const [contact] = isGroup ? [] : await contacts.find([contactIdOf(accountId, key)]);
  const entries = await transcript.tail(id, LOOK_BACK);
  const said = entries.filter(({ author, hiddenAtMs }) => author === 'citizen' && hiddenAtMs === undefined);
  const written = said.flatMap(({ text, editedText }) => findPersonalData(editedText ?? text));
  const each = new Map(written.map((piece) => [piece.text, piece]));
  return {
    ...profileOf(contact?.profile),
    address: key,
    written: [...each.values()].slice(-MOST_WRITTEN),
    places: placesOf(conversation, said),
    consent: consentOf(conversation),
  };
}

function profileOf(
  profile: ContactProfile | undefined,
): Pick<ContactFacts, 'name' | 'language' | 'pictureUrl'> {
  return profile ?? { name: '' };
}

/** What a colleague noted goes first: they have read the talk. */
function placesOf({ place }: Conversation, said: readonly TranscriptEntry[]): readonly TalkPlace[] {
  const noted = place === undefined ? [] : [{ from: 'desk' as const, ...place }];
  const sent = said.flatMap(({ activity, atMs }) =>
    (activity?.attachments ?? []).flatMap((attachment) => {
      const content = recordOf(attachment.content);
      const { place: where } = content['kind'] === 'location' ? placeOf(content) : {};
      if (where === undefined) return [];
      const { address, ...point } = where;
      return [{ from: 'citizen' as const, atMs, point, ...(address === undefined ? {} : { address }) }];
    }),
  );
  return [...noted, ...sent.slice(-MOST_SENT_PLACES).reverse()];
}

function consentOf({ notice, channelId }: Conversation): ConsentFact {
  if (notice !== undefined) return { kind: 'notice', ...notice };
  return { kind: channelId === WEB_CHANNEL ? 'none' : 'platform' };
}

function cover({ name, address, language, written, places, consent }: ContactFacts): ContactFacts {
  return {
    name: coverName(name),
    address: coverEnds(address),
    ...(language === undefined ? {} : { language }),
    written: written.map(({ kind, text }) => ({ kind, text: coverEnds(text) })),
    places: places.map(coverPlace),
    consent,
  };
}

/** Without the point: it is as good as the address. */
const coverPlace = ({ from, byName, atMs, address }: TalkPlace): TalkPlace => ({
  ...{ from, atMs },
  ...(byName === undefined ? {} : { byName }),
  ...(address === undefined ? {} : { address: coverEnds(address) }),
});

/** Its ends tell an agent that it is the right one; the middle, its length too, tells nobody anything. */
export function coverEnds(text: string): string {
  const characters = Array.from(text);
  if (characters.length < 3) return '*'.repeat(characters.length);
  const shown = characters.length >= 8 ? 2 : 1;
  return `${characters.slice(0, shown).join('')}****${characters.slice(-shown).join('')}`;
}
