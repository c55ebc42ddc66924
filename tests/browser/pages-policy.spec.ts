import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Root } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { FIRST_DOORS_HASH, NOT_FOUND_HASH, RESTORE_HASH, SPECULATION_HASH } from '../../lib/builder/page/behaviours.ts'
import { attribute, filesIn, pagesIn, treeOf } from './built-page.ts'
import { SITES } from './sites.ts'
import { builtPage, expect, JOURNEY, storyPath, test } from './test.ts'

/**
 * The rules for fetching the next page, no code, and what restores a reader’s settings: the same text on every page.
 */
const RULES = [`'${SPECULATION_HASH}'`, `'${RESTORE_HASH}'`]

/** The same, and the inline script of the language chooser or of the 404 page if that is at the address. */
function rulesOn(address: string): string[] {
  if (address === '/') return [...RULES, `'${FIRST_DOORS_HASH}'`]
  return address.endsWith('404.html') ? [...RULES, `'${NOT_FOUND_HASH}'`] : RULES
}

/** The hash of the script that a story, and no other page, may load when a reader asks. */
function lazyScriptOn(address: string): string[] {
  if (!builtPage(address).includes('<read-with')) return []
  const names = filesIn('seed').filter((name) => /^assets\/lazy\.\w+\.js$/.test(name))
  return names.map((name) => `'${hash(readFileSync(path.join(SITES.seed, name)))}'`)
}

test('a page’s policy allows nothing but its own style sheet, its own script and its own pictures', JOURNEY, () => {
  for (const address of pagesIn('seed')) {
    const policy = policyOf(treeOf(address))
    expect(policy.get('default-src'), address).toEqual(["'none'"])
    const own = expect.stringMatching(/^'sha256-[\w+/]{43}='$/)
    const rare = address.endsWith('/offline/') ? [own] : [] // the element of its list
    // The search runs a program in WebAssembly, from a script of its own.
    const search = address.endsWith('/search/') ? [own, "'wasm-unsafe-eval'"] : []
    expect(policy.get('script-src'), address).toEqual([
      own,
      ...rare,
      ...lazyScriptOn(address),
      ...search,
      ...rulesOn(address),
    ])
    const policies = lazyScriptOn(address).length > 0 ? ['masthead'] : ["'none'"]
    expect(policy.get('trusted-types'), address).toEqual(policies)
    expect(policy.get('style-src'), address).toEqual([expect.stringMatching(/^'sha256-[\w+/]{43}='$/)])
    expect(policy.get('img-src'), address).toEqual(["'self'"])
    for (const name of ['base-uri', 'form-action']) expect(policy.get(name), address).toEqual(["'none'"])
    expect([...policy.values()].flat().join(' '), address).not.toMatch(/(?<!wasm-)unsafe-|\*|https?:/)
  }
})

test('the policy’s hashes are those of the bytes that are sent', JOURNEY, () => {
  for (const address of pagesIn('seed')) {
    const tree = treeOf(address)
    const policy = policyOf(tree)
    const [style = '', ...moreStyles] = selectAll('style', tree).map((element) => textOf(element))
    expect(moreStyles, address).toEqual([])
    expect(policy.get('style-src'), address).toEqual([`'${hash(style)}'`])
    const scripts = selectAll('script[src]', tree).map((script) => {
      const src = new URL(attribute(script, 'src') ?? '', `http://site${address}`).pathname
      const integrity = hash(readFileSync(path.join(SITES.seed, src)))
      expect(attribute(script, 'integrity'), address).toBe(integrity)
      return `'${integrity}'`
    })
    expect(
      policy.get('script-src')?.filter((source) => source !== "'wasm-unsafe-eval'"),
      address,
    ).toEqual([...scripts.slice(0, 1), ...lazyScriptOn(address), ...scripts.slice(1), ...rulesOn(address)])
    expect(hash(textOf(select('script[type=speculationrules]', tree) ?? tree)), address).toBe(SPECULATION_HASH)
    expect(hash(textOf(select('script:not([type], [src])', tree) ?? tree)), address).toBe(RESTORE_HASH)
  }
})

test('script that somebody slips into a page does not run, nor does a style apply', JOURNEY, async ({ page }) => {
  const slipped = '<h1 onclick="document.title=1" style="color:red">x</h1><script>document.title=2</script>'
  const html = builtPage(storyPath('en')).replace(/<main id="main"[^>]*>/, (main) => main + slipped)
  await page.route(storyPath('en'), (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.goto(storyPath('en'))
  const heading = page.getByRole('heading', { name: 'x', exact: true })
  await heading.click()
  await expect(page).toHaveTitle(/Masthead$/)
  await expect(heading).not.toHaveCSS('color', 'rgb(255, 0, 0)')
})

function policyOf(tree: Root): Map<string, string[]> {
  const meta = select('meta[http-equiv="Content-Security-Policy"]', tree)
  const directives = (attribute(meta, 'content') ?? '').split('; ').map((directive) => directive.split(' '))
  return new Map(directives.map(([name = '', ...values]) => [name, values]))
}

function hash(content: string | Uint8Array): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`
}
