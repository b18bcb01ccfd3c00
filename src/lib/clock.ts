// Time as an argument: the product reads the machine's clock, tests their own.

/** Epoch milliseconds. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
