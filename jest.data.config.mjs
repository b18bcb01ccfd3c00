import base from './jest.config.mjs';

/** The proofs that need third-party data: `npm run test:data -- --data DIR`. */
export default {
  ...base,
  roots: ['<rootDir>/test/data'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
};
