// `npm run dev`: the hub under tsx, started again at each change of a source or content file.

import { spawn } from 'node:child_process';
import path from 'node:path';

import { prepare, root } from './prepare.js';

prepare();
const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const watched = ['--include', './intents/**/*', '--include', './knowledge-base/**/*'];
const child = spawn(process.execPath, [tsx, 'watch', '--clear-screen=false', ...watched, 'src/main.ts'], {
  cwd: root,
  stdio: 'inherit',
});
child.on('exit', (code) => process.exit(code ?? 0));
