// What the learning loop asks of its store: evidence, which is only ever added, and variants, whose standing is worked out from
// it. Implemented by `storage/learning-store.ts`.

import type { ConversationId } from '../domain/ids.js';

/**
 * `citizen-pick`: pressed one of the choices · `agent-sent-suggestion`, `agent-own-pick`: sent an article's answer that was
 * suggested, or that they had found themselves · `agent-edited`: put it in and sent something else · `agent-dismissed`: said that
 * a suggestion does not fit · `editor-yes`, `editor-no`: somebody who keeps the knowledge base decided.
 */
export const EVIDENCE_KINDS = [
  'citizen-pick',
  'agent-sent-suggestion',
  'agent-own-pick',
  'agent-edited',
  'agent-dismissed',
  'editor-yes',
  'editor-no',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Whoever chose: a citizen by their digest, or a member of staff. */
export interface Chooser {
  readonly kind: 'contact' | 'staff';
  readonly id: string;
  /** Of staff alone. */
  readonly name?: string;
}

/** One choice that somebody made. Holds no words of a citizen: those stand in the variant, once. */
export interface Evidence {
  /** The turn, the message or the press that it comes from: the same again is the same evidence. */
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly variantId: string;
  readonly articleId: string;
  /** The same for one wording, whatever article it was chosen for. */
  readonly wordingKey: string;
  readonly chooser: Chooser;
  readonly atMs: number;
  /** Calendar day in Asia/Taipei, `2026-01-31`. */
  readonly day: string;
  /** Whose words they were: what they take back leaves learning. Absent for an editor's decision. */
  readonly source?: WordsSource;
  /** The contact had been known for less than a day. */
  readonly isFresh?: boolean;
  /** Share of the article's answer that was left in what the agent sent, in [0, 1]. */
  readonly keptShare?: number;
  /** The citizen took the words back, or changed them: it does not count, and never will. */
  readonly withdrawnAtMs?: number;
}

export interface WordsSource {
  readonly conversationId: ConversationId;
  /** Of the transcript's entry with the citizen's words. */
  readonly sourceKey: string;
}

export const VARIANT_STATES = ['quarantined', 'live', 'rejected', 'retired'] as const;
/** `rejected` was never live or is not wanted; `retired` was live once. */
export type VariantState = (typeof VARIANT_STATES)[number];

/** Why a variant that has its votes, or may have, is not live by itself. */
export type Hold =
  /** Word for word another article's, or an intent's. */
  | { readonly kind: 'conflict'; readonly ownerId: string }
  /** With it another article's question would no longer find its own article. */
  | { readonly kind: 'steals'; readonly articleId: string; readonly question: string }
  /** The same words were chosen for other articles as well. */
  | { readonly kind: 'contested' }
  /** Staff disagree. */
  | { readonly kind: 'disputed' }
  /** So many new contacts in a day that they may be one person's. */
  | { readonly kind: 'crowd' }
  /** Whoever of the staff chose it has already brought as many live today as one person may. */
  | { readonly kind: 'staff-cap' };

/** A change of a variant's standing, kept for ever. */
export interface VariantStep {
  readonly atMs: number;
  readonly from: VariantState;
  readonly to: VariantState;
  /** A code: `votes`, `editor`, `negatives`, `article-gone`, `listed`, `conflict`, `unsent`. */
  readonly reason: string;
  /** Absent where a rule decided. */
  readonly by?: { readonly id: string; readonly name: string };
  readonly remark?: string;
}

/** One way of asking, for one article. */
export interface Variant {
  readonly id: string;
  readonly articleId: string;
  /** What was asked, without politeness and signs: the same for everybody who said so. Empty once all of them have taken it
   *  back. Never holds personal data that has a form. */
  readonly wording: string;
  readonly wordingKey: string;
  readonly state: VariantState;
  readonly hold?: Hold;
  /** Grows with each change of this document. */
  readonly version: number;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
  /** Of the votes that brought it live by themselves: the day, and the staff among them. */
  readonly broughtLive?: { readonly day: string; readonly staffIds: readonly string[] };
  readonly history: readonly VariantStep[];
}

export type NewVariant = Pick<Variant, 'id' | 'articleId' | 'wording' | 'wordingKey' | 'createdAtMs'>;

/** What one guarded update writes. Absent fields stay; `hold: null` clears it. */
export interface VariantChange {
  readonly state?: VariantState;
  readonly hold?: Hold | null;
  readonly wording?: string;
  readonly broughtLive?: Variant['broughtLive'];
  readonly step?: VariantStep;
  readonly changedAtMs: number;
}

export interface VariantQuery {
  readonly state?: VariantState;
  readonly hold?: Hold['kind'];
  readonly articleId?: string;
  /** Changed before this one: `changedAtMs`, then id. */
  readonly before?: { readonly changedAtMs: number; readonly id: string };
  readonly limit: number;
}

export interface LearningStore {
  /** Adds the variant as quarantined unless it is there. Durable when it resolves. */
  readonly addVariant: (variant: NewVariant) => Promise<void>;
  /** False: it was there already. Durable when it resolves. */
  readonly addEvidence: (evidence: Evidence) => Promise<boolean>;
  readonly readVariant: (id: string) => Promise<Variant | undefined>;
  /** What was chosen for a wording, for whichever article, the latest thousand, oldest first. */
  readonly readEvidence: (wordingKey: string) => Promise<readonly Evidence[]>;
  /** How much somebody has added on a day. */
  readonly countEvidence: (chooserId: string, day: string) => Promise<number>;
  /** How many variants this person's choice helped to bring live on a day. */
  readonly countBroughtLive: (staffId: string, day: string) => Promise<number>;
  /** Writes if the variant still has this version; undefined where somebody else was first. */
  readonly changeVariant: (
    id: string,
    version: number,
    change: VariantChange,
  ) => Promise<Variant | undefined>;
  /** Marks the evidence that rests on these words. Returns the wordings it belonged to. */
  readonly withdraw: (source: WordsSource, atMs: number) => Promise<readonly string[]>;
  readonly variantsOf: (wordingKey: string) => Promise<readonly Variant[]>;
  readonly listLive: () => Promise<readonly Variant[]>;
  /** Every variant whose document changed at or after this moment. */
  readonly listChangedSince: (atMs: number) => Promise<readonly Variant[]>;
  /** The latest change first. */
  readonly list: (query: VariantQuery) => Promise<readonly Variant[]>;
  /** Wordings with evidence added in a stretch of time, each once, at most `limit`. */
  readonly listWordings: (range: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly limit: number;
  }) => Promise<readonly string[]>;
  /** Confirmed choices by article and day since a day: one a person, article and day. */
  readonly tally: (
    sinceDay: string,
  ) => Promise<readonly { readonly articleId: string; readonly day: string; readonly count: number }[]>;
}
