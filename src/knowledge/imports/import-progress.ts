// How far an import, or a publishing of many drafts, has come, told while somebody waits for it.

export interface ImportProgress {
  readonly stage:
    'reading' | 'checking' | 'comparing' | 'rehearsing' | 'drafting' | 'weighing' | 'publishing';
  readonly done: number;
  /** 0: nobody knows how much there is. */
  readonly total: number;
}

/** Called often; must be quick. */
export type OnProgress = (progress: ImportProgress) => void;
