import type { Finding } from './finding.ts'
import { bringsBrowser, type Environment, installedBrowser } from './installed-browser.ts'

/** Checks whether the tests find a browser. */
export function browser(env: Environment, isBundled = bringsBrowser()): Finding[] {
  if (installedBrowser(env)) return []
  const wanted = env.CHROME_PATH && env.CHROME_PATH !== 'bundled' ? env.CHROME_PATH : undefined
  if (isBundled && !wanted) return []
  return [
    {
      name: 'browser-missing',
      severity: 'warning',
      what: wanted ? `CHROME_PATH names ${wanted}, which is not there.` : 'No Chrome or Chromium was found.',
      why: 'The site can be written and built; npm test cannot look at its pages.',
      mend: 'Install Chrome or Chromium, or name one: CHROME_PATH=/path/to/chrome npm test',
    },
  ]
}
