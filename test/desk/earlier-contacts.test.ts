import type { TranscriptEntry } from '../../src/conversations/transcript-store.js';
import { cutContacts } from '../../src/desk/earlier-contacts.js';
import { conversationId } from '../../src/domain/ids.js';

const HOUR_MS = 3_600_000;
const said = (seq: number, author: TranscriptEntry['author'], atHours: number): TranscriptEntry => ({
  conversationId: conversationId('talk'),
  sourceKey: `key:${seq}`,
  text: '話',
  ...{ seq, author, atMs: atHours * HOUR_MS },
});
const seqsOf = (entries: readonly TranscriptEntry[], waitingSinceMs?: number): number[][] =>
  cutContacts(entries, waitingSinceMs).map((contact) => contact.map(({ seq }) => seq));

describe('cutting a talk into contacts', () => {
  it('begins a new one with the words of the citizen after six hours of silence', () => {
    const entries = [
      said(1, 'citizen', 0),
      said(2, 'bot', 0),
      said(3, 'citizen', 6),
      said(4, 'citizen', 12.1),
    ];

    expect(seqsOf(entries)).toEqual([[1, 2, 3], [4]]);
  });

  it('leaves an answer with its question, however late it comes', () => {
    expect(seqsOf([said(1, 'citizen', 0), said(2, 'agent', 20), said(3, 'citizen', 21)])).toEqual([
      [1, 2, 3],
    ]);
  });

  it('takes a note of colleagues for no word', () => {
    expect(seqsOf([said(1, 'citizen', 0), said(2, 'note', 5), said(3, 'citizen', 8)])).toEqual([[1, 2], [3]]);
  });

  it('keeps together what was said while they wait for a person', () => {
    const entries = [said(1, 'citizen', 0), said(2, 'citizen', 10), said(3, 'citizen', 20)];

    expect(seqsOf(entries, 9 * HOUR_MS)).toEqual([[1], [2, 3]]);
    expect(seqsOf(entries, 0)).toEqual([[1, 2, 3]]);
  });

  it('makes nothing of nothing', () => {
    expect(seqsOf([])).toEqual([]);
  });
});
