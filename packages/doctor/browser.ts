import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Finding, finding } from './finding/finding.ts'

/**
 * Returns the path of the Chromium that the tests use: the one that CHROME_PATH names, otherwise an installed one.
 * Undefined if there is none, or if CHROME_PATH is `bundled`.
 * @param others further paths where one may be
 */
export function installedBrowser(env: Environment, others: readonly string[] = []): string | undefined {
  const wanted = env.CHROME_PATH
  if (wanted === 'bundled') return undefined
  const folders = (env.PATH ?? '').split(path.delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return (wanted ? [wanted] : [...onPath, ...PLACES, ...others]).find((file) => existsSync(file))
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

type Environment = Readonly<Record<string, string | undefined>>

/** Returns whether the tests include a browser for this machine. */
export function bringsBrowser(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** Checks whether the tests find a browser. */
export function browser(env: Environment, isBundled = bringsBrowser()): Finding[] {
  if (installedBrowser(env)) return []
  const wanted = env.CHROME_PATH !== 'bundled' && env.CHROME_PATH
  if (isBundled && !wanted) return []
  const what = wanted ? `CHROME_PATH names ${wanted}, which does not exist.` : 'No Chrome or Chromium was found.'
  return finding('browser-missing', { what })
}
