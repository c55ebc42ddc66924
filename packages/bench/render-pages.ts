import { compileDevCode } from '../../lib/builder/compile/compile-with-esbuild.ts'
import { readLibrary } from '../../lib/index/read-library.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { sitemapEntries } from '../../lib/syndication/sitemap.ts'
import { PUBLICATION, STORY } from '../../tests/fixtures/publication.ts'

/**
 * `node packages/bench/render-pages.ts` prints the processor time in which React renders a page with the route modules
 * of `app/` (decision 0): of every page that the sitemap of the fixture publication lists, and of its story.
 */
const ROUNDS = 100

const site = readLibrary(PUBLICATION).library
if (!site) throw new Error('The fixture publication has an error.')
const library = site
const { renderer } = await compileDevCode(process.cwd())
const addresses = [...sitemapEntries(library).values()].flat().map(({ address }) => address)
const stories = library.publication.languages.map(({ tag }) => storyAddress(tag, STORY))
await rendered(addresses, 10) // the compiler of V8 has seen the code
console.log(
  `React: a page takes ${await rendered(addresses)} ms of processor time, a long story ${await rendered(stories)} ms.`,
)

/** Returns the processor time for a page, in ms. */
async function rendered(pages: readonly string[], rounds = ROUNDS): Promise<string> {
  const before = process.cpuUsage()
  for (let round = 0; round < rounds; round++) {
    for (const address of pages) await renderer.renderPage(address, library)
  }
  const { user, system } = process.cpuUsage(before)
  return ((user + system) / 1000 / rounds / pages.length).toFixed(2)
}
