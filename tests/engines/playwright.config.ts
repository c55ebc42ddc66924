import { defineConfig } from '@playwright/test'
import { ENGINES } from './test.ts'

/** The same journeys in every engine. Playwright runs them; the browsers are driven by what they speak themselves. */
export default defineConfig<object, { engineName: string }>({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // After these a journey hangs; how long it takes decides none.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../../test-results/engines.json' }]],
  projects: Object.keys(ENGINES).map((engineName) => ({ name: engineName, use: { engineName } })),
})
