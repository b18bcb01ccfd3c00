// The port of the media folder: files that are there whole or not at all.

/** A file on its way in. */
export interface FileDraft {
  readonly write: (chunk: Uint8Array) => Promise<void>;
  /** On disk, under its name, when it resolves. */
  readonly keep: () => Promise<void>;
  /** Leaves nothing behind; harmless after `keep`. */
  readonly drop: () => Promise<void>;
}

/** A file that was found in the folder. */
export interface FoundFile {
  readonly name: string;
  /** When it was written last, by the disk's clock. */
  readonly writtenAtMs: number;
}

export interface MediaFiles {
  readonly draft: (name: string) => Promise<FileDraft>;
  /** Harmless where it is not there. */
  readonly remove: (name: string) => Promise<void>;
  /** Everything in the folder, whole or not. */
  readonly list: () => AsyncIterable<FoundFile>;
  /** For who reads it; absolute. */
  readonly pathOf: (name: string) => string;
}
