import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../tests/browser/find-browser.ts'
import { serveFolder } from '../preview/serve/serve-folder.ts'
import type { Control, Journey } from './controls.ts'

/** What one use of a control cost a reader. */
export interface Interaction {
  readonly name: string
  /**
   * Milliseconds from the reader's press to the next frame on screen (Event Timing, as INP takes it); 0 for less than
   * 16.
   */
  readonly toPaint: number
  /** Milliseconds of the longest task that came of it, at once or later; 0 for less than 50. */
  readonly task: number
}

/** A telephone for a sixth of the price of a desk's. */
const CPU = { rate: 6 }
/** Milliseconds in which what a control sets off comes to rest. */
const REST = 700

/** Goes through some journeys several times, each time as somebody new, with a slow telephone. */
export async function interact(
  folder: string,
  journeys: readonly Journey[],
  times: number,
): Promise<readonly Interaction[]> {
  const server = serveFolder(folder)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  const origin = `http://127.0.0.1:${typeof place === 'object' ? place?.port : ''}`
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: ['--no-sandbox'] })
  try {
    const all: Interaction[] = []
    for (let time = 0; time < times; time++) {
      for (const journey of journeys) all.push(...(await travel(browser, origin, journey)))
    }
    return all
  } finally {
    await browser.close()
    server.close()
  }
}

async function travel(browser: Browser, origin: string, { address, controls }: Journey): Promise<Interaction[]> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    reducedMotion: 'reduce', // a page that still scrolls is pressed in the wrong place
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  await page.addInitScript(observe)
  await page.goto(origin + address)
  await page.mouse.move(200, 10)
  await page.waitForTimeout(REST)
  const session = await context.newCDPSession(page)
  const measured: Interaction[] = []
  for (const control of controls)
    measured.push(await measure(page, control, (rate) => session.send('Emulation.setCPUThrottlingRate', { rate })))
  await context.close()
  return measured
}

/** The slow processor is for the control alone: what comes before it only takes time. */
async function measure(page: Page, control: Control, slow: (rate: number) => Promise<unknown>): Promise<Interaction> {
  await control.prepare?.(page)
  await page.evaluate(() => {
    window.interactions = { toPaint: 0, task: 0 }
  })
  await slow(CPU.rate)
  await control.use(page)
  await page.waitForTimeout(REST)
  await slow(1)
  return { name: control.name, ...(await page.evaluate(() => window.interactions)) }
}

declare global {
  interface Window {
    interactions: { toPaint: number; task: number }
  }
}

/**
 * Runs in the page: the slowest interaction and the longest task since it was asked last; a voice that reads nothing;
 * and what narrows a long list of languages, for which the publication has one too few.
 */
function observe(): void {
  window.interactions = { toPaint: 0, task: 0 }
  const on = (options: object, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe(options)
  on({ type: 'event', durationThreshold: 16 }, (entry) => {
    if (!('interactionId' in entry) || !entry.interactionId) return
    window.interactions.toPaint = Math.max(window.interactions.toPaint, entry.duration)
  })
  on({ type: 'longtask' }, ({ duration }) => {
    window.interactions.task = Math.max(window.interactions.task, duration)
  })
  document.addEventListener('DOMContentLoaded', () => {
    const filter = Object.assign(document.createElement('label'), { className: 'filter' })
    filter.append(document.createElement('input'), document.createElement('output'))
    document.querySelector('.langs')?.before(filter)
  })
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [{ lang: 'en-US', localService: true }],
    speak() {},
    cancel() {},
  })
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: class {} })
}
