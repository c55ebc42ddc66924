import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { RESERVED_SLUGS } from '../../publication/addresses.ts'
import { buildTime } from '../../settings/settings.ts'
import { toSlug } from '../../story/read/read-folder.ts'
import { COMMANDS, readArguments, usageError } from '../commands.ts'
import { missingPublication, readSite, requireLanguage } from '../site.ts'

/** `npx masthead new "Headline"` creates a story, dated today and marked as a draft. It overwrites nothing. */
const { values, positionals } = readArguments(COMMANDS.new)
const title = positionals.join(' ').trim() || usageError('Write the headline: npx masthead new "The harbour reopens"')
const site = readSite()
const lang = values.language ?? site.publication?.defaultLanguage ?? missingPublication(site)
requireLanguage(site, lang)
const slug = toSlug(title)
const folder = path.join(site.root, 'stories', slug)
const another = 'Add a word or two; you can change the headline in the file afterwards.'
if (existsSync(folder)) usageError(`There is a story with this name, ${path.relative('', folder)}. ${another}`)
if (RESERVED_SLUGS.includes(slug) || existsSync(path.join(site.root, 'pages', slug)))
  usageError(`A story with this name would be at /${lang}/${slug}/, an address that the site needs itself. ${another}`)
const date = new Date(buildTime()).toISOString().slice(0, 10)
const file = path.join(folder, `${lang}.md`)
mkdirSync(folder, { recursive: true })
writeFileSync(file, `---\n${stringify({ title, date, draft: true }, { lineWidth: 0 })}---\n\nWrite here.\n`)
console.log(
  `Write in ${path.relative('', file)}; remove \`draft: true\` to publish. Its address will be /${lang}/${slug}/.`,
)
