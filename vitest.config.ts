import { defineConfig } from 'vitest/config'

/**
 * The timeout of a test, in milliseconds. It only ends tests that hang: no machine is so slow that it decides a result.
 */
const PATIENCE = 60_000

/** No test in one of these projects reads a style sheet that it imports. Vite could not read Next’s configuration. */
const css = { postcss: {} }

export default defineConfig({
  test: {
    maxWorkers: '100%', // by default one processor is not used, which is half of a machine with two
    projects: [
      {
        css,
        test: {
          name: 'unit',
          include: ['tests/{unit,content}/**/*.test.ts', 'tests/*.test.ts', 'packages/*/tests/*.test.ts'],
          testTimeout: PATIENCE,
          // The files that one worker runs share the modules they import, which halves the time. So what a test has
          // changed in the environment is changed back.
          isolate: false,
          unstubEnvs: true,
          unstubGlobals: true,
        },
      },
      // Slower: these start commands, servers and other programs, some on a free port, or read megabytes. One file at a
      // time.
      {
        css,
        logLevel: 'error',
        test: {
          name: 'commands',
          include: ['tests/commands/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: PATIENCE,
        },
      },
      {
        // What hosts of Git and clusters read, by their own parsers: npm ci --prefix tests/heavy installs them.
        logLevel: 'error',
        test: {
          name: 'heavy',
          include: ['tests/heavy/*.test.ts'],
          // It imports JSON as bundlers do, and Node does not.
          server: { deps: { inline: [/@actions\/workflow-parser/] } },
          testTimeout: 5 * PATIENCE,
        },
      },
      {
        // Builds of whole sites. One file at a time, because a checkout allows only one build at once. Compressed copies
        // take long to make: only the tests that ask for them have them.
        test: {
          name: 'build',
          env: { PRECOMPRESS: 'off' },
          include: ['tests/build/*.test.ts'],
          globalSetup: 'tests/build/compile-once.ts',
          fileParallelism: false,
          testTimeout: 1_800_000,
        },
      },
      // Edits at random, each published on what the last build left. Each file has a checkout of its own.
      {
        test: {
          name: 'sequences',
          include: ['tests/build/sequences/*.test.ts'],
          globalSetup: 'tests/build/compile-once.ts',
          testTimeout: 1_800_000,
        },
      },
      // Newsrooms outside the repository that install the package from a registry on this machine.
      {
        test: {
          name: 'package',
          include: ['tests/package/**/*.test.ts'],
          globalSetup: 'tests/package/publish-once.ts',
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
        },
      },
      {
        // A Slurm controller and its nodes on this machine, where they are installed.
        test: {
          name: 'slurm',
          include: ['tests/slurm/**/*.test.ts'],
          globalSetup: 'tests/slurm/install-once.ts',
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      // Publishing to an S3 store, to rsync and to other servers on this machine.
      {
        test: {
          name: 'publish',
          include: ['packages/{publish,scale}/tests/servers/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
      // The files of two sites and ten pages, compared with their records.
      { css, test: { name: 'golden', include: ['tests/golden/**/*.test.ts'], testTimeout: 1_800_000 } },
      // Slower: every page of two sites, in Java.
      {
        test: {
          name: 'html',
          include: ['tests/html/**/*.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 600_000, // A slow disk takes its time to delete the sites that were checked.
        },
      },
      // One page at a time, with timing: nothing else may run at the same time.
      {
        test: {
          name: 'lighthouse',
          include: ['tests/lighthouse/**/*.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
        },
      },
      {
        css,
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.tsx', 'packages/*/tests/*.test.tsx'],
          environment: 'jsdom',
          testTimeout: PATIENCE,
        },
      },
    ],
  },
})
