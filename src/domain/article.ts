// A knowledge entry: what editors write (`ArticleContent`) and what the matcher and the replies see of it once it is
// published, immutable and versioned (`Article`).

export type RiskClass = 'general' | 'law' | 'tax' | 'health' | 'emergency';
export const RISK_CLASSES = [
  'general',
  'law',
  'tax',
  'health',
  'emergency',
] as const satisfies readonly RiskClass[];

export interface ArticleContent {
  /** Stable for ever (`faq_id` of an import, file id of a shipped article). */
  readonly id: string;
  /** The question as a title. */
  readonly title: string;
  /** Other ways of asking. */
  readonly variants: readonly string[];
  /** What the citizen reads, unchanged. Plain text, any length. */
  readonly answer: string;
  readonly keywords: readonly string[];
  readonly category?: string;
  readonly department?: string;
  readonly risk: RiskClass;
  /** Where it comes from: the law or the office that stands for it. For staff. */
  readonly source?: string;
  /** Calendar day in Asia/Taipei, `2026-01-31`: true from then on. */
  readonly validFrom?: string;
  /** Calendar day in Asia/Taipei, `2026-01-31`: somebody must read it again by then. */
  readonly reviewBy?: string;
  /** An approved English pair, never a guessed translation. */
  readonly english?: { readonly question: string; readonly answer: string };
}

export interface Article extends ArticleContent {
  /** Grows with each published change of this article, from 1. */
  readonly version: number;
}

/** `talk` is small talk; `person` asks for a human; `emergency` is danger to life and goes before every answer. */
export type IntentKind = 'talk' | 'person' | 'emergency';
export const INTENT_KINDS = ['talk', 'person', 'emergency'] as const satisfies readonly IntentKind[];

/** A short answer to what is no question: greeting, thanks, goodbye, "are you a robot". */
export interface Intent {
  readonly id: string;
  /** Absent: `talk`. */
  readonly kind?: IntentKind;
  readonly utterances: readonly string[];
  /** What the bot says; one of them, chosen by the turn's id so that a replay says the same. */
  readonly replies: { readonly zh: readonly string[]; readonly en: readonly string[] };
}
