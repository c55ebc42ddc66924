import { readFileSync } from 'node:fs'
import path from 'node:path'
import { validateXML } from 'xmllint-wasm'

const folder = path.resolve('tests/fixtures/sitemaps')

const schemaFile = (fileName: string) => ({ fileName, contents: readFileSync(path.join(folder, fileName), 'utf8') })

/** What the schemas of sitemaps.org and of Google's extensions say against a sitemap, or an index of sitemaps. */
export async function sitemapProblems(xml: string): Promise<string[]> {
  const isIndex = xml.includes('<sitemapindex')
  const { errors } = await validateXML({
    xml: { fileName: 'sitemap.xml', contents: xml },
    schema: schemaFile(isIndex ? 'siteindex.xsd' : 'all.xsd'),
    preload: ['sitemap.xsd', 'sitemap-image.xsd', 'sitemap-news.xsd', 'xhtml-link.xsd'].map(schemaFile),
  })
  return errors.map(({ message }) => message)
}
