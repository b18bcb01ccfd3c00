// When this person last did something that the hub counts as activity: it puts the idle end of the session off.

let lastMs = Date.now();

export function noteActivity(): void {
  lastMs = Date.now();
}

/** Epoch ms by this browser's clock, never earlier than the hub noticed it. */
export const lastActivityMs = (): number => lastMs;
