import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { verifyFolder, verifySite } from '../../lib/builder/verify/verify-folder.ts'
import { filesOf } from '../../lib/store/manifest.ts'
import { walk } from '../browser/crawl.ts'
import { IS_FULL, SEED } from '../build/sample.ts'
import { BuiltSite } from './built-site.ts'
import { HOSTS } from './servers.ts'

// One folder, built once; each server gets a copy of it, at the root and under a path.
let built: BuiltSite

test.beforeAll(() => {
  built = new BuiltSite()
})
test.afterAll(() => built.remove())

const BASES = ['/', '/news/']

for (const [index, server] of Object.keys(HOSTS).entries()) {
  // Each commit walks a server at one of the two, and the next server at the other. settings.spec.ts asks at both.
  const bases = IS_FULL ? BASES : [BASES[(SEED + index) % BASES.length] ?? '/']
  for (const base of bases) {
    test(`${server} serves the folder at ${base} (${bases.length} of ${BASES.length} paths): every byte as it was built, every link leads somewhere, and the console stays silent`, async ({
      page,
    }) => {
      test.setTimeout(300_000)
      await built.serve(server, base, async ({ folder, start }) => {
        expect(verifyFolder(folder)).toEqual([])
        expect(await verifySite(start)).toEqual([])
        const names = filesOf(folder).filter((file) => file.endsWith('index.html'))
        const { pages, broken, links } = await walk(start.href)
        expect(broken).toEqual([])
        expect(pages).toHaveLength(names.length)
        expect(links).toBeGreaterThan(1000)
        expect(await complaints(page, start, names)).toEqual([])
        expect((await fetch(new URL('en/no/such/page/', start))).status).toBe(404)
      })
    })
  }
}

test('a script, a style and a picture against the policy, and a link to nowhere, would be noticed', async ({
  page,
}) => {
  // A server that does not send what is compressed already.
  await built.serve('python http.server', '/', async ({ folder, start }) => {
    const slipped =
      '<script>1</script><p style="color:red">x<img src="https://elsewhere.example/x.png" alt=""><a href="nowhere/">y'
    appendFileSync(path.join(folder, 'en/about/index.html'), slipped)
    const said = await complaints(page, start, ['en/about/index.html'])
    for (const directive of ['script-src', 'style-src', 'img-src']) expect(said.join('\n')).toContain(directive)
    expect((await walk(start.href)).broken).toEqual([`/en/about/: ${start.href}en/about/nowhere/ (404)`])
    expect(await verifySite(start)).toContain('en/about/index.html has other bytes.')
  })
})

/**
 * Whatever the console of a browser says on these pages, violations of a policy among it, and every answer that is an
 * error.
 */
async function complaints(page: Page, start: URL, names: readonly string[]): Promise<string[]> {
  const messages: string[] = []
  page.on('console', (message) => messages.push(`${page.url()} ${message.text()}`))
  page.on('pageerror', (error) => messages.push(`${page.url()} ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) messages.push(`${response.url()} answers ${response.status()}`)
  })
  for (const name of names) await page.goto(new URL(name.replace(/index\.html$/, ''), start).href)
  return messages
}
