// The one family of faults. Expected outcomes are values; only what should not happen is thrown.

export interface HubErrorOptions {
  /** May the same call succeed later, unchanged? */
  readonly retryable?: boolean;
  /** Facts of the call; never secrets, never personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** A fault with a stable code. `message` names the thing and the next step. */
export class HubError extends Error {
  override readonly name: string = 'HubError';
  readonly code: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: HubErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** The store cannot take a durable write now: doors answer 503. */
export class StoreUnavailableError extends HubError {
  override readonly name = 'StoreUnavailableError';

  constructor(cause: unknown) {
    super('STORE_UNAVAILABLE', 'The database cannot store right now; the hub tries again by itself.', {
      retryable: true,
      cause,
    });
  }
}

/** Marks a branch that the types say cannot be reached. */
export function assertNever(value: never): never {
  throw new HubError('UNREACHABLE', `Unexpected variant: ${JSON.stringify(value)}`);
}
