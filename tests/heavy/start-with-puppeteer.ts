import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core'
import { findBrowser } from '../browser/find-browser.ts'
import type { Driver, Engine, EngineSettings } from '../engines/driver.ts'
import { findProgram } from '../engines/find-program.ts'
import { observe } from '../engines/observe.ts'

/** Starts the Chromium of the other browser tests, to be driven by WebDriver BiDi. */
export async function startChromium({ scripting }: EngineSettings): Promise<Engine> {
  const { executablePath, env } = await findBrowser()
  return start(
    {
      browser: 'chrome',
      executablePath,
      env: { ...process.env, ...env },
      args: ['--no-sandbox', '--disable-gpu', '--force-prefers-reduced-motion'],
    },
    // BiDi has no word for it yet that Chromium and Firefox both know.
    (page) => page.setJavaScriptEnabled(scripting),
  )
}

/** Starts an installed Firefox, which speaks WebDriver BiDi by itself. */
export function startFirefox({ scripting }: EngineSettings): Promise<Engine> {
  return start({
    browser: 'firefox',
    executablePath: findProgram('firefox'),
    extraPrefsFirefox: { 'javascript.enabled': scripting, 'ui.prefersReducedMotion': 1 },
  })
}

async function start(options: LaunchOptions, prepare?: (page: Page) => Promise<void>): Promise<Engine> {
  const browser = await puppeteer.launch({ ...options, protocol: 'webDriverBiDi' })
  return {
    visit: async () => {
      const page = await openPage(browser)
      await prepare?.(page)
      return driverOf(page, await browser.version())
    },
    stop: () => browser.close(),
  }
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.evaluateOnNewDocument(observe)
  return page
}

function driverOf(page: Page, browser: string): Driver {
  return {
    browser,
    open: async (url) => void (await page.goto(url)),
    evaluate: async (expression) => String(await page.evaluate(expression)),
    click: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    resize: (width, height) => page.setViewport({ width, height }),
    print: () => page.pdf({ format: 'A4', preferCSSPageSize: true }),
    picture: () => page.screenshot(),
    close: () => page.browserContext().close(),
  }
}
