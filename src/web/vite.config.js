// Builds what citizens' browsers load: /widget.js (a classic script of one tag), the panel that it fetches, the city's page.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const outDir = path.resolve(import.meta.dirname, '..', '..', 'dist', 'web', 'chat');

/** The panel is named by what it is made of, so that browsers may keep it for ever. */
const panelFile = `widget/panel-${digestOf(path.join(import.meta.dirname, 'widget'))}.js`;

const ENTRY_FILES = { widget: 'widget.js', panel: panelFile };

function digestOf(folder) {
  const hash = createHash('sha256').update(
    readFileSync(path.join(import.meta.dirname, '..', '..', 'package-lock.json')),
  );
  for (const name of readdirSync(folder).sort())
    hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex').slice(0, 10);
}

/** A classic script shares one scope with the page's own: what the loader declares stays inside. */
const enclose = {
  name: 'enclose',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const loader = bundle['widget.js'];
    if (loader.imports.length > 0)
      throw new Error(`widget.js must stand alone, but imports ${loader.imports}`);
    loader.code = `(()=>{${loader.code.trim()}})();\n`;
  },
};

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
  plugins: [enclose, pack],
  publicDir: false,
  define: { PANEL_FILE: JSON.stringify(panelFile) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      preserveEntrySignatures: 'strict',
      input: {
        widget: path.join(import.meta.dirname, 'widget', 'loader.ts'),
        panel: path.join(import.meta.dirname, 'widget', 'panel.tsx'),
        citizen: path.join(import.meta.dirname, 'citizen', 'index.html'),
        citizenEnglish: path.join(import.meta.dirname, 'citizen', 'en.html'),
      },
      output: {
        entryFileNames: ({ name }) => ENTRY_FILES[name] ?? 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
};
