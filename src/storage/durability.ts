// How firmly a write is kept. The connection's default is majority and journaled; this is the exception.

/**
 * For writes that a replay makes again by itself (leases, done marks): applied at once, journaled within the engine's own
 * interval. Losing one costs a repeated step that changes nothing.
 */
export const REPEATABLE_WRITE = { writeConcern: { w: 1, j: false } } as const;
