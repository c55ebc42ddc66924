import { defineConfig } from '@playwright/test'
import browser from '../browser/playwright.config.ts'

const { globalSetup, ...settings } = browser

/** The same browser, without the sites of the browser tests: here the site is served by other people's servers. */
export default defineConfig({
  ...settings,
  testDir: '.',
  workers: 1,
  fullyParallel: false,
  reporter: [['list'], ['json', { outputFile: '../../test-results/hosts.json' }]],
})
