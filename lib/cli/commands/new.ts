import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { isTransliterable, toSlug } from '../../language/transliterate.ts'
import { editionAddress, isOwnSlug, RESERVED_SLUGS, SLUG, toOwnSlug } from '../../publication/addresses.ts'
import { buildTime } from '../../settings/settings.ts'
import { COMMANDS, readArguments, usageError } from '../commands.ts'
import { missingPublication, readSite, requireLanguage } from '../site.ts'

/**
 * `npx masthead new "Headline"` creates a story, dated today and marked as a draft. It overwrites nothing. A headline that
 * has no usual form in Latin letters keeps its own in the address; its folder is then named for the day.
 */
const { values, positionals } = readArguments(COMMANDS.new)
const title = positionals.join(' ').trim() || usageError('Write the headline: npx masthead new "The harbour reopens"')
const site = readSite()
const lang = values.language ?? site.publication?.defaultLanguage ?? missingPublication(site)
requireLanguage(site, lang)
const date = new Date(buildTime()).toISOString().slice(0, 10)
const given = values.slug?.normalize('NFC')
if (given !== undefined && !isOwnSlug(given))
  usageError(`“${given}” cannot be part of an address. Write small letters, digits and hyphens: ${toOwnSlug(given)}`)
const isLatin = isTransliterable(title)
const named = isLatin ? toSlug(title, lang) : freeName(`story-${date}`)
const slug = given !== undefined && SLUG.test(given) ? given : named
const ownSlug = given === slug || (given === undefined && isLatin) ? undefined : (given ?? toOwnSlug(title))
const folder = path.join(site.root, 'stories', slug)
const another = 'Add a word or two; you can change the headline in the file afterwards. Or say --slug another-name.'
if (existsSync(folder)) usageError(`There is a story with this name, ${path.relative('', folder)}. ${another}`)
const address = decodeURI(editionAddress({ lang, slug, ownSlug }))
if (RESERVED_SLUGS.includes(slug) || existsSync(path.join(site.root, 'pages', slug)))
  usageError(`A story with this name would be at ${address}, an address that the site needs itself. ${another}`)
const file = path.join(folder, `${lang}.md`)
mkdirSync(folder, { recursive: true })
const frontMatter = stringify({ title, ...(ownSlug && { slug: ownSlug }), date, draft: true }, { lineWidth: 0 })
writeFileSync(file, `---\n${frontMatter}---\n\nWrite here.\n`)
console.log(`Write in ${path.relative('', file)}; remove \`draft: true\` to publish. Its address will be ${address}.`)
if (ownSlug !== undefined)
  console.log(`Other languages have the name “${slug}”, or their own \`slug\`; you may rename the folder.`)

/** Returns a name that no story has. */
function freeName(name: string, number = 1): string {
  const free = number === 1 ? name : `${name}-${number}`
  return existsSync(path.join(site.root, 'stories', free)) ? freeName(name, number + 1) : free
}
