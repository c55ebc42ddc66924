import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { compiledFolder, readCompiled, rendererFile, writeCompiled } from '../../lib/builder/page/compiled.ts'
import { ContentError } from '../../lib/builder/render/build-run.ts'
import { verifyFolder } from '../../lib/builder/verify/verify-folder.ts'
import { buildSite } from '../../lib/builder/write/build-site.ts'
import type { SiteBuilder } from '../../lib/cli/run-build.ts'
import type { Problem } from '../../lib/problem/problem.ts'
import { codeDigest } from '../../lib/store/digests.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { anotherCheckout } from './checkout.ts'
import { Newsroom } from './newsroom.ts'

for (const page of ['en/dispatch-3/', 'ar/']) {
  test(`where the page ${page} fails, it is named, nothing is published, and the site that stands stays as it is`, async () => {
    const newsroom = new Newsroom()
    const before = await buildNewsroom(newsroom)
    vi.stubEnv('CONTENT_DIR', newsroom.content)
    vi.stubEnv('OUT_DIR', newsroom.out)
    vi.stubEnv('CARDS', 'off')
    onTestFinished(() => void vi.unstubAllEnvs())
    const project = projectWithout(`/${page}`)
    const said = `The page ${page.replace(/\/$/, '/index.html')} cannot be rendered: Ink is out`
    const failure = await buildSite(project, Promise.resolve()).catch((error: unknown) => error)
    // The page of a story is a problem of the story, so that the other stories are rendered.
    if (page === 'ar/') expect(failure).toMatchObject({ message: `${said}.` })
    else {
      const problem = {
        file: 'content/stories/dispatch-3',
        rule: 'story-failed',
        message: expect.stringContaining(said),
      }
      expect(failure).toMatchObject({ problems: [problem] })
    }
    expect(newsroom.manifest()).toBe(before)
    expect(readdirSync(path.dirname(newsroom.out))).toEqual(['out'])
    expect(verifyFolder(newsroom.out)).toEqual([])
  })
}

test('a component of the newsroom that throws is named with its place and the page, and nothing is published', async () => {
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  const before = newsroom.manifest()
  newsroom.write('../overrides/kicker.tsx', 'export default ({ story }) =>\n  <p>{story.section.toUpperCase()}</p>\n')
  const problems: Problem[] = []
  const build: SiteBuilder = (...given) =>
    buildSite(...given).catch((error: unknown) => {
      if (error instanceof ContentError) problems.push(...error.problems)
      throw error
    })
  expect(await buildNewsroom(newsroom, build)).toContain('content/stories/dispatch-1 story-failed')
  expect(problems[0]?.message).toMatch(
    /^The page en\/dispatch-1\/index\.html cannot be rendered: overrides\/kicker\.tsx:2:21: Cannot read/,
  )
  expect(newsroom.manifest()).toBe(before)
})

test('an override that does not compile is a problem of the content', async () => {
  const newsroom = new Newsroom()
  newsroom.write('../overrides/kicker.tsx', 'export default (\n')
  expect(await buildNewsroom(newsroom)).toBe('overrides/kicker.tsx code-invalid')
})

/** A project like this one, in which the page at an address fails when it is rendered. */
function projectWithout(page: string): string {
  const project = anotherCheckout()
  const folder = compiledFolder(project, codeDigest(project))
  const renderer = rendererFile(folder)
  const code = readFileSync(renderer, 'utf8')
  const failing = code.replace(
    /async function renderPage\((\w+), \w+\) \{/,
    (start, address) => `${start} if (${address} === "${page}") throw new Error("Ink is out.");`,
  )
  expect(failing).not.toBe(code)
  const compiled = readCompiled(folder)
  if (!compiled) throw new Error('The code has changed since the tests began.')
  writeFileSync(renderer, failing)
  writeCompiled(folder, compiled)
  return project
}
