import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { close, createIndex } from 'pagefind'
import { vi } from 'vitest'
import { type OpenIndexes, openIndexes } from '../../../components/search/pagefind.ts'
import { searchSpelling } from '../../../lib/search/spelling.ts'

/**
 * Indexes texts, which have names or numbers, in a folder.
 * @returns what opens the index, and answers the requests for its files
 */
export async function indexed(
  folder: string,
  lang: string,
  texts: Readonly<Record<string, string>> | readonly string[],
): Promise<OpenIndexes> {
  const { index } = await createIndex({ forceLanguage: lang })
  for (const [title, text] of Object.entries(texts)) {
    const content = searchSpelling(text, lang)
    await index?.addCustomRecord({ url: `${title}/`, content, language: lang, meta: { title } })
  }
  const { files } = (await index?.getFiles()) ?? { files: [] }
  await close()
  for (const { path: name, content } of files) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  const page = new URL(`https://news.example/${lang}/search/`)
  const { createInstance } = await import(pathToFileURL(path.join(folder, 'pagefind.js')).href)
  return (exactly) => {
    vi.stubGlobal('fetch', async (address: string) => {
      const { pathname } = new URL(address, page)
      return new Response(readFileSync(path.join(folder, pathname.replace(`/${lang}/search/0/`, ''))))
    })
    return openIndexes(createInstance, page, 1, exactly, lang)
  }
}
