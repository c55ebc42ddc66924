import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { buildSite } from '../../lib/build/output/build-site.ts'
import type { SiteBuilder } from '../../lib/cli/run-build.ts'
import { press } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'

test('a build with a list of changed stories publishes those, and the next one without a list the others', async () => {
  for (const name of ['PRECOMPRESS', 'SEARCH']) vi.stubEnv(name, 'off')
  onTestFinished(() => void vi.unstubAllEnvs())
  const newsroom = new Newsroom()
  await press(newsroom)
  for (const number of [1, 2]) {
    const name = `stories/dispatch-${number}/en.md`
    newsroom.write(name, `${newsroom.read(name)}\nIt came back.\n`)
  }
  newsroom.write('stories/new/en.md', dispatch(3, 'New'))
  const onlyFirst: SiteBuilder = (...build) => buildSite(...build, (slug) => slug === 'dispatch-1')
  await press(newsroom, onlyFirst)
  const hasEdit = (number: number) =>
    readFileSync(path.join(newsroom.out, `en/dispatch-${number}/index.html`), 'utf8').includes('It came back.')
  expect([hasEdit(1), hasEdit(2)]).toEqual([true, false])
  expect(newsroom.manifest()).toContain('en/new/index.html')
  expect(await press(newsroom)).toBe(await press(new Newsroom(newsroom)))
  expect(hasEdit(2)).toBe(true)
})
