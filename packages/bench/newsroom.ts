import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse, stringify } from 'yaml'
import { PUBLICATION } from '../../tests/fixtures/publication.ts'

/**
 * Makes a folder the content folder for generated stories: the fixture publication's facts and standing pages, in only
 * those of its languages. What is in `stories` stays as it is.
 */
export function makeNewsroom(folder: string, languages: readonly string[]): void {
  const pages = path.join(folder, 'pages')
  rmSync(pages, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const dropped = publicationLanguages().filter((tag) => !languages.includes(tag))
  const site = { ...Object(without(siteYaml(), new Set(dropped))), languages }
  writeFileSync(path.join(folder, 'site.yaml'), stringify(site))
  cpSync(path.join(PUBLICATION, 'pages'), pages, {
    recursive: true,
    filter: (file) => !dropped.includes(path.basename(file, '.md')),
  })
}

/** The languages of the fixture publication, in its order. */
export function publicationLanguages(): string[] {
  const { languages } = Object(siteYaml())
  return Array.isArray(languages) ? languages.map(String) : []
}

function siteYaml(): unknown {
  return parse(readFileSync(path.join(PUBLICATION, 'site.yaml'), 'utf8'))
}

/** What YAML holds, without what is kept under the tags of some languages. */
function without(value: unknown, languages: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, languages))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => !languages.has(key))
  return Object.fromEntries(entries.map(([key, inner]) => [key, without(inner, languages)]))
}
