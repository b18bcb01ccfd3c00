// One thing that an account's settings on its platform should say: as it is, as it should be, and how it gets there.
// Made by the channels, taken by the command that sets accounts up.

export interface SetupStep {
  /** For people: `webhook`, `rich menu`. */
  readonly name: string;
  readonly isSame: boolean;
  /** As the platform has it, and as it should be; short, for people. */
  readonly from: string;
  readonly to: string;
  /** Undefined when it is done, else why not. Never throws. */
  readonly apply: () => Promise<string | undefined>;
}

/** A platform that cannot be asked: nothing is known, nothing is changed. */
export const unreadable = (name: string, why: string): SetupStep => ({
  name,
  isSame: false,
  from: '?',
  to: '?',
  apply: () => Promise.resolve(why),
});
