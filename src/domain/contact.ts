// A person as their platform tells of them.

export interface ContactProfile {
  /** As the person calls themselves. Personal data: never logged. */
  readonly name: string;
  /** https */
  readonly pictureUrl?: string;
  /** BCP 47, as the platform says it: `zh-TW`, `en`. */
  readonly language?: string;
}
