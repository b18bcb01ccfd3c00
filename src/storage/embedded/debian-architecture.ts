// The names that Debian gives to the processor families for which the engine is built.

export interface Architecture {
  /** Names the folder of libraries: `/usr/lib/<triplet>`. */
  readonly triplet: string;
  /** The program that loads a program's libraries and then runs it. */
  readonly loader: string;
}

const ARCHITECTURES: Readonly<Record<string, Architecture>> = {
  x64: { triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { triplet: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

/** `nodeName` as in `process.arch`; undefined where no engine is built. */
export function architectureOf(nodeName: string): Architecture | undefined {
  return ARCHITECTURES[nodeName];
}
