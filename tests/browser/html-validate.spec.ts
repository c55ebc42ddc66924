import { pagesIn } from './built-page.ts'
import { problemsOf } from './html-rules.ts'
import { builtPage, expect, test } from './test.ts'

/** Pages of the root, then of some languages (the Nu HTML Checker reads all); of a newsroom, those of a few stories. */
const SHARES = ['', 'en', 'zh', 'ar']
const SITES = ['seed', 'newsroom'] as const
const MORE_OF_A_KIND = /\/test-article-\d\d/

for (const share of SHARES) {
  test(`html-validate finds no problem in any page of ${share || 'the root'}`, async () => {
    test.setTimeout(300_000)
    const pages = SITES.flatMap((site) => {
      const inShare = pagesIn(site).filter((address) => languageOf(address) === share)
      const addresses = site === 'seed' ? inShare : inShare.filter((address) => !MORE_OF_A_KIND.test(address))
      return addresses.map((address) => ({ site, address }))
    })
    expect(pages.length).toBeGreaterThan(share ? 5 : 1)
    const problems: string[] = []
    for (const { site, address } of pages) problems.push(...(await problemsOf(builtPage(address, site), address)))
    expect(problems).toEqual([])
  })
}

test('a doubled id, a paragraph for an item of a list and a picture without words would be noticed', async () => {
  const page = builtPage('/en/about/').replace(
    '</main>',
    '<ul id="main"><p>text</p></ul><b id="main"></b><img src="x.png"></main>',
  )
  const problems = (await problemsOf(page, '/en/about/')).join('\n')
  for (const rule of ['no-dup-id', 'element-permitted-content', 'wcag/h37']) expect(problems).toContain(rule)
})

function languageOf(address: string): string {
  return /^\/([^/]+)\//.exec(address)?.[1] ?? ''
}
