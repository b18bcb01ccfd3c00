// `npm run graph`: draws the arrows between rooms into src/README.md.

import { writeFileSync } from 'node:fs';

import { redraw } from './room-graph.js';

const { file, drawn } = await redraw();
writeFileSync(file, drawn);
