import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { languageOf } from '../../lib/language/language.ts'
import { messagesFor } from '../../lib/language/messages.ts'

const SITE = z.looseObject({ locales: z.record(z.string(), z.looseObject({})) })

/** Gives a copy of the peers' benchmark, which knows six languages, those of this publication too. */
export function teachLanguages(tool: string, tags: readonly string[]): void {
  const file = path.join(tool, 'shared/site.json')
  const site = SITE.parse(JSON.parse(readFileSync(file, 'utf8')))
  const unknown = tags.filter((tag) => !(tag in site.locales))
  if (unknown.length === 0) return
  const locales = { ...site.locales, ...Object.fromEntries(unknown.map((tag) => [tag, localeOf(tag)])) }
  writeFileSync(file, JSON.stringify({ ...site, locales }, null, 2))
  const hugo = path.join(tool, 'peers/hugo/hugo.toml')
  const weights = unknown.map((tag, index) => `[languages.${tag}]\nweight = ${index + 20}\n`).join('')
  writeFileSync(hugo, readFileSync(hugo, 'utf8').replace('[[module.mounts]]', `${weights}\n[[module.mounts]]`))
}

/** The words that a peer's page shows. */
function localeOf(tag: string): Readonly<Record<string, string>> {
  const { endonym, dir } = languageOf(tag)
  const { cookieNotice, accept, chooseLanguage, languages, by } = messagesFor(tag)
  return { name: endonym, dir, cookie: cookieNotice, accept, choose: chooseLanguage, latest: languages, by }
}
