// `npm test` and `npm run test:data`: prepares the clone, then runs jest with the arguments given.
// `--data DIR` (test:data only) hands the folder of third-party data to the proofs. Without other arguments a suite that fails gets a
// second try (`second-try.js`).

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { prepare, root } from './prepare.js';
import { suitesToAskAgain } from './second-try.js';

/** Takes `--data DIR` out of the arguments; a missing folder is an error, never a skipped proof. */
function takeDataFolder(args) {
  const at = args.indexOf('--data');
  if (at === -1) return undefined;
  const [, folder = ''] = args.splice(at, 2);
  const resolved = path.resolve(folder);
  if (folder !== '' && existsSync(resolved)) return resolved;
  console.error(
    `找不到資料夾 ${folder}。用法：npm run test:data -- --data 資料夾\nNo such folder: ${folder}. Usage: npm run test:data -- --data DIR`,
  );
  process.exit(1);
}

prepare();
const args = process.argv.slice(2);
const isDataRun = args[0] === 'data';
if (isDataRun) args.shift();
const dataFolder = takeDataFolder(args);
if (isDataRun && dataFolder === undefined) {
  console.error(
    '請指定資料夾：npm run test:data -- --data 資料夾\nName the folder: npm run test:data -- --data DIR',
  );
  process.exit(1);
}
const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const config = isDataRun ? ['--config', 'jest.data.config.mjs'] : [];
const env = {
  ...process.env,
  NODE_ENV: 'test',
  ...(dataFolder === undefined ? {} : { YIMA_TEST_DATA: dataFolder }),
};
/** The exit code. */
const runJest = (...more) =>
  spawnSync(process.execPath, [jest, ...config, ...more], { cwd: root, stdio: 'inherit', env }).status ?? 1;

// Whoever names suites or options works on them, and wants to see each failure.
if (args.length > 0) process.exit(runJest(...args));
const folder = mkdtempSync(path.join(tmpdir(), 'yima-tests-'));
const report = path.join(folder, 'report.json');
const first = runJest('--json', '--outputFile', report);
const again =
  first === 0 || !existsSync(report) ? [] : suitesToAskAgain(JSON.parse(readFileSync(report, 'utf8')));
rmSync(folder, { recursive: true });
if (again.length === 0) process.exit(first);
const names = again.map((file) => path.relative(root, file)).join('\n');
console.error(`\n沒有通過，單獨再跑一次：\nFailed, and run once more alone:\n${names}\n`);
const second = runJest('--runInBand', '--runTestsByPath', ...again);
if (second === 0)
  console.error(
    `\n不穩定：和其他測試一起跑時沒有通過，單獨跑通過了，請查明原因。\nUnsteady: failed beside others, passed alone; find out why:\n${names}\n`,
  );
process.exit(second);
