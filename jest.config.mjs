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
  testEnvironment: '<rootDir>/test/support/runner/native-environment.ts',
  runtime: '<rootDir>/test/support/runner/shared-packages.cjs',
  testSequencer: '<rootDir>/test/support/runner/longest-first.cjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/data/'],
  extensionsToTreatAsEsm: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform,
  // jose, hucre and pinyin-pro's tables come as ES modules only, which jest cannot require on Node 20.
  transformIgnorePatterns: ['/node_modules/(?!jose/|pinyin-pro/|hucre/)'],
  globalTeardown: '<rootDir>/test/support/left-overs.ts',
  testTimeout: 120_000,
  // Many suites wait for time-outs of platforms: a third one works meanwhile on two processors.
  maxWorkers: 3,
};
