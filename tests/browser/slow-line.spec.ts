import { createServer, type Server } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { recordShifts, shifts } from './shifts.ts'
import { builtPage, expect, storyPath, test } from './test.ts'

/** How long a browser has to paint what it has got of a page, in milliseconds; with less, less would be tested. */
const PAUSE = 250

for (const [width, addresses] of [
  [390, ['/', '/ko/', '/zh/cookies/', storyPath('ar'), '/404.html']],
  [1440, ['/en/', storyPath('en')]],
] as const) {
  for (const address of addresses) {
    test(`at ${width} px nothing that is seen of ${address} moves when the page comes piece by piece`, async ({
      page,
    }) => {
      const server = await serveInPieces(piecesOf(builtPage(address)))
      try {
        await page.setViewportSize({ width, height: 800 })
        await page.addInitScript(() => Object.defineProperty(navigator, 'languages', { value: ['fa', 'zh-TW'] }))
        await recordShifts(page)
        await page.goto(server.url)
        await expect(page.locator('h1').filter({ visible: true })).toHaveCount(1)
        expect(await shifts(page)).toEqual([])
      } finally {
        server.close()
      }
    })
  }
}

/** A page cut where each of the first elements of its body begins, and then in the middle of what is left. */
function piecesOf(html: string): string[] {
  const body = html.indexOf('<body')
  const cuts = [...html.slice(body).matchAll(/<(?:header|a|button|li|dialog|form|h1|main|p|img|footer)[ >]/g)].map(
    ({ index }) => body + index,
  )
  const chosen = [...cuts.slice(0, 6), ...cuts.slice(6).filter((_, at) => at % Math.ceil(cuts.length / 14) === 0)]
  return [0, ...chosen].map((start, at) => html.slice(start, chosen[at]))
}

/** Serves these pieces one after the other, as one page, whatever is asked for. */
async function serveInPieces(pieces: readonly string[]): Promise<{ url: string; close: () => Server }> {
  const server = createServer(async (request, response) => {
    if (request.url !== '/') return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    for (const piece of pieces) {
      response.write(piece)
      await setTimeout(PAUSE)
    }
    return response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.')
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() }
}
