// `node src/launch/run.js NAME ARGS…`: prepares the clone, then runs the command `src/cli/NAME.ts` in this process.
// What preparing says goes to standard error: standard output holds the command's own lines and nothing else.

import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { prepare, root } from './prepare.js';

const [name = ''] = process.argv.splice(2, 1);
const print = console.log;
console.log = console.error;
prepare();
console.log = print;
await import(pathToFileURL(path.join(root, 'dist', 'cli', `${name}.js`)).href);
