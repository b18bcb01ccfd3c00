// Runs a built command as a person does: a process of its own, here on a data folder of its own.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Another project folder than this one; its `dist` must be there. */
  readonly root?: string;
}

/** @example await runCommand('kb-import', ['faq.jsonl'], { env: { DATA_DIR: folder } }) */
export async function runCommand(
  name: string,
  args: readonly string[],
  { env = {}, root = '.' }: CommandOptions = {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, [path.resolve(root, 'dist', 'cli', `${name}.js`), ...args], {
    env: { ...process.env, MONGODB_URI: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number>((resolve) =>
    child.once('exit', (code) => {
      resolve(code ?? -1);
    }),
  );
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { exitCode, stdout, stderr };
}
