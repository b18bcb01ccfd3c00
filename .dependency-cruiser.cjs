/**
 * The arrows and the nevers of src/README.md, held by a program. Each room lists the rooms it may import;
 * everything else is forbidden. `test/architecture/boundaries.test.ts` runs this same file.
 */

const GROUND = ['domain', 'lib'];
const SERVICES = ['config', 'observe', 'wire'];
const MIDDLE = ['matching', 'content', 'conversations', 'channels', 'staff', 'assist', 'mail'];
const below = (...floors) => floors.flat();

/** Room → the rooms below it that it may import. */
const ROOMS = {
  domain: [],
  lib: [],
  config: GROUND,
  observe: GROUND,
  wire: GROUND,
  matching: below(GROUND),
  content: below(GROUND, SERVICES),
  conversations: below(GROUND, SERVICES),
  channels: below(GROUND, SERVICES),
  staff: below(GROUND, SERVICES),
  assist: below(GROUND, SERVICES),
  mail: below(GROUND, SERVICES),
  replies: below(GROUND, ['matching', 'conversations']),
  outbox: below(GROUND, SERVICES, ['channels', 'conversations']),
  media: below(GROUND, SERVICES, ['channels', 'conversations']),
  knowledge: below(GROUND, SERVICES, MIDDLE, ['replies', 'outbox']),
  desk: below(GROUND, SERVICES, MIDDLE, ['replies', 'outbox', 'media', 'knowledge']),
  reports: below(GROUND, SERVICES, MIDDLE, ['replies', 'outbox', 'knowledge']),
  bot: below(GROUND, SERVICES, MIDDLE, ['replies', 'outbox', 'knowledge', 'desk']),
  turns: below(GROUND, SERVICES, MIDDLE, ['replies', 'outbox', 'media', 'knowledge', 'desk', 'bot']),
  storage: below(GROUND, SERVICES, MIDDLE, [
    'replies',
    'outbox',
    'media',
    'knowledge',
    'desk',
    'reports',
    'bot',
    'turns',
  ]),
  http: below(GROUND, SERVICES, MIDDLE, [
    'replies',
    'outbox',
    'media',
    'knowledge',
    'desk',
    'reports',
    'turns',
  ]),
  sockets: below(GROUND, SERVICES, MIDDLE, ['replies', 'outbox', 'knowledge', 'desk', 'reports', 'turns']),
};

const arrows = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `${room}-looks-down`,
  comment: `${room} imports only ${['itself', ...allowed].join(', ')}: rooms below it, never its neighbours.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
}));

/** A library lives in one room, so that changing it is a change of one room. */
const onlyIn = (library, room, comment) => ({
  name: `${library.replace(/\W/g, '-')}-only-in-${room}`,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/` },
  to: { path: `node_modules/(${library})/` },
});

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'web-takes-types-of-wire',
      comment: 'Browser code sees nothing of the server but the types of what crosses: no value, no zod.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/', pathNot: '^src/(web|wire)/' },
    },
    {
      name: 'web-carries-nothing-of-wire',
      comment: "A value from wire would pull its libraries into the citizen's browser.",
      severity: 'error',
      from: { path: '^src/web/widget/' },
      to: { path: '^src/wire/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-does-not-import-pages',
      comment: 'Pages are built apart and served as files.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/' },
      to: { path: '^src/web/' },
    },
    onlyIn('mongoose|mongodb', 'storage', 'Database documents never leave storage.'),
    onlyIn(
      'botbuilder|botbuilder-core|botframework-schema',
      'bot',
      'botbuilder is retired: its successor must be a change of one room.',
    ),
    onlyIn('express|express-session|helmet', 'http', 'The door is thin and the middle knows no door.'),
    onlyIn('socket\\.io', 'sockets', 'The door is thin and the middle knows no door.'),
    onlyIn('@line', 'channels/line', 'Platform words end in the channel.'),
    onlyIn('nodemailer', 'mail', 'Whoever writes a letter does not know how it travels.'),
    {
      name: 'channels-do-not-know-each-other',
      comment: 'Know one channel, know all: nothing is shared sideways but the contract and the registry.',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/channels/([^/]+)/', pathNot: '^src/channels/$1/' },
    },
    {
      name: 'outbox-knows-the-contract-only',
      comment: 'The outbox sends through the contract, never through one channel.',
      severity: 'error',
      from: { path: '^src/outbox/' },
      to: { path: '^src/channels/[^/]+/' },
    },
    {
      name: 'compose-alone-wires',
      comment: 'Only compose (and commands) name concrete parts of several rooms.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/(cli|compose)/' },
      to: { path: '^src/(compose/|(compose|main)\\.ts$)' },
    },
    {
      name: 'src-does-not-import-test',
      comment: 'The product knows nothing of its tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or a third is missing.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is dead.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [
          '^src/(main|compose)\\.ts$',
          '^src/cli/',
          '^src/launch/',
          '^src/web/(console/)?vite.config.js$',
          '\\.d\\.ts$',
          '^src/storage/embedded/engine-child\\.ts$',
          '^src/knowledge/learn-worker\\.ts$',
          '^src/content/sheets/sheet-worker\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'no-bag-files',
      comment: 'A file or folder is named after what it holds.',
      severity: 'error',
      from: {
        path: '(^|/)(utils?|helpers?|common|manager|misc|types)(/|\\.[jt]sx?$)',
        pathNot: 'node_modules',
      },
      to: {},
    },
    {
      name: 'dev-libraries-stay-out',
      comment: 'What runs in production is a dependency, not a dev dependency.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(launch|web)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
