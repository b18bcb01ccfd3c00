/** One runner for all suites. Sources are ES modules; the transform turns them into CommonJS for jest only. */
const transform = {
  '^.+\\.tsx?$|/node_modules/jose/.+\\.js$|/node_modules/(?:pinyin-pro|hucre)/.+\\.mjs$': [
    '@swc/jest',
    {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    },
  ],
};

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/data/'],
  extensionsToTreatAsEsm: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform,
  // jose, hucre and pinyin-pro's tables come as ES modules only, which jest cannot require on Node 20.
  transformIgnorePatterns: ['/node_modules/(?!jose/|pinyin-pro/|hucre/)'],
  globalTeardown: '<rootDir>/test/support/left-overs.ts',
  // In jest's sandbox each use of a global is a slow question to it: hot loops get theirs as arguments.
  sandboxInjectedGlobals: [
    'Math',
    'Map',
    'Set',
    'Array',
    'Number',
    'String',
    'Uint8Array',
    'Uint16Array',
    'Uint32Array',
    'Int8Array',
    'Float32Array',
    'Float64Array',
  ],
  testTimeout: 120_000,
  // Many suites wait for time-outs of platforms: a third one works meanwhile on two processors.
  maxWorkers: 3,
};
