// The tests that need a real browser (Debian's chromium): `npm run test:browser`.
import base from './jest.config.mjs';

export default {
  ...base,
  testMatch: ['<rootDir>/tests/browser/**/*.browser.ts'],
  testTimeout: 60_000,
  // They wait for a browser more than they compute.
  maxWorkers: 2,
};
