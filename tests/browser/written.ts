import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { PUBLICATION, STORY } from '../fixtures/publication.ts'

/** A page as the newsroom wrote it: the text that tests hold the built page against. */
export interface Written {
  readonly address: string
  readonly title: string
  readonly description: string
  /** The Markdown after the front matter; empty for a front page. */
  readonly body: string
}

/** The publication's facts, as far as tests need them. */
export interface Facts {
  readonly name: string
  readonly description: Readonly<Record<string, string>>
}

/** The publication's facts, read from site.yaml without the product's own reader. */
export const FACTS: Facts = parse(readFileSync(path.join(PUBLICATION, 'site.yaml'), 'utf8'))

/** What was written for the six pages of a language. */
export function writtenPages(lang: string): Written[] {
  const front = { address: `/${lang}/`, title: FACTS.name, description: FACTS.description[lang] ?? '', body: '' }
  const standing = ['privacy', 'terms', 'cookies', 'about'].map((slug) => read(lang, 'pages', slug))
  return [front, read(lang, 'stories', STORY), ...standing]
}

function read(lang: string, folder: string, slug: string): Written {
  const source = readFileSync(path.join(PUBLICATION, folder, slug, `${lang}.md`), 'utf8')
  const [, frontMatter = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? []
  const { title, description }: { title: string; description: string } = parse(frontMatter)
  return { address: `/${lang}/${slug}/`, title, description, body }
}
