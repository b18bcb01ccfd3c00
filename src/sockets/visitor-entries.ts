// What a citizen may see of the transcript: their own words, and ours once their sending has begun. Nothing that a person's
// claim took back, nothing that only staff may read.

import { toChoice } from '../channels/web/web-render.js';
import { clientIdOf } from '../channels/web/web-parse.js';
import { readQuotes } from '../conversations/quotes.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { ConversationId } from '../domain/ids.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { WireQuote } from '../wire/shared.js';
import type { VisitorEntry, VisitorFile } from '../wire/visitor-events.js';
import { readFiles, type VisitorFileSources } from '../desk/visitor-files.js';

/** Entries in one answer to `sync`. */
const PAGE = 200;

export interface EntrySources extends VisitorFileSources {
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
    const entries = await shownAmong(sources, rows);
    const hasMore = rows.length === PAGE;
    if (entries.length > 0 || !hasMore) return { entries, hasMore };
    from = rows.at(-1)?.seq ?? from;
  }
}

/** Of these rows of one talk what its citizen may see. */
export async function shownAmong(
  sources: EntrySources,
  rows: readonly TranscriptEntry[],
): Promise<readonly VisitorEntry[]> {
  const ours = rows.filter(({ author }) => OURS.has(author)).map(({ sourceKey }) => sourceKey);
  const spoken = await sources.outbox.listSpoken(ours);
  const isShown = ({ author, sourceKey }: TranscriptEntry): boolean =>
    author === 'citizen' || spoken.has(sourceKey);
  return withQuotesAndFiles(sources, rows.filter(isShown));
}

/** The same where it is known that they may be seen. */
export async function withQuotesAndFiles(
  sources: VisitorFileSources & Pick<EntrySources, 'transcript'>,
  rows: readonly TranscriptEntry[],
): Promise<readonly VisitorEntry[]> {
  const quotes = await readQuotes(sources.transcript, rows);
  const files = await readFiles(sources, rows);
  return rows.flatMap((entry) => toVisitorEntry(entry, quotes.get(entry.seq), files.get(entry.seq)));
}

/** None for what has neither words nor files (an event of the browser), and none for staff's notes. */
export function toVisitorEntry(
  entry: TranscriptEntry,
  quote?: WireQuote,
  files: readonly VisitorFile[] = [],
): VisitorEntry[] {
  const { seq, author, text, atMs, sourceKey, agent } = entry;
  // What was said outside the hub was not said here.
  if ((text === '' && files.length === 0) || author === 'elsewhere' || author === 'note') return [];
  return [
    {
      seq,
      author,
      text,
      atMs,
      ...(author === 'citizen' ? { clientId: clientIdOf(sourceKey) } : {}),
      ...(agent === undefined ? {} : { agentName: agent.name }),
      ...shownQuote(quote),
      ...besideOf(entry),
      ...(files.length === 0 ? {} : { files }),
    },
  ];
}

function besideOf({ actions = [], cards }: TranscriptEntry): Pick<VisitorEntry, 'choices' | 'cards'> {
  return {
    ...(actions.length === 0 ? {} : { choices: actions.map(toChoice) }),
    ...(cards === undefined ? {} : { cards }),
  };
}

/** Only what the citizen has before their own eyes. */
function shownQuote(quote: WireQuote | undefined): Pick<VisitorEntry, 'quote'> {
  return quote === undefined || quote.author === 'note' ? {} : { quote };
}
