import { once } from 'node:events'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../tests/browser/find-browser.ts'
import { build } from '../../tests/browser/sites.ts'
import { LANGUAGES, STORY, writeLanguagesNewsroom } from '../../tests/fixtures/languages-newsroom.ts'
import { serveFolder } from '../preview/serve/serve-folder.ts'

/**
 * `node packages/bench/language-pictures.ts [language …]` builds a newsroom with one story in every language of the
 * interface, takes a picture of the front page and the story in each at two widths, and prints what is wrong with them:
 * a page that is wider than the window, a headline that breaks within a word, and letters that are slanted in a script
 * without italics.
 */
const WIDTHS = [390, 1024]
/** Scripts that a line may break in without a space, and those with italics. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Ethiopic}\p{Script=Han}\p{Script=Hiragana}-]/u
const ITALIC = ['Latn', 'Cyrl', 'Grek']

const home = mkdtempSync(path.join(tmpdir(), 'masthead-languages-'))
const [content, out, pictures] = ['content', 'out', 'pictures'].map((name) => path.join(home, name))
if (!content || !out || !pictures) throw new Error('There is no folder.')
writeLanguagesNewsroom(content)
build({ CONTENT_DIR: content, OUT_DIR: out, CARDS: 'off', PRECOMPRESS: 'off' })
mkdirSync(pictures)
const server = serveFolder(out).listen(0, '127.0.0.1')
await once(server, 'listening')
const listening = server.address()
const origin = typeof listening === 'object' && listening ? `http://127.0.0.1:${listening.port}` : ''
const { executablePath, env } = await findBrowser()
const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: ['--no-sandbox'] })
const chosen = process.argv.slice(2)
for (const lang of chosen.length > 0 ? chosen : LANGUAGES) {
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, locale: lang, deviceScaleFactor: 1 })
    for (const address of [`${lang}/`, `${lang}/${STORY}/`]) {
      await page.goto(`${origin}/${address}`)
      for (const problem of await problemsOf(page)) console.log(`${address} at ${width} px: ${problem}`)
      const name = `${address.replaceAll('/', '-')}${width}.png`
      await page.screenshot({ path: path.join(pictures, name), fullPage: true })
    }
    await page.close()
  }
}
await browser.close()
server.close()
server.closeAllConnections()
console.log(`The pictures are in ${pictures}.`)

/** What can be measured of a page: overflow, headlines that break within a word, and letters that are slanted. */
async function problemsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ({ unspaced, italic }) => {
      const root = document.documentElement
      const problems = root.scrollWidth > root.clientWidth ? [`it is ${root.scrollWidth} px wide`] : []
      const script = (element: Element) => element.closest<HTMLElement>('[data-script]')?.dataset.script ?? ''
      for (const element of document.querySelectorAll('main :is(h1, h2, h3, em, i, cite, p)')) {
        if (getComputedStyle(element).fontStyle !== 'normal' && !italic.includes(script(element)))
          problems.push(`“${element.textContent}” is slanted`)
        if (!/^H/.test(element.tagName)) continue
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        while (texts.nextNode()) {
          for (const { 0: word, index } of (texts.currentNode.nodeValue ?? '').matchAll(/\S+/g)) {
            const range = document.createRange()
            range.setStart(texts.currentNode, index)
            range.setEnd(texts.currentNode, index + word.length)
            const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
            if (lines.size > 1 && !new RegExp(unspaced, 'u').test(word)) problems.push(`“${word}” breaks`)
          }
        }
      }
      return problems
    },
    { unspaced: UNSPACED.source, italic: ITALIC },
  )
}
