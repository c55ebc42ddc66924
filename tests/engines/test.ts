import { test as base } from '@playwright/test'
import { startChromium, startFirefox } from '../heavy/start-with-puppeteer.ts'
import type { Engine, EngineSettings } from './driver.ts'
import { Reader } from './reader.ts'
import { startWebkit } from './start-webkit.ts'

/** The engines that every journey is made in. */
export const ENGINES = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebkit,
} as const satisfies Record<string, (settings: EngineSettings) => Promise<Engine>>

/** Where the site of the journeys is served. */
export function origin(): string {
  const url = process.env.SITE_ENGINES
  if (!url) throw new Error('The site of the journeys is not served.')
  return url
}

interface Settings extends EngineSettings {
  readonly engineName: keyof typeof ENGINES
  readonly engine: Engine
}

/** A journey: a test with a reader at a browser that knows nothing yet, in the window of a computer. */
export const test = base.extend<{ reader: Reader }, Settings>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  scripting: [true, { option: true, scope: 'worker' }],
  engine: [
    async ({ engineName, scripting }, use) => {
      const engine = await ENGINES[engineName]({ scripting })
      await use(engine)
      await engine.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  reader: async ({ engine }, use, { annotations }) => {
    const { driver, reader } = await begin(engine).catch((error: unknown) => {
      annotations.push({ type: 'begun again', description: String(error) })
      return begin(engine)
    })
    annotations.push({ type: 'browser', description: driver.browser })
    await use(reader)
    const complaints = await reader.complaints().finally(() => driver.close())
    expect(complaints).toBe('')
  },
})

/**
 * A reader at a new browser, in the window of a computer, before the journey. A browser that cannot even begin says
 * nothing of the site: it is begun again, once.
 */
async function begin(engine: Engine) {
  const driver = await engine.visit()
  try {
    const reader = new Reader(driver, origin())
    await driver.open(`${origin()}/favicon.svg`)
    await reader.resize(1280, 800)
    return { driver, reader }
  } catch (error) {
    await driver.close().catch(() => undefined)
    throw error
  }
}

/** What a test expects. */
export const { expect } = base
