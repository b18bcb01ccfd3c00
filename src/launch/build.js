// `npm run build`: installs and compiles, nothing more.

import { prepare } from './prepare.js';

prepare();
