// The one way by which people change what citizens are told. Whether a second person is needed is asked here and nowhere else: drafts,
// sheets, roll-backs and taking off all come by.

import type { Keeper } from './knowledge-store.js';
import { publish, type DecideChanges, type PublishDeps, type PublishResult } from './publish.js';

export interface PeoplePublishDeps extends PublishDeps {
  /** `ARTICLE_APPROVAL`: nothing goes live by the hands of one person alone. */
  readonly needsSecondPerson: boolean;
}

/** Through whose hands a change has gone. */
export interface Hands {
  /** Who puts it live. Absent: nobody is known. */
  readonly by?: Keeper | undefined;
  /** Who gave it to a second pair of eyes. */
  readonly askedBy?: Keeper | undefined;
}

/** With the setting on: somebody asked, and it is somebody else who puts it live. */
export function mayGoLive(
  { needsSecondPerson }: Pick<PeoplePublishDeps, 'needsSecondPerson'>,
  { by, askedBy }: Hands,
): boolean {
  return !needsSecondPerson || (by !== undefined && askedBy !== undefined && askedBy.id !== by.id);
}

/** Undefined, and nothing changed: one of these changes has not been through two people's hands. */
export async function publishByPeople(
  deps: PeoplePublishDeps,
  hands: readonly Hands[],
  decide: DecideChanges,
): Promise<PublishResult | undefined> {
  return hands.every((each) => mayGoLive(deps, each)) ? publish(deps, decide) : undefined;
}
