// The project's own tools, run as a person runs them: in a process of their own, from the root of the repository.

import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The folder of package.json: npm and jest both run there. */
export const ROOT = process.cwd();
/** The import graph of the whole repository is some hundred kilobytes of JSON. Unit: bytes. */
const LONGEST_OUTPUT_BYTES = 64 * 1024 * 1024;

/** What dependency-cruiser says of one file. */
export interface CruisedModule {
  readonly source: string;
  readonly dependencies: readonly { readonly resolved: string }[];
}

export interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

export interface Cruise {
  readonly modules: readonly CruisedModule[];
  readonly summary: { readonly totalCruised: number; readonly violations: readonly Violation[] };
}

/** Holds the files of some folders below `cwd` against the repository's own rules. */
export async function cruise(folders: readonly string[], cwd: string = ROOT): Promise<Cruise> {
  const config = path.join(ROOT, '.dependency-cruiser.cjs');
  const args = ['--config', config, '--output-type', 'json', ...folders];
  const bin = path.join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  return JSON.parse(await outputOf([bin, ...args], cwd)) as Cruise;
}

/** A text, and the existing source of ours that it is judged as. */
export interface Draft {
  readonly file: string;
  readonly code: string;
}

/** One process for all drafts: the types of the whole repository are read once. */
const LINT_SCRIPT = `
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
const eslint = new ESLint();
const judge = async ({ file, code }) => {
  const [{ messages }] = await eslint.lintText(code, { filePath: file });
  return messages.map(({ ruleId, message }) => ruleId ?? message);
};
const drafts = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(await Promise.all(drafts.map(judge))));
`;

/** For each draft the names of the lint rules that it would break. */
export async function lint(drafts: readonly Draft[]): Promise<readonly (readonly string[])[]> {
  const args = ['--input-type=module', '--eval', LINT_SCRIPT];
  return JSON.parse(await outputOf(args, ROOT, JSON.stringify(drafts))) as string[][];
}

/** What a copy of the sources without its history may hold besides them. */
const NOT_OURS = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage']);

/** Paths that git tracks, relative to the root; without a history, everything that looks like ours. */
export async function trackedFiles(): Promise<readonly string[]> {
  if (!existsSync(path.join(ROOT, '.git'))) return listFolder('');
  const list = async (...options: string[]): Promise<string[]> => {
    // A container often reads a clone that belongs to another user.
    const args = ['-c', 'safe.directory=*', 'ls-files', '-z', ...options];
    const { stdout } = await run('git', args, { cwd: ROOT, maxBuffer: LONGEST_OUTPUT_BYTES });
    return stdout.split('\0').filter((file) => file !== '');
  };
  const [tracked, deleted] = await Promise.all([list(), list('--deleted')]);
  return tracked.filter((file) => !deleted.includes(file));
}

function listFolder(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(name) ? [] : listFolder(name);
    return [name];
  });
}

/** Standard output of a Node program; a tool that found something to complain about ends with an exit code of its own. */
async function outputOf(args: readonly string[], cwd: string, input = ''): Promise<string> {
  // Else typescript-eslint judges the file as it lies on disk, not the text it was given.
  const env = { ...process.env, TSESTREE_SINGLE_RUN: 'false' };
  const running = run(process.execPath, args, { cwd, env, maxBuffer: LONGEST_OUTPUT_BYTES });
  running.child.stdin?.end(input);
  try {
    return (await running).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    if (stdout !== undefined && stdout !== '') return stdout;
    throw new Error(`${args[0] ?? 'node'} failed: ${stderr ?? String(error)}`, { cause: error });
  }
}
