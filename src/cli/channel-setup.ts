// `npm run channel:setup -- [--dry-run] [--menu-image FILE]`: webhook addresses, menus and first screens of every account, on the
// platforms themselves. Running it twice changes nothing.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { loadConfig } from '../config/config.js';
import { readEnv } from '../config/env.js';
import { HubError } from '../domain/errors.js';
import { readMenuImage } from './channel-setup/read-menu-image.js';
import { setUpChannels } from './channel-setup/set-up-channels.js';

const USAGE = `用法 Usage: npm run channel:setup -- [--dry-run] [--menu-image FILE]
  --dry-run          只列出差異，不變更 / tell the differences, change nothing
  --menu-image FILE  換掉 LINE 圖文選單的圖片：2500×843 的 PNG 或 JPEG，最大 1 MB；不指定就用 knowledge-base/menu/line-menu.png
                     / another picture for LINE's rich menu than the one shipped
  需要 PUBLIC_URL（https）才會設定 webhook / the webhook needs PUBLIC_URL, https`;

/** This file is `dist/cli/channel-setup.js`, the launcher `src/launch/run.js`: two folders below the root, both. */
const root = path.resolve(process.argv[1] ?? '.', '..', '..', '..');

async function run(): Promise<number> {
  const { values } = readArguments();
  const image = values['menu-image'] ?? path.join(root, 'knowledge-base', 'menu', 'line-menu.png');
  return setUpChannels(loadConfig(readEnv(), root), {
    isDryRun: values['dry-run'] === true,
    menuImage: readMenuImage(readFileSync(image)),
    say: (line) => {
      console.log(line);
    },
  });
}

function readArguments() {
  try {
    return parseArgs({ options: { 'dry-run': { type: 'boolean' }, 'menu-image': { type: 'string' } } });
  } catch (cause) {
    throw new HubError('USAGE', USAGE, { cause });
  }
}

try {
  process.exitCode = (await run()) === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof HubError ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}
