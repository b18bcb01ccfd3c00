// What entries of a talk answer, read where it stands now. Called by the doors' readers of transcripts.

import { firstGraphemes } from '../lib/text-cutting.js';
import type { ConversationId } from '../domain/ids.js';
import type { WireQuote } from '../wire/shared.js';
import type { TranscriptEntry, TranscriptStore } from './transcript-store.js';

/** As much of a quoted message as is shown again. Unit: grapheme clusters. */
const QUOTED_GRAPHEMES = 100;

/** Finds what a citizen quotes, by the platform's id of it. */
export type FindQuoted = (
  conversation: ConversationId,
  messageId: string,
) => Promise<TranscriptEntry | undefined>;

/** By the quoting entry's number; entries that quote nothing, or what is not there, have none. `findQuoted`: absent where no platform
 *  names messages. */
export async function readQuotes(
  transcript: Pick<TranscriptStore, 'list'>,
  entries: readonly TranscriptEntry[],
  findQuoted?: FindQuoted,
): Promise<ReadonlyMap<number, WireQuote>> {
  const known = new Map(entries.map((entry) => [entry.seq, entry]));
  const quotes = new Map<number, WireQuote>();
  for (const { conversationId, seq, quotedSeq, quotedMessageId } of entries) {
    if (quotedMessageId !== undefined) {
      const quoted = await findQuoted?.(conversationId, quotedMessageId);
      if (quoted !== undefined) quotes.set(seq, toQuote(quoted));
    }
    if (quotedSeq === undefined) continue;
    const quoted =
      known.get(quotedSeq) ??
      (await transcript.list(conversationId, { afterSeq: quotedSeq - 1, limit: 1 }))[0];
    if (quoted?.seq === quotedSeq) quotes.set(seq, toQuote(quoted));
  }
  return quotes;
}

function toQuote({ seq, author, text, editedText }: TranscriptEntry): WireQuote {
  return { seq, author, text: firstGraphemes(editedText ?? text, QUOTED_GRAPHEMES) };
}
