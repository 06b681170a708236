/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

/**
 * Tests run on what `tsc -b` wrote: the same modules, workers and child processes that ship.
 * `unit` is pure code and loads no native module, so it also runs on other Node releases.
 * `integration` speaks to real parts: ptys, ffmpeg, Mosquitto, SQLite. `browser` drives Chromium.
 */
const rooms = ['contracts', 'scale-driver', 'models', 'cart-firmware', 'handle-ui', 'back-office', 'scripts'];

function project(displayName: string, testMatch: string[]): NonNullable<Config['projects']>[number] {
  return {
    displayName,
    testMatch: testMatch.flatMap((glob) => rooms.map((room) => `<rootDir>/${room}/dist/${glob}`)),
    testEnvironment: 'node',
    transform: {},
    modulePathIgnorePatterns: ['<rootDir>/.cache', '<rootDir>/.demo'],
  };
}

const config: Config = {
  projects: [
    project('unit', ['src/**/*.test.js']),
    project('integration', ['test/!(browser)/**/*.test.js', 'test/*.test.js']),
    project('browser', ['test/browser/**/*.test.js']),
  ],
  testTimeout: 120_000,
  maxWorkers: 2,
};

export default config;
