// What every launcher command runs first: checks Node, installs what is missing, builds what is stale.
// Plain JavaScript on Node alone: nothing is installed yet when this runs.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { onePreparationAtATime } from './preparing-lock.js';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The oldest Node.js that the pinned libraries run on (mongoose 9 asks for it). */
const OLDEST_NODE = [20, 19];

/** Ends the process with a sentence in both languages. */
function fail(zh, en) {
  console.error(`\n${zh}\n${en}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOldEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (isOldEnough) return;
  fail(
    `Yima 需要 Node.js ${OLDEST_NODE.join('.')} 以上，這裡是 ${process.versions.node}。請先更新 Node.js。`,
    `Yima needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Please update Node.js first.`,
  );
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function readOrEmpty(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function run(command, args, step) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status === 0) return;
  const why = result.error ? result.error.message : `exit ${result.status ?? result.signal}`;
  fail(
    `${step.zh}失敗（${why}）。請看上面的訊息，修正後再執行一次。`,
    `${step.en} failed (${why}). See the lines above, mend it and run the command again.`,
  );
}

/**
 * Is what the lock file asks for already there? npm itself notes in `node_modules/.package-lock.json` what it has installed.
 * Packages for other machines are in the lock file and, rightly, not in the note.
 */
function isInstalled() {
  const noted = readJson(path.join(root, 'node_modules', '.package-lock.json')).packages ?? {};
  const locked = readJson(path.join(root, 'package-lock.json')).packages ?? {};
  return Object.entries(locked).every(([place, { version, optional, peer }]) => {
    if (place === '' || (noted[place] === undefined && (optional === true || peer === true))) return true;
    return noted[place]?.version === version;
  });
}

/** Installs the locked dependencies where anything of them is missing. */
function ensureInstalled() {
  if (isInstalled()) return;
  console.log('安裝相依套件… Installing the locked dependencies (npm ci)…');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    zh: '安裝相依套件',
    en: 'Installing dependencies',
  });
}

function listSources(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

const inWeb = (file) => file.startsWith(path.join(root, 'src', 'web') + path.sep);
const inConsole = (file) => file.startsWith(path.join(root, 'src', 'web', 'console') + path.sep);
const inWire = (file) => file.startsWith(path.join(root, 'src', 'wire') + path.sep);

/** Runs the step unless these very files were built before. */
function buildOnce({ stampName, files, args, zh, en }) {
  const stamp = path.join(root, 'dist', stampName);
  const config = ['package-lock.json', 'tsconfig.json'].map((name) => path.join(root, name));
  const wanted = digest([...files, ...config]);
  if (readOrEmpty(stamp) === wanted) return;
  console.log(`${zh}… ${en}…`);
  run(process.execPath, args, { zh, en });
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** `src/` to `dist/`, pages to `dist/web/`. Types are checked by `npm run check`. */
function ensureBuilt() {
  const sources = listSources(path.join(root, 'src'));
  const tool = (...names) => path.join(root, 'node_modules', ...names);
  buildOnce({
    stampName: '.yima-sources',
    files: sources.filter((file) => !inWeb(file)),
    args: [tool('typescript', 'bin', 'tsc'), '--project', 'tsconfig.json', '--noCheck'],
    zh: '編譯',
    en: 'Building',
  });
  const vite = (config) => [
    tool('vite', 'bin', 'vite.js'),
    'build',
    '--config',
    config,
    '--logLevel',
    'warn',
  ];
  buildOnce({
    stampName: '.yima-pages',
    files: sources.filter((file) => (inWeb(file) && !inConsole(file)) || inWire(file)),
    args: vite('src/web/vite.config.js'),
    zh: '編譯網頁',
    en: 'Building the pages',
  });
  buildOnce({
    stampName: '.yima-console',
    files: sources.filter((file) => inConsole(file) || inWire(file)),
    args: vite('src/web/console/vite.config.js'),
    zh: '編譯值機台',
    en: 'Building the staff console',
  });
}

/** A deployed image carries `dist/` and no sources to compare with, nor a compiler. */
function isPrebuilt() {
  return (
    !existsSync(path.join(root, 'tsconfig.json')) &&
    statSync(path.join(root, 'dist', 'main.js'), { throwIfNoEntry: false }) !== undefined
  );
}

/** Makes the clone ready to run; ends the process with a clear sentence where it cannot. */
export function prepare() {
  checkNode();
  if (isPrebuilt()) return;
  onePreparationAtATime(path.join(root, 'dist', '.yima-preparing'), installAndBuild, (holder) => {
    console.log(
      `等待另一個指令準備完成（${holder}）… Waiting for another command to finish preparing (${holder})…`,
    );
  });
}

function installAndBuild() {
  ensureInstalled();
  ensureBuilt();
}
