import { readFileSync } from 'node:fs';

// The build leaves specs out; here they are what is compiled.
const swc = JSON.parse(readFileSync('.swcrc', 'utf8'));
delete swc.exclude;

/** Two projects: unit tests beside pure files, integration tests on a real PostgreSQL in test/. */
const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  testEnvironment: 'node',
};

export default {
  // Generous: a busy machine is no fault of the code.
  testTimeout: 30_000,
  // By default one core is left idle, which on two is half of them.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: ['<rootDir>/src', '<rootDir>/bench'],
      testMatch: ['**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'integration',
      roots: ['<rootDir>/test'],
      testEnvironment: '<rootDir>/test/support/environment.mjs',
      testMatch: ['**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
