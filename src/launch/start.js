// `npm start`: prepares the clone, then becomes the hub in this very process.

import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { prepare, root } from './prepare.js';

prepare();
await import(pathToFileURL(path.join(root, 'dist', 'main.js')).href);
