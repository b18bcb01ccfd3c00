// What a citizen may see of the transcript: their own words, and ours once their sending has begun. Nothing that a person's
// claim took back, nothing that only staff may read.

import { toChoice } from '../channels/web/web-render.js';
import { clientIdOf } from '../channels/web/web-parse.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { ConversationId } from '../domain/ids.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { VisitorEntry } from '../wire/visitor-events.js';

/** Entries in one answer to `sync`. */
const PAGE = 200;

export interface EntrySources {
  readonly transcript: Pick<TranscriptStore, 'list'>;
  readonly outbox: Pick<OutboxStore, 'listSpoken'>;
}

export interface EntryPage {
  readonly entries: readonly VisitorEntry[];
  readonly hasMore: boolean;
}

const OURS: ReadonlySet<string> = new Set<TranscriptEntry['author']>(['bot', 'system', 'agent']);

/** Entries after `afterSeq`, oldest first. Never an empty page with more behind it: a client goes on from the last number. */
export async function readEntries(
  sources: EntrySources,
  conversation: ConversationId,
  afterSeq: number,
): Promise<EntryPage> {
  let from = afterSeq;
  for (;;) {
    const rows = await sources.transcript.list(conversation, { afterSeq: from, limit: PAGE });
    const ours = rows.filter(({ author }) => OURS.has(author)).map(({ sourceKey }) => sourceKey);
    const spoken = await sources.outbox.listSpoken(ours);
    const entries = rows
      .filter(({ author, sourceKey }) => author === 'citizen' || spoken.has(sourceKey))
      .flatMap(toVisitorEntry);
    const hasMore = rows.length === PAGE;
    if (entries.length > 0 || !hasMore) return { entries, hasMore };
    from = rows.at(-1)?.seq ?? from;
  }
}

/** None for what has no words (an event of the browser), and none for staff's notes. */
export function toVisitorEntry(entry: TranscriptEntry): VisitorEntry[] {
  const { seq, author, text, atMs, sourceKey, actions, cards, agent } = entry;
  // What was said outside the hub was not said here.
  if (text === '' || author === 'elsewhere' || author === 'note') return [];
  return [
    {
      seq,
      author,
      text,
      atMs,
      ...(author === 'citizen' ? { clientId: clientIdOf(sourceKey) } : {}),
      ...(agent === undefined ? {} : { agentName: agent.name }),
      ...(actions === undefined || actions.length === 0 ? {} : { choices: actions.map(toChoice) }),
      ...(cards === undefined ? {} : { cards }),
    },
  ];
}
