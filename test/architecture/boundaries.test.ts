// The arrows of src/README.md hold, and the rules that say so would notice a breach.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { cruise, lint } from '../support/tools.js';

/** A planted file, what it imports, and the rule that has to name it. */
type Breach = readonly [sentence: string, file: string, imports: string, rule: string];

const BREACHES: readonly Breach[] = [
  [
    'a channel importing a store',
    'src/channels/line/planted.ts',
    '../../storage/planted.js',
    'channels-looks-down',
  ],
  [
    'a channel importing another channel',
    'src/channels/messenger/planted.ts',
    '../line/planted.js',
    'channels-do-not-know-each-other',
  ],
  ['matching importing storage', 'src/matching/planted.ts', '../storage/planted.js', 'matching-looks-down'],
  ['the domain importing anything', 'src/domain/planted.ts', '../lib/planted.js', 'domain-looks-down'],
  ['replies importing turns', 'src/replies/planted.ts', '../turns/planted.js', 'replies-looks-down'],
  [
    'the outbox importing one channel',
    'src/outbox/planted.ts',
    '../channels/line/planted.js',
    'outbox-knows-the-contract-only',
  ],
  ['a door importing storage', 'src/http/planted.ts', '../storage/planted.js', 'http-looks-down'],
  ['a room importing compose', 'src/turns/planted.ts', '../compose.js', 'compose-alone-wires'],
  ['mongoose outside storage', 'src/knowledge/planted.ts', 'mongoose', 'mongoose-mongodb-only-in-storage'],
  [
    'botbuilder outside bot',
    'src/desk/planted.ts',
    'botbuilder',
    'botbuilder-botbuilder-core-botframework-schema-only-in-bot',
  ],
  ['express outside http', 'src/config/planted.ts', 'express', 'express-express-session-helmet-only-in-http'],
  ['the LINE SDK outside its channel', 'src/bot/planted.ts', '@line/bot-sdk', '-line-only-in-channels/line'],
  [
    'the product importing a test',
    'src/observe/planted.ts',
    '../../test/planted.js',
    'src-does-not-import-test',
  ],
  ['a bag of a file', 'src/lib/utils.ts', './planted.js', 'no-bag-files'],
  ['two files that need each other', 'src/content/circle.ts', './planted.js', 'no-circles'],
];

/** What the planted files find when they look around: files without a fault of their own, and bare packages. */
const SURROUNDINGS: Readonly<Record<string, string>> = {
  'src/compose.ts': 'export {};',
  'src/storage/planted.ts': 'export {};',
  'src/lib/planted.ts': 'export {};',
  'src/content/planted.ts': "import './circle.js';",
  'test/planted.ts': 'export {};',
  'tsconfig.json': '{ "compilerOptions": { "module": "node20" } }',
  'package.json': '{ "type": "module" }',
};
const PACKAGES = ['mongoose', 'botbuilder', 'express', '@line/bot-sdk'];

function plant(root: string): void {
  const files: Record<string, string> = { ...SURROUNDINGS };
  for (const [, file, imports] of BREACHES) files[file] = `import '${imports}';\n`;
  for (const name of PACKAGES) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
    files[`node_modules/${name}/index.js`] = '';
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

describe('the arrows between rooms', () => {
  it('hold for every file of src and test', async () => {
    const { summary } = await cruise(['src', 'test']);

    expect(summary.violations).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(100);
  }, 300_000);
});

describe('a breach of an arrow', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'yima-planted-'));
  let found: { file: string; rule: string }[] = [];
  beforeAll(async () => {
    plant(root);
    const { summary } = await cruise(['src', 'test'], root);
    found = summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name }));
  }, 300_000);
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it.each(BREACHES)('is found: %s', (_, file, __, rule) => {
    expect(found).toContainEqual({ file, rule });
  });

  it('is not seen where there is none', () => {
    const innocent = Object.keys(SURROUNDINGS).filter((file) => file !== 'src/content/planted.ts');
    const blamed = found.filter(({ file, rule }) => rule !== 'no-orphans' && innocent.includes(file));

    expect(blamed).toEqual([]);
  });
});

/** Texts judged as if they stood in an existing file, and the rules that have to name them. */
const DRAFTS: readonly (readonly [sentence: string, file: string, code: string, rules: readonly string[]])[] =
  [
    [
      'finds the environment read outside config',
      'src/turns/run-turn.ts',
      "export const port = process.env['PORT'];\n",
      ['n/no-process-env'],
    ],
    [
      'lets the one reader of the environment read it',
      'src/config/env.ts',
      "export const port = process.env['PORT'];\n",
      [],
    ],
    [
      'finds the clock in a pure room',
      'src/matching/rank.ts',
      'export const at = (): number => Date.now();\n',
      ['no-restricted-properties'],
    ],
    [
      'finds chance in a pure room',
      'src/replies/reply-rules.ts',
      'export const dice = (): number => Math.random();\n',
      ['no-restricted-properties'],
    ],
    [
      'finds waiting in a pure room',
      'src/domain/errors.ts',
      'export async function later(): Promise<void> {\n  await Promise.resolve();\n}\n',
      ['no-restricted-syntax'],
    ],
  ];

describe('the linter', () => {
  let found: readonly (readonly string[])[] = [];
  beforeAll(async () => {
    found = await lint(DRAFTS.map(([, file, code]) => ({ file, code })));
  }, 300_000);

  it.each(DRAFTS.map((draft, at) => [draft[0], at, draft[3]] as const))('%s', (_, at, rules) => {
    expect(found[at]).toEqual(rules);
  });
});
