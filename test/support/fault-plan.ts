// What goes wrong at a fake platform, and when: planned call by call, or as weather that a seed decides.

export interface Weather<Fault> {
  /** Of all calls, the share that goes wrong, in [0, 1]. */
  readonly share: number;
  /** Each as likely as the others. */
  readonly faults: readonly Fault[];
  /** In [0, 1); a seeded one makes the weather the same in every run that makes the same calls. */
  readonly random: () => number;
}

export class FaultPlan<Fault extends object> {
  #planned: { readonly fault: Fault; left: number }[] = [];
  #weather: Weather<Fault> | undefined;

  /** The next `times` calls go wrong like this; `Infinity` until `clear()`. */
  failNext(fault: Fault, times = 1): void {
    this.#planned.push({ fault, left: times });
  }

  /** From now on any call may go wrong. Planned faults go first. */
  rain(weather: Weather<Fault>): void {
    this.#weather = weather;
  }

  clear(): void {
    this.#planned = [];
    this.#weather = undefined;
  }

  /** The fault of this call; `isFor` says which ones can happen to it. */
  take(isFor: (fault: Fault) => boolean = () => true): Fault | undefined {
    const planned = this.#planned.find(({ fault, left }) => left > 0 && isFor(fault));
    if (planned !== undefined) {
      planned.left -= 1;
      return planned.fault;
    }
    if (this.#weather === undefined) return undefined;
    const { share, faults, random } = this.#weather;
    // Two draws for each call, so that one call's fate does not shift the next one's.
    const [isWrong, which] = [random() < share, Math.floor(random() * faults.length)];
    const fault = isWrong ? faults[which] : undefined;
    return fault !== undefined && isFor(fault) ? fault : undefined;
  }
}
