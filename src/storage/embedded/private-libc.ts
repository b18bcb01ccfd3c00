// How to start Node so that it can load the engine, which needs glibc 2.38: plainly where the system has it,
// else under a private, newer C library that is fetched once into the user's cache. Nothing of the system is touched.

import path from 'node:path';

import { architectureOf, type Architecture } from './debian-architecture.js';
import { engineUnsupported } from './engine-errors.js';
import type { EngineEvent } from './engine-event.js';
import { fillFromTrixie } from './fetch-libc.js';
import { prepareFolder } from './prepare-folder.js';

/** The engine's binary refers to symbols of this glibc (Ubuntu 24.04, Debian 13, Fedora 39). */
const OLDEST_GLIBC = '2.38';

/** How to run Node: `command` with `args` before the script. */
export interface NodeLauncher {
  readonly command: string;
  readonly args: readonly string[];
}

export interface LauncherOptions {
  readonly cacheDir: string;
  readonly onEvent: (event: EngineEvent) => void;
}

/** Finds or prepares the way to start the engine's child. Throws ENGINE_UNSUPPORTED with the three ways on. */
export async function findNodeLauncher(options: LauncherOptions): Promise<NodeLauncher> {
  const plain: NodeLauncher = { command: process.execPath, args: [] };
  if (process.platform === 'darwin') return plain;
  const version = runningGlibc();
  if (version !== undefined && isAtLeast(version, OLDEST_GLIBC)) return plain;
  const architecture = architectureOf(process.arch);
  if (process.platform !== 'linux' || version === undefined || architecture === undefined) {
    throw engineUnsupported(`no engine is built for ${process.platform} ${process.arch} without glibc`);
  }
  return prepareLauncher(architecture, version, options);
}

/** The glibc of this very process, or undefined where there is none (musl, other systems). */
function runningGlibc(): string | undefined {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime;
}

/** Compares dotted versions by number: 2.4 is older than 2.38. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

async function prepareLauncher(
  architecture: Architecture,
  version: string,
  options: LauncherOptions,
): Promise<NodeLauncher> {
  const folder = path.join(options.cacheDir, `libc-trixie-${process.arch}`);
  try {
    await prepareFolder(folder, async (staging) => {
      options.onEvent({ kind: 'library-preparing' });
      await fillFromTrixie(staging, architecture);
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw engineUnsupported(`it has glibc ${version}, ${OLDEST_GLIBC} is needed, and ${why}`, error);
  }
  return launcherIn(folder, architecture);
}

/** Node under the C library of `folder`; the system's own folders follow for all other libraries. */
export function launcherIn(folder: string, architecture: Architecture): NodeLauncher {
  const { triplet, loader } = architecture;
  const libraries = [folder, `/lib/${triplet}`, `/usr/lib/${triplet}`].join(':');
  return { command: path.join(folder, loader), args: ['--library-path', libraries, process.execPath] };
}
