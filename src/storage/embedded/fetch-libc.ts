// Fetches the C library of Debian 13 through the machine's own apt and mirror, without root: every folder that apt
// writes to is ours, and nothing is installed. Called by private-libc.ts with an empty folder to fill.

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { mirrorLines, readDeb822Format, readListFormat, type AptSource } from './apt-sources.js';
import type { Architecture } from './debian-architecture.js';

const run = promisify(execFile);

/** Debian 13: glibc 2.41. */
const SUITE = 'trixie';
const PACKAGES = ['libc6', 'libstdc++6', 'libgcc-s1'];
/** 13 MB through a slow line. Unit: ms. */
const STEP_DEADLINE_MS = 180_000;
const APT_FOLDER = '/etc/apt';
const OS_RELEASE = '/etc/os-release';

/** Leaves the libraries themselves in `staging` (loader included). Throws a plain Error that says what is missing. */
export async function fillFromTrixie(staging: string, architecture: Architecture): Promise<void> {
  const lines = mirrorLines(readMachineSources(), debianCodename(), SUITE);
  if (lines.length === 0) throw new Error('no Debian mirror is named in /etc/apt');
  const work = path.join(staging, 'work');
  for (const folder of ['lists/partial', 'cache/archives/partial', 'packages', 'root']) {
    mkdirSync(path.join(work, folder), { recursive: true });
  }
  writeFileSync(path.join(work, 'sources.list'), `${lines.join('\n')}\n`);
  await runStep('apt-get', [...aptOptions(work), 'update'], work);
  const packages = path.join(work, 'packages');
  await runStep('apt-get', [...aptOptions(work), 'download', ...PACKAGES], packages);
  for (const name of readdirSync(packages)) {
    await runStep('dpkg-deb', ['-x', path.join(packages, name), path.join(work, 'root')], work);
  }
  keepLibraries(staging, path.join(work, 'root', 'usr', 'lib', architecture.triplet));
  // The lists of packages alone are 20 MB.
  rmSync(work, { recursive: true, force: true });
}

/** The code name of this Debian. Throws where this is another distribution: its libraries do not mix with ours. */
function debianCodename(): string {
  const fields = readFileSync(OS_RELEASE, 'utf8');
  const [id, codename] = ['ID', 'VERSION_CODENAME'].map((name) =>
    new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(fields)?.at(1),
  );
  if (id !== 'debian' || codename === undefined) throw new Error('this is not Debian');
  return codename;
}

function readMachineSources(): AptSource[] {
  const parts = path.join(APT_FOLDER, 'sources.list.d');
  const files = [path.join(APT_FOLDER, 'sources.list'), ...listFolder(parts)];
  return files.flatMap((file) => {
    if (file.endsWith('.list')) return readListFormat(readOrEmpty(file));
    return file.endsWith('.sources') ? readDeb822Format(readOrEmpty(file)) : [];
  });
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => path.join(folder, name));
  } catch {
    // A machine without the folder has its sources in the one file.
    return [];
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Missing, or not for our eyes: another source may do.
    return '';
  }
}

/** apt with every folder of its own, and without the machine's pins, which do not know the newer suite. */
function aptOptions(work: string): string[] {
  const options = {
    'Dir::Etc::sourcelist': path.join(work, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::Etc::preferences': '-',
    'Dir::Etc::preferencesparts': '-',
    'Dir::State::lists': path.join(work, 'lists'),
    'Dir::Cache': path.join(work, 'cache'),
    'APT::Sandbox::User': '',
    'APT::Default-Release': '',
    'Acquire::Languages': 'none',
  };
  return ['-q', ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])];
}

async function runStep(command: string, args: readonly string[], cwd: string): Promise<void> {
  try {
    await run(command, args, { cwd, timeout: STEP_DEADLINE_MS });
  } catch (error) {
    throw new Error(`${command} ${args.at(-1) ?? ''} failed`, { cause: error });
  }
}

/** Debian 13 has merged /lib into /usr/lib, so one folder holds all three packages' libraries. */
function keepLibraries(staging: string, libraries: string): void {
  for (const entry of readdirSync(libraries, { withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    renameSync(path.join(libraries, entry.name), path.join(staging, entry.name));
  }
}
