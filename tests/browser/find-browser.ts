import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

/** A browser to test with. */
export interface Browser {
  readonly executablePath: string
  /** Added to the environment it starts in. */
  readonly env: Readonly<Record<string, string>>
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Finds a Chromium: the one CHROME_PATH names, one already installed, else the one that comes with npm ci.
 * @throws with an instruction where there is none
 */
export async function findBrowser(): Promise<Browser> {
  const wanted = process.env.CHROME_PATH
  const installed = wanted === 'bundled' ? [] : wanted ? [wanted] : candidates()
  const executablePath = installed.find((file) => existsSync(file))
  if (executablePath) return { executablePath, env: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return bundled()
  throw new Error('No browser was found. Install Chrome or Chromium, or name one: CHROME_PATH=/path/to/chrome npm test')
}

function candidates(): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...onPath, ...PLACES, chromium.executablePath()]
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
