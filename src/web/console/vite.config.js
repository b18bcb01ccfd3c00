// Builds the staff console to dist/web/console. No JSX plugin: the bundler's own compiler handles it.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const outDir = path.resolve(import.meta.dirname, '../../../dist/web/console');

/** Packs each text once at build time; the hub hands the packed file out. */
const pack = {
  name: 'pack',
  closeBundle() {
    const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => /\.(js|css)$/.test(name))) {
      const whole = path.join(outDir, file);
      writeFileSync(`${whole}.gz`, gzipSync(readFileSync(whole), { level: 9 }));
    }
  },
};

export default {
  root: import.meta.dirname,
  base: '/console/',
  plugins: [pack],
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the page is served under a policy that allows files of our own only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
    rolldownOptions: {
      // Libraries mark files for rendering on a server; there is none here.
      onLog: (level, log, say) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log);
      },
    },
  },
};
