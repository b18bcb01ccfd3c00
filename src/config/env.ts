// The only reader of process.env. Everything else gets values through config.ts.

/** Environment variables as they are: strings or absent. */
export type Env = Readonly<Record<string, string | undefined>>;

export function readEnv(): Env {
  return { ...process.env };
}
