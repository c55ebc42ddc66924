import { chromium } from 'playwright-core'
import { bringsBrowser, installedBrowser } from '../../packages/doctor/browser.ts'

/** A browser to test with. */
export interface Browser {
  readonly executablePath: string
  /** Added to the environment it starts in. */
  readonly env: Readonly<Record<string, string>>
}

/**
 * Finds a Chromium: the one CHROME_PATH names, one already installed, else the one that comes with npm ci.
 * @throws with an instruction where there is none
 */
export async function findBrowser(): Promise<Browser> {
  const executablePath = installedBrowser(process.env, [chromium.executablePath()])
  if (executablePath) return { executablePath, env: {} }
  if (bringsBrowser()) return bundled()
  throw new Error('No browser was found. Install Chrome or Chromium, or name one: CHROME_PATH=/path/to/chrome npm test')
}

/** The Chromium inside the npm package, with the libraries and fonts that a bare machine lacks. */
async function bundled(): Promise<Browser> {
  // The package unpacks its libraries (NSS and others) and points to them only where it believes to run on AWS Lambda.
  const before = { ...process.env }
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  const executablePath = await packaged.executablePath()
  const { LD_LIBRARY_PATH = '', FONTCONFIG_PATH = '' } = process.env
  process.env = before
  return { executablePath, env: { LD_LIBRARY_PATH, FONTCONFIG_PATH } }
}
