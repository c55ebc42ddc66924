import { selectAll } from 'hast-util-select'
import { serveFolder } from '../../packages/preview/serve/serve-folder.ts'
import { attribute, pagesIn, treeOf } from './built-page.ts'
import { walk } from './crawl.ts'
import { listen } from './global-setup.ts'
import { SITES } from './sites.ts'
import { everyPage, expect, origin, test } from './test.ts'

test('from the choice of language, links lead to every page of the folder, and every link leads to a page', async () => {
  const { pages, broken, links } = await walk(`${origin('seed')}/`)
  expect(broken).toEqual([])
  expect(links).toBeGreaterThan(2_000)
  expect(pages).toEqual(pagesIn('seed').filter((address) => !address.endsWith('404.html')))
  expect(pages).toEqual(expect.arrayContaining(everyPage()))
})

test('the same folder works below any path: no link leaves it', async () => {
  const server = serveFolder(SITES.seed, '/news/')
  const host = await listen(server)
  try {
    const { pages, broken } = await walk(`${host}/news/`)
    expect(broken).toEqual([])
    expect(pages).toEqual(pagesIn('seed').filter((page) => !page.endsWith('404.html')))
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

test('a story that lacks a language breaks no link, and none leads to a section without a story', async () => {
  const { pages, broken } = await walk(`${origin('partial')}/`)
  expect(broken).toEqual([])
  const linked = pagesIn('partial').filter((address) => !address.endsWith('404.html'))
  expect(pages).toEqual(linked.filter((address) => address !== '/fa/topics/science/'))
})

test('a link from a text to a page in another language says which', () => {
  for (const address of pagesIn('seed')) {
    const lang = /^\/([^/]+)\//.exec(address)?.[1]
    const tree = treeOf(address)
    for (const link of selectAll('a[href]', tree)) {
      const url = new URL(attribute(link, 'href') ?? '', `http://site${address}`)
      const target = /^\/([^/.]+)\//.exec(url.pathname)?.[1]
      if (url.host !== 'site' || target === undefined || target === lang) continue
      // The 404 page for every address has a text in each language.
      if (selectAll(`.missing[lang=${target}] a`, tree).includes(link)) continue
      expect(attribute(link, 'hrefLang'), `${address}: ${url.pathname}`).toBe(target)
    }
  }
})
