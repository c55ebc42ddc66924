import { request } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { startWriting } from '../browser/written-site.ts'
import { writeNewsroom } from '../content/newsroom.ts'

it('the dev server shows no draft to a rebound name, and no stream of changes to another site', async () => {
  const site = await startWriting(writeNewsroom())
  onTestFinished(() => site.stop())
  const { host } = new URL(site.origin)
  const statusOf = (path: string, headers: Record<string, string> = {}) =>
    new Promise((resolve, reject) => {
      const asked = request(site.origin + path, { headers, agent: false }, ({ statusCode }) => {
        asked.destroy()
        resolve(statusCode)
      })
      asked.on('error', reject).end()
    })
  expect(await statusOf('/en/harvest/')).toBe(200)
  expect(await statusOf('/en/harvest/', { host: host.replace('127.0.0.1', 'news.localhost') })).toBe(200)
  expect(await statusOf('/en/harvest/', { host: 'rebound.example' })).toBe(403)
  expect(await statusOf('/en/harvest/', { host: '192.0.2.1' })).toBe(403)

  expect(await statusOf('/@live/changes', { origin: site.origin, 'sec-fetch-site': 'same-origin' })).toBe(200)
  for (const path of ['/@live/changes', '/@live/whose', '/en/harvest/', '//']) {
    expect(await statusOf(path, { origin: 'http://evil.example' })).toBe(403)
    expect(await statusOf(path, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403)
    // A page on another port of this machine is another site, too.
    expect(await statusOf(path, { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' })).toBe(403)
  }
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  expect(await statusOf('/en/harvest/', link)).toBe(200)
})
