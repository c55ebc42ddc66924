import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { editionAddress, isOwnSlug, toOwnSlug } from '../../publication/addresses.ts'
import { reservedSlugs } from '../../publication/publication.ts'
import { storyNames } from '../../publication/slugs.ts'
import { buildTime } from '../../settings/settings.ts'
import { readArguments, usageError } from '../command.ts'
import { coreCommands } from '../commands.ts'
import { missingPublication, readSite, requireLanguage } from '../site.ts'

/**
 * `npx masthead new "Headline"` creates a story, dated today and marked as a draft. It overwrites nothing. A headline
 * that has no usual form in Latin letters keeps its own in the address; its folder is then named for the day.
 */
const { values, positionals } = readArguments(coreCommands.new)
const title = positionals.join(' ').trim() || usageError('Write the headline: npx masthead new "The harbour reopens"')
const site = readSite()
const lang = values.language ?? site.publication?.defaultLanguage ?? missingPublication(site)
requireLanguage(site, lang)
const date = new Date(buildTime()).toISOString().slice(0, 10)
const given = values.slug?.normalize('NFC')
if (given !== undefined && !isOwnSlug(given))
  usageError(`“${given}” cannot be part of an address. Write small letters, digits and hyphens: ${toOwnSlug(given)}`)
const isTaken = (name: string) => existsSync(path.join(site.root, 'stories', name))
const { slug, ownSlug } = storyNames(title, lang, { day: date, given, isTaken })
const folder = path.join(site.root, 'stories', slug)
const another = 'Add a word or two; you can change the headline in the file afterwards. Or say --slug another-name.'
if (existsSync(folder)) usageError(`There is a story with this name, ${path.relative('', folder)}. ${another}`)
const address = decodeURI(editionAddress({ lang, slug, ownSlug }))
if (reservedSlugs(site.publication).includes(slug) || existsSync(path.join(site.root, 'pages', slug)))
  usageError(`A story with this name would be at ${address}, an address that the site needs itself. ${another}`)
const file = path.join(folder, `${lang}.md`)
mkdirSync(folder, { recursive: true })
const frontMatter = stringify({ title, ...(ownSlug && { slug: ownSlug }), date, draft: true }, { lineWidth: 0 })
writeFileSync(file, `---\n${frontMatter}---\n\nWrite here.\n`)
console.log(`Write in ${path.relative('', file)}; remove \`draft: true\` to publish. Its address will be ${address}.`)
if (ownSlug !== undefined)
  console.log(`Other languages have the name “${slug}”, or their own \`slug\`; you may rename the folder.`)
