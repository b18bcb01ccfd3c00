// `npm test` and `npm run test:data`: prepares the clone, then runs jest with the arguments given.
// `--data DIR` (test:data only) hands the folder of third-party data to the proofs.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { prepare, root } from './prepare.js';

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
const result = spawnSync(process.execPath, [jest, ...config, ...args], { cwd: root, stdio: 'inherit', env });
process.exit(result.status ?? 1);
