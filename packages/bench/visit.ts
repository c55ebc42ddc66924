import { createServer } from 'node:http'
import { type Browser, type CDPSession, chromium } from 'playwright-core'
import sirv from 'sirv'
import { findBrowser } from '../../tests/browser/find-browser.ts'

/** What one visit to a page cost a reader's telephone. */
export interface Visit {
  /** The page and what it waits for before it is painted. */
  readonly requestsToPaint: number
  readonly requests: number
  /** Bytes received, with the headers of the answers. */
  readonly transfer: number
  readonly script: number
  /** Milliseconds from the start to the largest part of the text on screen (LCP). */
  readonly painted: number
  /** Milliseconds by which tasks after the first paint were longer than 50 (TBT). */
  readonly blocking: number
}

/** Lighthouse's slow 4G and its slower processor: bytes a second, milliseconds, and the factor. */
const SLOW = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750, offline: false }
const CPU = { rate: 4 }
const QUIET = 1500

/**
 * Visits a page of a built folder several times, each time with an empty cache, on a slow telephone and a slow network.
 */
export async function visits(folder: string, address: string, times: number): Promise<Visit[]> {
  const server = createServer(sirv(folder, { brotli: true }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  const origin = `http://127.0.0.1:${typeof place === 'object' ? place?.port : ''}`
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: ['--no-sandbox'] })
  try {
    const visited: Visit[] = []
    for (let time = 0; time < times; time++) visited.push(await visit(browser, origin + address))
    return visited
  } finally {
    await browser.close()
    server.close()
  }
}

async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const received = await watch(session)
  await page.addInitScript(observe)
  await session.send('Network.emulateNetworkConditions', SLOW)
  await session.send('Emulation.setCPUThrottlingRate', CPU)
  await page.goto(address)
  await page.waitForTimeout(QUIET)
  const { painted, blocking, waited } = await page.evaluate(() => ({
    ...window.bench,
    waited: performance
      .getEntriesByType('resource')
      .filter((entry) => Object(entry).renderBlockingStatus === 'blocking').length,
  }))
  await context.close()
  const sum = (answers: readonly { bytes: number }[]) => answers.reduce((total, { bytes }) => total + bytes, 0)
  const answers = [...received.values()]
  return {
    requestsToPaint: 1 + waited,
    requests: answers.length,
    transfer: sum(answers),
    script: sum(answers.filter(({ type }) => /javascript/.test(type))),
    painted,
    blocking,
  }
}

/** Keeps every answer of the network, by request. */
async function watch(session: CDPSession): Promise<ReadonlyMap<string, { type: string; bytes: number }>> {
  const received = new Map<string, { type: string; bytes: number }>()
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.startsWith('http')) received.set(requestId, { type: response.mimeType, bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = received.get(requestId)
    if (answer) answer.bytes = encodedDataLength
  })
  await session.send('Network.enable')
  return received
}

declare global {
  interface Window {
    bench: { painted: number; blocking: number }
  }
}

/** Runs in the page: the longest tasks and the largest paint, as the browser reports them. */
function observe(): void {
  window.bench = { painted: 0, blocking: 0 }
  let first = Number.POSITIVE_INFINITY
  const on = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  on('paint', ({ startTime }) => {
    first = Math.min(first, startTime)
  })
  on('largest-contentful-paint', ({ startTime }) => {
    window.bench.painted = startTime
  })
  on('longtask', ({ startTime, duration }) => {
    if (startTime >= first) window.bench.blocking += duration - 50
  })
}
